import { env } from 'vscode';
import type { ProblemView } from '../../../webview/sharedViews.ts';
import type { ChoiceView, ReviewFrame, ReviewRequest, RowView } from '../../../webview/reviewProtocol.ts';
import type { AvailabilityRun } from '../../library/availability/availabilityRun.ts';
import type { SavedItem } from '../../library/journal.ts';
import type { Library } from '../../library/library.ts';
import type { LibraryWish } from '../../library/libraryWish.ts';
import type { Candidate } from '../../library/matching/match.ts';
import { restrictionSentence } from '../../messages/panel.ts';
import { unavailableReviewWords as words } from '../../messages/unavailable.ts';
import type { Disposable } from '../../model/event.ts';
import { marketIn, marketsByName } from '../../model/markets.ts';
import { Emitter } from '../../model/event.ts';
import type { SavedTrack, Track } from '../../model/track.ts';
import { SpotifyError } from '../../spotify/errors.ts';
import type { GroupContent, ReviewContent, Sequence } from '../reviewContent.ts';
import type { ReviewPresenter } from '../reviewPresenter.ts';
import { Replacements } from './replacements.ts';
import { candidateRow, originalRow } from './unavailableRows.ts';
import type { UnavailableTracks } from './unavailableTracks.ts';
import { unavailableTracks } from './unavailableTracks.ts';

/** What the review needs of its surroundings. */
export interface UnavailablePorts {
  readonly library: Pick<
    Library,
    'savedTracks' | 'availability' | 'availabilityCheck' | 'recordings' | 'savedState' | 'onDidChange'
  >;
  /** The check in the market that is reviewed. */
  readonly run: AvailabilityRun;
  /** "Demo" or "Test server". */
  readonly source?: string | undefined;
  explain(error: unknown): ProblemView;
  /** Goes on with the check, in the background. */
  check(): void;
  /** Replaces or removes tracks as one change, after asking. Resolves when that is done or given up. Never rejects. */
  change(wish: LibraryWish): Promise<void>;
  /** The person listens in another country. */
  useCountry(code: string): void;
}

/** A row of a group: a track that cannot be played, or one that may stand in for it. */
interface Entry {
  readonly saved: SavedTrack;
  readonly candidate?: Candidate;
}

/** Shows what cannot be played and why, looks for replacements on request, and replaces and removes. */
export class UnavailablePresenter implements ReviewPresenter {
  readonly title = words.title();
  readonly #ports: UnavailablePorts;
  readonly #replacements: Replacements;
  readonly #marked = new Set<string>();
  readonly #changed = new Emitter<undefined>();
  readonly #announced = new Emitter<string>();
  readonly #subscriptions: readonly Disposable[];
  #tracks: UnavailableTracks | undefined;
  #looking: Promise<void> | undefined;
  #isStale = false;
  #isChanging = false;
  #isDisposed = false;

  readonly onDidChange = this.#changed.event;
  readonly onDidAnnounce = this.#announced.event;

