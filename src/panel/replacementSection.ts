import type { RowView, SectionView } from '../../webview/protocol.ts';
import type { Candidate } from '../library/matching/match.ts';
import type { Track } from '../model/track.ts';
import { releaseDateText } from '../page/releaseDateText.ts';
import { tabTitle } from '../page/tabTitle.ts';
import { lookUpUnknown } from './lookUpUnknown.ts';
import type { PageContext } from './panelPage.ts';
import type { PanelSection } from './panelSection.ts';
import { Reading } from './reading.ts';
import { artistNames, trackRow } from './trackRow.ts';

/** What may stand in for a track that cannot be played: searched when somebody asks, and never by itself. */
export class ReplacementSection implements PanelSection {
  readonly id = 'replacement';
  readonly isFree = false;
  readonly #context: PageContext;
  readonly #original: () => Track | undefined;
  readonly #reading: Reading;
  #found: readonly Candidate[] | undefined;
  #isUndecided = false;
  #isReplacing = false;

  /** @param original undefined while nothing is known against playing it */
  constructor(context: PageContext, original: () => Track | undefined) {
    this.#context = context;
    this.#original = original;
    this.#reading = new Reading(context);
  }

  view(isOpen: boolean): SectionView | undefined {
    const original = this.#original();
    if (!original || !isOpen) return undefined;
    const { words } = this.#context;
    const problem = this.#problem;
    return {
      id: this.id,
      title: words.replacements(),
      isOpen,
      groups: [{ rows: (this.#found ?? []).map(candidate => this.#row(candidate, original)) }],
      waiting: this.#reading.isUnderWay ? 1 : 0,
      ...(this.#found?.length === 0 ? { note: words.noReplacement() } : {}),
      ...(problem ? { problem } : {}),
    };
  }

  trackAt(uri: string): Track | undefined {
    return this.#found?.find(({ track }) => track.uri === uri)?.track;
  }

  read(): void {
    if (!this.#found && !this.#problem) this.#begin();
  }

  readAgain(): void {
    if (!this.#problem) return;
    this.#begin();
    this.#context.onDidChange();
  }

  actOn(uri: string): void {
    const original = this.#original();
    const track = this.trackAt(uri);
    if (!original || !track || this.#isReplacing) return;
    this.#isReplacing = true;
    void this.#context.actions.replace(original, track).finally(() => {
      this.#isReplacing = false;
    });
  }

  lookUpSaved(): void {
    const uris = (this.#found ?? []).map(({ track }) => track.uri);
    lookUpUnknown(this.#context.source, uris);
  }

  dispose(): void {
    this.#reading.dispose();
  }

  get #problem(): SectionView['problem'] {
    const undecided = { sentence: this.#context.words.noCountry(), canRetry: true };
    return this.#reading.problem ?? (this.#isUndecided ? undecided : undefined);
  }

  #begin(): void {
    const original = this.#original();
    if (!original) return;
    this.#isUndecided = false;
    this.#reading.begin(async signal => {
      const found = await this.#context.source.findReplacements(original, signal);
      if (signal.aborted) return;
      this.#found = found;
      this.#isUndecided = found === undefined;
      this.lookUpSaved();
    });
  }

  /** What is saved can be replaced; else the other release can be saved like any track. */
  #row(candidate: Candidate, original: Track): RowView {
    const { source, words, locale } = this.#context;
    const { track } = candidate;
    const { album } = track;
    const date = album?.releaseDate && releaseDateText(album.releaseDate, locale, 'short');
    const details = [artistNames(track.artists, original.artists), album?.name, date];
    const row = trackRow(track, this.#context, { details: [...details, words.likeness(candidate)] });
    if (source.savedState(original.uri) !== 'saved') return row;
    const inFull = words.replaceBy(tabTitle(row.title), tabTitle(album?.name ?? ''));
    return { ...row, action: { label: words.replace(), inFull } };
  }
}
