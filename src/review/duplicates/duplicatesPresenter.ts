import type { Handlers } from '../../../webview/message.ts';
import { dispatch } from '../../../webview/message.ts';
import type { ProblemView } from '../../../webview/sharedViews.ts';
import type { ReviewRequest, ToggleView } from '../../../webview/reviewProtocol.ts';
import { pairsOf } from '../../library/duplicates/dismissals.ts';
import type { DuplicateGroup, Duplicates } from '../../library/duplicates/duplicateGroup.ts';
import type { Availability, KeepRule } from '../../library/duplicates/keepRule.ts';
import { rowToKeep } from '../../library/duplicates/keepRule.ts';
import { duplicatesWords as words } from '../../messages/duplicates.ts';
import type { Disposable } from '../../model/event.ts';
import { Emitter } from '../../model/event.ts';
import type { SavedTrack, Track } from '../../model/track.ts';
import type { ReviewContent } from '../reviewContent.ts';
import type { ReviewPresenter } from '../reviewPresenter.ts';
import type { AddedTexts } from './addedTexts.ts';
import { addedTexts } from './addedTexts.ts';
import { staying } from './choices.ts';
import { Decisions } from './decisions.ts';
import type { DuplicatesPorts } from './duplicatesPorts.ts';
import type { Song, Toll } from './songs.ts';
import { songsOf, tollOf } from './songs.ts';
import { songColumns, songId, songView } from './songView.ts';
import { firstRule, ruleChoice, ruleOf } from './rules.ts';
import type { VersionsOption } from './versions.ts';
import { recordingOptions, versionsChoice, versionsOf } from './versions.ts';
import { findingProgress, isSettled, whatIsMissing } from './wholeness.ts';

/** What there is to see of the songs, put together from what was found and what was decided. */
interface Shown {
  readonly songs: readonly Song[];
  readonly dismissed: readonly Song[];
  readonly toll: Toll;
  readonly knowsAvailability: boolean;
}

/**
 * The review of tracks that are saved more than once: waits until the library is whole, finds without a request, follows
 * what happens to the library elsewhere, and removes nothing before the person has agreed.
 */
export class DuplicatesPresenter implements ReviewPresenter {
  readonly title = words.title();
  readonly #ports: DuplicatesPorts;
  readonly #handlers: Handlers<ReviewRequest>;
  readonly #changed = new Emitter<undefined>();
  readonly #announced = new Emitter<string>();
  readonly #subscriptions: readonly Disposable[];
  readonly #addedTexts: AddedTexts;
  readonly #closed = new AbortController();
  readonly #byHand = new Map<string, boolean>();
  readonly #decisions = new Decisions(rows =>
    staying(rows, this.#byHand, open => rowToKeep(open, this.#rule, this.#availability)),
  );
  readonly #availability = (track: Track): Availability => this.#ports.availability(track);
  #rule: KeepRule = firstRule;
  #versions: VersionsOption = 'apart';
  #showsDismissed = false;
  #found: Duplicates | undefined;
  /** The option that this was found with. */
  #foundFor: VersionsOption | undefined;
  #lookedThrough: readonly SavedTrack[] | undefined;
  #isLooking = false;
  #isOutdated = false;
  #failure: unknown;
  #isRemoving = false;
  #shown: Shown | undefined;

  readonly onDidChange = this.#changed.event;
  readonly onDidAnnounce = this.#announced.event;