  constructor(ports: UnavailablePorts) {
    this.#ports = ports;
    this.#replacements = new Replacements(ports.library.recordings, ports.run.market);
    this.#subscriptions = [
      ports.library.onDidChange(() => this.#lookAgain()),
      ports.run.onDidChange(() => this.#changed.fire(undefined)),
      this.#replacements.onDidChange(track => this.#tellOfReplacement(track)),
    ];
    this.#lookAgain();
  }

  /** Resolves when everything that is known has been looked through. */
  async settled(): Promise<void> {
    while (this.#looking) await this.#looking;
  }

  content(): ReviewContent {
    const groups = [...(this.#tracks?.byReason ?? [])].map(([reason, rows]) => this.#group(reason, rows));
    return { ...this.#frame(), groups };
  }

  receive(request: ReviewRequest): void {
    if (request.type === 'check') this.#onCheck(request.row, request.checked);
    if (request.type === 'pressRow') this.#onSearch(request.row);
    if (request.type === 'choose' && marketIn(request.option) === request.option)
      this.#ports.useCountry(request.option);
    if (request.type === 'press') this.#onPress(request.button);
    if (request.type === 'apply') void this.#change({ replace: this.#pairs() });
    if (request.type === 'cancel') this.#ports.run.stop();
    if (request.type === 'retry') this.#ports.check();
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#replacements.dispose();
    this.#changed.dispose();
    this.#announced.dispose();
  }

  #onPress(button: string): void {
    if (button === 'goOn') this.#ports.check();
    if (button === 'remove') void this.#change({ remove: this.#removals() });
  }

  #onSearch(uri: string): void {
    const row = this.#row(uri);
    if (row) void this.#replacements.search(row.track);
  }

  #onCheck(row: string, isChecked: boolean): void {
    const [uri = '', other] = row.split('>');
    const found = this.#replacements.of(uri);
    if (other !== undefined) {
      const candidates = found?.kind === 'found' ? found.candidates : [];
      const candidate = candidates.find(({ track }) => track.uri === other);
      this.#replacements.choose(uri, isChecked ? candidate : undefined);
      this.#marked.delete(uri);
    } else if (isChecked) this.#marked.add(uri);
    else this.#marked.delete(uri);
    this.#changed.fire(undefined);
  }

  async #change(wish: LibraryWish): Promise<void> {
    if (this.#isChanging) return;
    this.#isChanging = true;
    this.#changed.fire(undefined);
    await this.#ports.change(wish);
    this.#isChanging = false;
    this.#lookAgain();
  }

  /** Rows come and go while a check or a change is under way: they are looked through again, once at a time. */
  #lookAgain(): void {
    this.#isStale = true;
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
  }

  async #look(): Promise<void> {
    const { library, run } = this.#ports;
    const { savedTracks, availability, availabilityCheck: check } = library;
    while (this.#isStale && !this.#isDisposed) {
      this.#isStale = false;
      const { market } = run;
      this.#tracks = await unavailableTracks({ rows: savedTracks.rows, availability, check, market });
    }
    const isGone = (uri: string): boolean => !this.#row(uri);
    for (const uri of this.#marked) if (isGone(uri)) this.#marked.delete(uri);
    this.#replacements.chooseNoneFor(isGone);
    if (!this.#isDisposed) this.#changed.fire(undefined);
  }

  #tellOfReplacement(track: Track): void {
    const found = this.#replacements.of(track.uri);
    if (found?.kind === 'found') {
      const { length } = found.candidates;
      this.#announced.fire(
        length === 0 ? words.noneFor(track.name) : words.foundFor(track.name, words.found(length)),
      );
    }
    this.#changed.fire(undefined);
  }

