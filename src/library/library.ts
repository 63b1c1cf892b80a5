import type { SavedAlbum } from '../model/album.ts';
import { Emitter } from '../model/event.ts';
import type { SavedTrack } from '../model/track.ts';
import type { SpotifyClient } from '../spotify/client.ts';
import type { WriteOptions } from '../spotify/libraryWrites.ts';
import type { Clock } from '../spotify/clock.ts';
import { Albums } from './albums.ts';
import { Artists } from './artists.ts';
import { Availability } from './availability/availability.ts';
import { AvailabilityCheck } from './availability/availabilityCheck.ts';
import type { FindingsStore } from './availability/findingsStore.ts';
import { noFindingsStore } from './availability/findingsStore.ts';
import type { ChangeOptions } from './curation.ts';
import type { CurationOutcome, JointOutcome } from './curationOutcome.ts';
import type { Curation } from './curation.ts';
import { createCurating } from './curating.ts';
import { Doubts } from './doubts.ts';
import type { Change, Journal, SavedItem } from './journal.ts';
import type { ItemAtHand } from './itemAtHand.ts';
import { itemAtHand } from './itemAtHand.ts';
import { KeptTracks } from './keptTracks.ts';
import { RecordingSearch } from './matching/recordingSearch.ts';
import { DismissedPairs } from './duplicates/dismissedPairs.ts';
import type { DismissalStore } from './duplicates/dismissalStore.ts';
import { noDismissalStore } from './duplicates/dismissalStore.ts';
import type { Drafts } from './drafts/drafts.ts';
import { MemoryDrafts } from './drafts/memoryDrafts.ts';
import { exclusively } from './exclusively.ts';
import type { Freshness } from './freshness.ts';
import type { LibraryChange, ListName } from './libraryChange.ts';
import type { LibraryWish } from './libraryWish.ts';
import { Rankings } from './rankings.ts';
import type { RemovedList } from './removedList.ts';
import type { SavedList } from './savedList.ts';
import { createSavedLists } from './savedLists.ts';
import type { SavedState, SavedStates } from './savedStates.ts';
import type { LibraryStore } from './store/libraryStore.ts';
import { Tracks } from './tracks.ts';
import { Upkeep } from './upkeep.ts';

interface LibraryParts {
  readonly client: SpotifyClient;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Where lists are kept; without it they last as long as this object. */
  readonly store?: LibraryStore | undefined;
  /** Where drafts of the library as text are kept; without it they last as long as this object. */
  readonly drafts?: Drafts | undefined;
  /** Where it is kept which tracks can be played; without it that lasts as long as this object. */
  readonly findings?: FindingsStore | undefined;
  /** Where it is kept what a person says are no duplicates; without it that lasts as long as this object. */
  readonly dismissals?: DismissalStore | undefined;
  /** What is read again without being asked for; without it, only what was kept from an earlier start. */
  readonly freshness?: Freshness | undefined;
}

/** One person's music as the product shows it: what is known, what is being read, and what may be changed. */
export class Library {
  readonly savedTracks: SavedList<SavedTrack>;
  readonly savedAlbums: SavedList<SavedAlbum>;
  readonly topTracks: Rankings['topTracks'];
  readonly rankings: Rankings;
  readonly tracks: Tracks;
  readonly albums: Albums;
  readonly artists: Artists;
  /** Recordings in Spotify's catalogue, for who knows no link to them. */
  readonly recordings: RecordingSearch;
  /** What somebody writes in place of the library. */
  readonly drafts: Drafts;
  /** Which tracks can be played, as far as that is known; `availabilityCheck` finds out more. */
  readonly availability: Availability;
  readonly availabilityCheck: AvailabilityCheck;
  /** What the person has said are no duplicates. */
  readonly dismissedPairs: DismissedPairs;
  /** What was removed here; see `RemovedList`. */
  readonly recentlyRemoved: RemovedList;
  readonly #doubts: Doubts;
  readonly #stopped = new AbortController();
  readonly #client: SpotifyClient;
  readonly #states: SavedStates;
  readonly #curation: Curation;
  readonly #changed = new Emitter<LibraryChange>();
  readonly #store: LibraryStore | undefined;
  readonly #upkeep: Upkeep;