  constructor(ports: DuplicatesPorts) {
    this.#ports = ports;
    this.#addedTexts = addedTexts(ports.locale, ports.timeZone);
    this.#handlers = {
      choose: ({ choice, option }) => this.#choose(choice, option),
      toggle: ({ checked }) => this.#update(() => (this.#showsDismissed = checked)),
      check: ({ row, checked }) => this.#update(() => this.#decideByHand(row, checked)),
      press: () => this.#decideAnew(() => this.#byHand.clear()),
      pressGroup: ({ group, button }) => void this.#dismissOrBringBack(group, button === 'dismiss'),
      pressRow: () => undefined,
      apply: () => void this.#remove(),
      cancel: () => undefined,
      retry: () => this.#retry(),
    };
    this.#subscriptions = [
      ports.onDidChange(({ lists }) => {
        if (lists.includes('savedTracks')) this.#follow();
      }),
      ports.onDidLearnAvailability(() => this.#decideAnew(() => undefined)),
      ports.onDidChangeDismissals(() => this.#lookedThrough && this.#look()),
    ];
    void ports.tracks.firstRows().then(() => this.#follow());
  }

  content(): ReviewContent {
    const { locale, source } = this.#ports;
    const shown = (this.#shown ??= this.#putTogether());
    const { songs, dismissed, toll } = shown;
    const options = {
      isFixed: this.#isRemoving,
      locale,
      addedTexts: this.#addedTexts,
      availability: shown.knowsAvailability ? this.#availability : undefined,
    };
    const listed = this.#showsDismissed ? songs.length + dismissed.length : songs.length;
    const at = (index: number): ReturnType<typeof songView> | undefined => {
      const song = songs[index] ?? dismissed[index - songs.length];
      return song && songView(song, { ...options, isDismissed: index >= songs.length });
    };
    const problem = this.#problem();
    const isFound = this.#foundFor === this.#versions;
    const isFinding = !isFound && this.#failure === undefined;
    return {
      heading: words.heading(),
      intro: words.intro(),
      ...(source === undefined ? {} : { source }),
      choices: [ruleChoice(this.#rule, !this.#isRemoving), versionsChoice(this.#versions, !this.#isRemoving)],
      toggles: dismissed.length === 0 ? [] : [this.#dismissedToggle(dismissed.length)],
      notices: [],
      columns: songColumns(options),
      ...(songs.length > 0 ? { summary: this.#summary(toll, songs.length), action: this.#action(toll) } : {}),
      buttons:
        this.#byHand.size > 0 && songs.length > 0 ? [{ id: 'followRule', label: words.undoChoices() }] : [],
      ...(isFinding ? { progress: findingProgress(this.#ports.tracks.status) } : {}),
      ...(problem ? { problem } : {}),
      ...(isFound && listed === 0 ? { empty: this.#nothing(dismissed.length) } : {}),
      groups: { length: listed, at },
    };
  }

  receive(request: ReviewRequest): void {
    dispatch(this.#handlers, request);
  }

  dispose(): void {
    this.#closed.abort();
    for (const each of this.#subscriptions) each.dispose();
    this.#changed.dispose();
    this.#announced.dispose();
  }

  #putTogether(): Shown {
    const { tracks } = this.#ports;
    const saved = (uri: string): SavedTrack | undefined => tracks.get(uri);
    const { groups = [], dismissed = [] } = this.#found ?? {};
    const songs = songsOf(groups, saved, (rows, group) => this.#decisions.of(group, rows));
    return {
      songs,
      dismissed: songsOf(dismissed, saved, rows => new Set(rows.map(({ track }) => track.uri))),
      toll: tollOf(songs),
      knowsAvailability: songs.some(({ rows }) =>
        rows.some(({ track }) => !track.isLocal && this.#availability(track) !== 'unknown'),
      ),
    };
  }

  #dismissedToggle(count: number): ToggleView {
    const label = words.showDismissed(count);
    return { id: 'dismissed', label, checked: this.#showsDismissed, enabled: true };
  }

  #summary({ going, staying: stay, lost }: Toll, songs: number): string {
    const sentence = words.summary(going.length, stay, songs);
    return lost === 0 ? sentence : `${sentence} ${words.lost(lost)}`;
  }

  #action({ going }: Toll): NonNullable<ReviewContent['action']> {
    const count = going.length;
    return count === 0
      ? { label: words.nothingToRemove(), enabled: false }
      : { label: words.remove(count), enabled: !this.#isRemoving };
  }

  #nothing(dismissed: number): string {
    return dismissed > 0 ? words.noneBesides(dismissed) : words.none(this.#ports.tracks.rows.length);
  }

  #problem(): ProblemView | undefined {
    const explain = (error: unknown): string | undefined => this.#ports.explain(error);
    if (this.#failure === undefined) return whatIsMissing(this.#ports.tracks.status, explain);
    return { sentence: explain(this.#failure) ?? words.failed(), canRetry: true };
  }

  #choose(choice: string, option: string): void {
    if (choice === 'rule') this.#decideAnew(() => (this.#rule = ruleOf(option) ?? this.#rule));
    else {
      this.#update(() => (this.#versions = versionsOf(option) ?? this.#versions));
      if (this.#lookedThrough) this.#look();
    }
  }

  #decideByHand(uri: string, isKept: boolean): void {
    this.#byHand.set(uri, isKept);
    const group = this.#found?.groups.find(({ rows }) => rows.some(({ track }) => track.uri === uri));
    if (group) this.#decisions.forget(group);
  }

  #decideAnew(work: () => unknown): void {
    this.#decisions.forgetAll();
    this.#update(work);
  }

  /** Shows what `work` has changed. */
  #update(work: () => unknown): void {
    work();
    this.#shown = undefined;
    if (!this.#closed.signal.aborted) this.#changed.fire(undefined);
  }

  /** The library has changed: what is no longer saved disappears at once, and what has come is looked through. */
  #follow(): void {
    const { rows, status } = this.#ports.tracks;
    if (isSettled(status) && rows !== this.#lookedThrough) this.#look();
    this.#update(() => undefined);
  }

  /** Looks through the library; once more when that is asked for meanwhile. */
  #look(): void {
    this.#isOutdated = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    void this.#lookOn().finally(() => (this.#isLooking = false));
  }

  async #lookOn(): Promise<void> {
    while (this.#isOutdated && !this.#closed.signal.aborted) {
      this.#isOutdated = false;
      const { rows } = this.#ports.tracks;
      const versions = this.#versions;
      this.#lookedThrough = rows;
      try {
        const found = await this.#ports.find(rows, recordingOptions(versions), this.#closed.signal);
        this.#update(() => {
          this.#found = found;
          this.#foundFor = versions;
          this.#failure = undefined;
        });
      } catch (error) {
        this.#update(() => (this.#failure = error));
      }
    }
  }

  async #dismissOrBringBack(id: string, dismisses: boolean): Promise<void> {
    const { groups, dismissed } = this.#found ?? { groups: [], dismissed: [] };
    const group = (dismisses ? groups : dismissed).find(each => songId(each, !dismisses) === id);
    if (!group) return;
    const pairs = pairsOf(group.rows.map(({ track }) => track.uri));
    try {
      if (dismisses) await this.#ports.dismiss(pairs);
      else await this.#ports.bringBack(pairs);
    } catch (error) {
      this.#ports.tell(error);
    }
    const title = titleOf(group);
    this.#announced.fire(dismisses ? words.dismissed(title) : words.broughtBack(title));
  }

  async #remove(): Promise<void> {
    const { toll } = (this.#shown ??= this.#putTogether());
    if (this.#isRemoving || toll.going.length === 0) return;
    this.#update(() => (this.#isRemoving = true));
    try {
      await this.#ports.remove({
        rows: toll.going,
        question: words.confirm(toll.going.length, toll.songs),
        detail: words.confirmDetail(toll.left, toll.lost),
      });
    } catch (error) {
      this.#ports.tell(error);
    }
    this.#update(() => (this.#isRemoving = false));
  }

  #retry(): void {
    if (this.#failure !== undefined) {
      this.#update(() => (this.#failure = undefined));
      this.#look();
    } else void this.#ports.tracks.retry();
  }
}

function titleOf({ rows }: DuplicateGroup): string {
  return rows[0]?.track.name ?? '';
}