  #row(uri: string): SavedTrack | undefined {
    const row = this.#ports.library.savedTracks.get(uri);
    return row && this.#ports.library.availability.of(row.track).state === 'unavailable' ? row : undefined;
  }

  /** Only what is in sight counts: tracks may have gone since they were ticked. */
  #pairs(): { remove: SavedItem; save: SavedItem }[] {
    const addedAt = new Date().toISOString();
    return this.#listed().flatMap(row => {
      const chosen = this.#replacements.chosen(row.track.uri);
      return chosen && this.#row(row.track.uri)
        ? [{ remove: row, save: { track: chosen.track, addedAt } }]
        : [];
    });
  }

  #removals(): SavedItem[] {
    const isRemoved = (uri: string): boolean => this.#marked.has(uri) && !this.#replacements.chosen(uri);
    return this.#listed().filter(({ track: { uri } }) => isRemoved(uri) && this.#row(uri));
  }

  #listed(): SavedTrack[] {
    return [...(this.#tracks?.byReason.values() ?? [])].flat();
  }

  #group(reason: string, rows: readonly SavedTrack[]): GroupContent {
    const title = restrictionSentence(reason === '' ? undefined : reason);
    return { id: reason === '' ? 'unknown' : reason, title, rows: this.#sequence(rows) };
  }

  #sequence(rows: readonly SavedTrack[]): Sequence<RowView> {
    const entries = rows.flatMap((saved): Entry[] => {
      const found = this.#replacements.of(saved.track.uri);
      const candidates = found?.kind === 'found' ? found.candidates : [];
      return [{ saved }, ...candidates.map(candidate => ({ saved, candidate }))];
    });
    return {
      length: entries.length,
      at: index => {
        const entry = entries[index];
        return entry && this.#view(entry);
      },
    };
  }

  #view({ saved, candidate }: Entry): RowView {
    const { uri } = saved.track;
    const chosen = this.#replacements.chosen(uri);
    if (!candidate) {
      const replacement = this.#replacements.of(uri);
      return originalRow(saved, {
        isRemoved: this.#marked.has(uri),
        isReplaced: chosen !== undefined,
        replacement,
      });
    }
    const isSaved = this.#ports.library.savedState(candidate.track.uri) === 'saved';
    return candidateRow(`${uri}>${candidate.track.uri}`, candidate, candidate === chosen, isSaved);
  }

  #frame(): ReviewFrame {
    const { run, source } = this.#ports;
    const [replaced, removed] = [this.#pairs().length, this.#removals().length];
    const { outcome, progress } = run;
    const problem =
      outcome?.error && !SpotifyError.is(outcome.error, 'cancelled') && this.#ports.explain(outcome.error);
    return {
      heading: words.heading(run.market),
      intro: [words.intro(), words.nothingYet()],
      ...(source === undefined ? {} : { source }),
      choices: [countryChoice(run.market)],
      toggles: [],
      notices: this.#notices().map(sentence => ({ kind: 'info', sentence })),
      columns: words.columns(),
      summary: this.#summary(replaced, removed),
      ...(replaced > 0
        ? { action: { label: words.replaceAction(replaced), enabled: !this.#isChanging } }
        : {}),
      buttons: this.#buttons(removed),
      ...(progress
        ? {
            progress: {
              sentence: words.checking(progress.done, progress.total),
              cancel: words.later(),
              ...progress,
            },
          }
        : {}),
      ...(problem ? { problem } : {}),
      empty: this.#tracks ? words.empty() : words.collecting(),
    };
  }

  #summary(replaced: number, removed: number): string {
    if (!this.#tracks) return words.collecting();
    return [
      words.summary(this.#tracks.count, this.#tracks.total),
      ...(replaced > 0 ? [words.toReplace(replaced)] : []),
      ...(removed > 0 ? [words.toRemove(removed)] : []),
    ].join(' ');
  }

  #buttons(removed: number): ReviewFrame['buttons'] {
    const requests = this.#tracks?.plan.requests ?? 0;
    return [
      ...(removed > 0
        ? [{ id: 'remove', label: words.removeAction(removed), enabled: !this.#isChanging }]
        : []),
      ...(requests > 0 && !this.#ports.run.progress ? [{ id: 'goOn', label: words.goOn(requests) }] : []),
    ];
  }

  #notices(): string[] {
    const { library, run } = this.#ports;
    const { loaded, total = loaded } = library.savedTracks.status;
    if (library.availability.market !== run.market) return [words.otherMarket()];
    const { plan, untold = 0 } = this.#tracks ?? {};
    const open = run.progress ? 0 : (plan?.open.length ?? 0);
    return [
      ...(open > 0 ? [words.open(open)] : []),
      ...(untold > 0 ? [words.untold(untold)] : []),
      ...(loaded < total ? [words.unread(loaded, total)] : []),
    ];
  }
}

function countryChoice(market: string): ChoiceView {
  const options = marketsByName(env.language, market).map(({ code, name }) => ({ id: code, label: name }));
  return { id: 'country', label: words.country(), options, chosen: market, enabled: true };
}
