import type { SavedAlbum } from '../model/album.ts';
import type { SavedTrack } from '../model/track.ts';
import type { Albums } from './albums.ts';
import type { Curation } from './curation.ts';
import type { CurationOutcome } from './curationOutcome.ts';
import type { Freshness } from './freshness.ts';
import type { ListName } from './libraryChange.ts';
import { listsToReadAgain } from './listsToReadAgain.ts';
import type { Rankings } from './rankings.ts';
import type { RemovedList } from './removedList.ts';
import type { SavedList } from './savedList.ts';
import type { SavedLists } from './savedLists.ts';
import type { SavedStates } from './savedStates.ts';
import type { LibraryStore } from './store/libraryStore.ts';

interface UpkeepParts extends SavedLists {
  readonly rankings: Rankings;
  readonly recentlyRemoved: RemovedList;
  readonly albums: Albums;
  readonly states: SavedStates;
  readonly curation: Curation;
  readonly store: Pick<LibraryStore, 'checkNow'> | undefined;
  /** What is read again without being asked for; without it, only what was kept from an earlier start. */
  readonly freshness: Freshness | undefined;
  readonly log: (line: string) => void;
}

/** Reads the lists of a library again: when somebody asks for it, when one that is looked at is due, and after a change. */
export class Upkeep {
  readonly #parts: UpkeepParts;
  readonly #comingUpToDate = new Set<ListName>();
  #areChangesLookedAfter = false;

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
  }

  /**
   * Reads the list again at Spotify; it keeps what it has while that goes on and when it fails. Of saved items the
   * list's status tells why it failed; for top tracks this rejects with a `SpotifyError`.
   */
  async refresh(list: ListName): Promise<void> {
    const { curation, states, recentlyRemoved, savedTracks, savedAlbums, albums, rankings } = this.#parts;
    await curation.whenIdle();
    states.forget();
    if (list === 'recentlyRemoved') recentlyRemoved.written();
    if (list === 'savedTracks') return savedTracks.refresh();
    if (list === 'savedAlbums') {
      await savedAlbums.refresh();
      if (!savedAlbums.status.error) albums.forget();
      return;
    }
    if (list === 'topTracks') await rankings.refresh();
  }

  /**
   * Somebody looks at the list: asks Spotify what has changed if that is due. It keeps what it has when that fails.
   * Also finds out what became of changes that an earlier window left unfinished.
   */
  async bringUpToDate(list: ListName): Promise<void> {
    if (this.#comingUpToDate.has(list)) return;
    this.#comingUpToDate.add(list);
    this.#lookAfterChanges();
    const { store, recentlyRemoved, rankings } = this.#parts;
    try {
      await store?.checkNow();
      if (list === 'recentlyRemoved') recentlyRemoved.look();
      else if (list === 'topTracks') await rankings.refreshDue();
      else await this.#readWhenDue(this.#parts[list]);
    } finally {
      this.#comingUpToDate.delete(list);
    }
  }

  /** Something was saved: reads those lists again of which only Spotify knows the rows and dates now. */
  readAfter(saved: CurationOutcome): void {
    for (const name of listsToReadAgain(saved))
      if (this.#parts[name].status.phase !== 'idle') void this.refresh(name);
  }

  #lookAfterChanges(): void {
    if (this.#areChangesLookedAfter) return;
    this.#areChangesLookedAfter = true;
    const { curation, log } = this.#parts;
    curation.settleInterrupted().catch((error: unknown) => {
      this.#areChangesLookedAfter = false;
      log(`What became of interrupted changes is not known yet: ${String(error)}`);
    });
  }

  async #readWhenDue(list: SavedList<SavedTrack> | SavedList<SavedAlbum>): Promise<void> {
    const { freshness, curation } = this.#parts;
    await list.followed();
    const { status } = list;
    const isSettled = status.phase === 'complete' || status.phase === 'partial';
    if (!isSettled || !freshness?.isDue(status)) return;
    await curation.whenIdle();
    await list.retry();
  }
}
