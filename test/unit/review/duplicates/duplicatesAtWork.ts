import { DuplicateFinder } from '../../../../src/library/duplicates/duplicateFinder.ts';
import type { Duplicates } from '../../../../src/library/duplicates/duplicateGroup.ts';
import type { LibraryChange } from '../../../../src/library/libraryChange.ts';
import type { ListStatus } from '../../../../src/library/listStatus.ts';
import { idleStatus } from '../../../../src/library/listStatus.ts';
import { availabilityOf } from '../../../../src/model/availability.ts';
import { Emitter } from '../../../../src/model/event.ts';
import type { SavedTrack, Track } from '../../../../src/model/track.ts';
import type { Removal, ReviewedTracks } from '../../../../src/review/duplicates/duplicatesPorts.ts';
import { DuplicatesPresenter } from '../../../../src/review/duplicates/duplicatesPresenter.ts';
import type { GroupContent, ReviewContent } from '../../../../src/review/reviewContent.ts';
import type { RowView } from '../../../../webview/reviewProtocol.ts';

/** A saved track; `id` is one character. */
export function saved(id: string, more: Partial<Track> = {}, addedAt = '2021-03-12T14:03:00Z'): SavedTrack {
  const album = {
    name: `Album ${id}`,
    artists: [],
    images: [],
    albumType: 'album',
    uri: `spotify:album:${id}`,
  };
  const track: Track = {
    uri: uriOf(id),
    id: id.repeat(22),
    name: 'Lantern Field',
    artists: [{ name: 'Salt Meridian' }],
    album,
    durationMs: 200_000,
    explicit: false,
    isLocal: false,
    ...more,
  };
  return { track, addedAt };
}

export const uriOf = (id: string): string => `spotify:track:${id.repeat(22)}`;

export const complete = (loaded: number): ListStatus => ({
  ...idleStatus,
  phase: 'complete',
  loaded,
  total: loaded,
});

/** Lets what was begun come to its end. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 8; turns++) await new Promise(resolve => setImmediate(resolve));
}

/** The review over a library that the test changes as Spotify, commands and other windows do. */
export class DuplicatesAtWork implements ReviewedTracks {
  rows: readonly SavedTrack[];
  status: ListStatus;
  readonly presenter: DuplicatesPresenter;
  readonly announced: string[] = [];
  readonly removals: Removal[] = [];
  readonly told: unknown[] = [];
  /** How often the library was looked through, and read again. */
  searches = 0;
  retries = 0;
  failure: Error | undefined;
  dismissalFailure: Error | undefined;
  /** What removing does. */
  onRemove: (removal: Removal) => Promise<void> = () => Promise.resolve();
  readonly availabilityChanges = new Emitter<undefined>();
  readonly dismissalChanges = new Emitter<undefined>();
  /** URIs of tracks that cannot be played. */
  readonly unavailable = new Set<string>();
  readonly #changes = new Emitter<LibraryChange>();
  readonly #dismissed = new Set<string>();

  constructor(rows: readonly SavedTrack[], status: ListStatus = complete(rows.length)) {
    this.rows = rows;
    this.status = status;
    const finder = new DuplicateFinder();
    const key = (uris: readonly string[]): string => [...uris].sort().join(' ');
    this.presenter = new DuplicatesPresenter({
      tracks: this,
      onDidChange: this.#changes.event,
      onDidLearnAvailability: this.availabilityChanges.event,
      onDidChangeDismissals: this.dismissalChanges.event,
      source: 'Demo',
      find: (searched, options): Promise<Duplicates> => {
        this.searches++;
        if (this.failure) return Promise.reject(this.failure);
        const dismissals = { has: (a: string, b: string) => this.#dismissed.has(key([a, b])) };
        return finder.find(searched, { ...options, dismissals });
      },
      availability: track => (this.unavailable.has(track.uri) ? 'unavailable' : availabilityOf(track)),
      dismiss: pairs => {
        for (const pair of pairs) this.#dismissed.add(key(pair));
        this.dismissalChanges.fire(undefined);
        return this.dismissalFailure ? Promise.reject(this.dismissalFailure) : Promise.resolve();
      },
      bringBack: pairs => {
        for (const pair of pairs) this.#dismissed.delete(key(pair));
        this.dismissalChanges.fire(undefined);
        return Promise.resolve();
      },
      remove: removal => {
        this.removals.push(removal);
        return this.onRemove(removal);
      },
      explain: error => (error instanceof Error ? error.message : undefined),
      tell: error => void this.told.push(error),
      locale: 'en-GB',
      timeZone: 'UTC',
    });
    this.presenter.onDidAnnounce(sentence => this.announced.push(sentence));
  }

  /** A review that has found what there is. */
  static async begin(...rows: readonly SavedTrack[]): Promise<DuplicatesAtWork> {
    const review = new DuplicatesAtWork(rows);
    await settle();
    return review;
  }

  get(uri: string): SavedTrack | undefined {
    return this.rows.find(({ track }) => track.uri === uri);
  }

  firstRows(): Promise<void> {
    return Promise.resolve();
  }

  retry(): Promise<void> {
    this.retries++;
    return Promise.resolve();
  }

  /** The library is another one now, without anybody waiting for what the review makes of it. */
  becomes(rows: readonly SavedTrack[], status: ListStatus = complete(rows.length)): void {
    this.rows = rows;
    this.status = status;
    this.#changes.fire({ lists: ['savedTracks'], uris: [] });
  }

  get content(): ReviewContent {
    return this.presenter.content();
  }

  get groups(): GroupContent[] {
    const { groups } = this.content;
    return Array.from({ length: groups.length }, (_, index) => groups.at(index)!);
  }

  get rowViews(): RowView[] {
    return this.groups.flatMap(({ rows }) =>
      Array.from({ length: rows.length }, (_, index) => rows.at(index)!),
    );
  }

  /** What becomes of each row, by the character of its id: `a stays, b goes`. */
  get fates(): string {
    return this.rowViews
      .map(({ id, mark }) => `${id.at(-1)!} ${mark?.word.toLowerCase() ?? 'is dismissed'}`)
      .join(', ');
  }
}