  /** The one event of everything that is different now. */
  readonly onDidChange = this.#changed.event;

  constructor({ client, journal, clock, log, store, drafts, findings, dismissals, freshness }: LibraryParts) {
    this.#client = client;
    this.#store = store;
    const now = (): number => clock.now();
    const kept = new KeptTracks();
    this.drafts = drafts ?? new MemoryDrafts(now);
    this.dismissedPairs = new DismissedPairs(dismissals ?? noDismissalStore, log);
    const lists = createSavedLists({
      client,
      clock,
      store,
      freshness,
      onDidChange: (list, uris) => this.#fire(list, uris),
    });
    this.savedTracks = lists.savedTracks;
    this.savedAlbums = lists.savedAlbums;
    this.availability = new Availability(findings ?? noFindingsStore);
    this.availability.onDidChange(uris =>
      this.#changed.fire({ lists: uris.length > 0 ? [] : ['savedTracks'], uris }),
    );
    this.availabilityCheck = new AvailabilityCheck({
      client,
      availability: this.availability,
      rows: () => this.savedTracks.rows,
      now,
      log,
      ...(store ? { exclusively: exclusively(ms => store.acquireLease('availability', ms), clock) } : {}),
    });
    this.recordings = new RecordingSearch(client, tracks => kept.keep(tracks));
    this.tracks = new Tracks({ client, savedTracks: this.savedTracks, kept });
    this.albums = new Albums({
      client,
      savedAlbum: uri => this.savedAlbums.get(uri),
      kept,
      onDidChange: uris => this.#changed.fire({ lists: [], uris }),
    });
    this.rankings = new Rankings({
      client,
      now,
      freshness,
      store,
      keep: tracks => kept.keep(tracks),
      onDidChange: () => this.#fire('topTracks'),
    });
    this.topTracks = this.rankings.topTracks;
    this.artists = new Artists(client);
    const curating = createCurating({
      client,
      journal,
      lists,
      kept,
      now,
      log,
      onDidChange: change => this.#changed.fire(change),
      onStale: list => void this.refresh(list),
      onDidSave: saved => this.#upkeep.readAfter(saved),
    });
    this.#states = curating.states;
    this.#curation = curating.curation;
    this.recentlyRemoved = curating.recentlyRemoved;
    const { rankings, albums } = this;
    this.#upkeep = new Upkeep({ ...lists, ...curating, rankings, albums, store, freshness, log });
    const { signal } = this.#stopped;
    this.#doubts = new Doubts({ clock, settle: () => this.settleInterrupted(), signal });
    this.onDidChange(({ uris }) => uris.length > 0 && this.recentlyRemoved.look());
  }

  savedState(uri: string): SavedState {
    return this.#states.get(uri);
  }

  /** ISO 8601; undefined unless the item is saved and its row is known. */
  addedAt(uri: string): string | undefined {
    return (this.savedTracks.get(uri) ?? this.savedAlbums.get(uri))?.addedAt;
  }

  /** What is known of a track or an album without asking Spotify. Never rejects. */
  atHand(uri: string): Promise<ItemAtHand> {
    const { savedTracks, savedAlbums, tracks, albums } = this;
    return itemAtHand(uri, { savedTracks, savedAlbums, tracks, albums, states: this.#states });
  }

  /** Asks Spotify about states that are unknown; the answer arrives through `onDidChange`. */
  lookUpSaved(uris: readonly string[]): void {
    this.#states.lookUp(uris);
  }

  /** Whether each of `uris` is saved, asking Spotify about the unknown ones. Rejects with a `SpotifyError`. */
  areSaved(uris: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, boolean>> {
    return this.#states.settle(uris, signal ? { signal } : {});
  }

  /**
   * Reads the list again at Spotify; it keeps what it has while that goes on and when it fails. Of saved items the
   * list's status tells why it failed; for top tracks this rejects with a `SpotifyError`.
   */
  refresh(list: ListName): Promise<void> {
    return this.#upkeep.refresh(list);
  }

  /** Somebody looks at the list: asks Spotify what has changed if that is due. It keeps what it has when that fails. */
  bringUpToDate(list: ListName): Promise<void> {
    return this.#upkeep.bringUpToDate(list);
  }

  /** Saves what is not saved yet. Rejects with a `SpotifyError` or a `JournalError` when nothing could be begun. */
  save(items: readonly SavedItem[], options?: ChangeOptions): Promise<CurationOutcome> {
    return this.#curation.save(items, options);
  }

  /** Removes what is saved. Rejects with a `SpotifyError` or a `JournalError` when nothing could be begun. */
  remove(items: readonly SavedItem[], options?: ChangeOptions): Promise<CurationOutcome> {
    return this.#curation.remove(items, options);
  }

  /**
   * Saves and removes as one change; see `LibraryWish` for what is sent when. Rejects with a `SpotifyError` or a
   * `JournalError` when nothing could be begun.
   */
  change(wish: LibraryWish, options?: ChangeOptions): Promise<JointOutcome> {
    return this.#curation.change(wish, options);
  }

  /**
   * Saves what was removed again, as a change like any other; see `Curation` for order and dates. Rejects with a
   * `SpotifyError` or a `JournalError` when nothing could be begun.
   */
  restore(items: readonly SavedItem[], options?: ChangeOptions): Promise<JointOutcome> {
    return this.#curation.restore(items, options);
  }

  /**
   * Goes on asking what became of changes whose answers were lost, in the background and ever more rarely. Tells whether it
   * is known in the end. Never rejects.
   */
  settleDoubts(): Promise<boolean> {
    return this.#doubts.settle();
  }

  /** Whether tracks are saved again, or in place of others, with the dates and places these had. */
  get keepsDates(): boolean {
    return this.#client.keepsDates;
  }

  /** Whether Spotify tells this app of artists' top tracks, as far as is known: in extended mode only. */
  get hasTopTracks(): boolean {
    return this.#client.keepsDates;
  }

  /**
   * The change that `undo` would take back. Rejects with a `SpotifyError` when there was an interrupted change and it
   * cannot be found out what became of it, and with a `JournalError`.
   */
  undoable(): Promise<Change | undefined> {
    return this.#curation.undoable();
  }

  /** Finds out what became of changes that were interrupted; see `Curation`. Rejects as that does. */
  settleInterrupted(): Promise<void> {
    return this.#curation.settleInterrupted();
  }

  /**
   * Takes the change `changeId` back, without it the latest one. Resolves undefined when that can no longer be
   * undone; rejects with a `SpotifyError` or a `JournalError` when nothing could be begun.
   */
  undo(changeId?: number, options?: WriteOptions): Promise<JointOutcome | undefined> {
    return this.#curation.undo(changeId, options);
  }

  /** Whether to notice by itself what other windows do: only while somebody sees the library. */
  watch(isSeen: boolean): void {
    this.#store?.watch(isSeen);
  }

  /** Deletes what is kept on disk, and lets go of the library. Never rejects. */
  async discard(): Promise<void> {
    this.dispose();
    await this.#curation.discard();
    await this.drafts.discard();
    await this.dismissedPairs.discard();
    await this.#store?.deleteLibrary();
    await this.availability.discard();
  }

  /** Stops everything under way; changes that follow are cancelled. */
  dispose(): void {
    this.#stopped.abort();
    void this.#store?.dispose();
    this.#curation.dispose();
    this.savedTracks.dispose();
    this.savedAlbums.dispose();
    this.albums.dispose();
    this.#states.dispose();
    this.availability.dispose();
    this.#changed.dispose();
  }

  #fire(list: ListName, uris: readonly string[] = []): void {
    this.#changed.fire({ lists: [list], uris });
  }
}
