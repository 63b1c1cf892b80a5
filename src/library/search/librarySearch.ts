import { setTimeout as pause } from 'node:timers/promises';
import type { Disposable } from '../../model/event.ts';
import { Emitter } from '../../model/event.ts';
import type { SavedTrack } from '../../model/track.ts';
import { inSlices } from '../inSlices.ts';
import type { Library } from '../library.ts';
import type { FoundTracks } from './trackIndex.ts';
import { TrackIndex } from './trackIndex.ts';

/** While much comes in, it is taken in this often, and listeners hear of it, in milliseconds. */
const restMs = 100;

/**
 * Searches all saved tracks that are in memory, for as long as somebody searches: the index is made when this is, in
 * slices that hold up nobody, and gone when it is disposed of. Asks Spotify for nothing.
 */
export class LibrarySearch implements Disposable {
  readonly #library: Pick<Library, 'savedTracks'>;
  readonly #index = new TrackIndex();
  readonly #looked = new Emitter<boolean>();
  readonly #subscription: Disposable;
  #taken: readonly SavedTrack[] | undefined;
  /** Whether rows may have changed since they were taken. */
  #isStale = true;
  #isWorking = false;
  #isDisposed = false;

  /** Fires when rows have been looked through; tells whether there are some that could not be found before. */
  readonly onDidLook = this.#looked.event;

  constructor(library: Pick<Library, 'savedTracks' | 'onDidChange'>) {
    this.#library = library;
    this.#subscription = library.onDidChange(({ lists }) => {
      if (!lists.includes('savedTracks')) return;
      this.#isStale = true;
      void this.#keepUp();
    });
    void this.#keepUp();
  }

  /** Whether every row that the library has is looked through. */
  get isUpToDate(): boolean {
    return this.#index.isWhole && !this.#isStale;
  }

  /** The `most` best matches for what somebody has typed, as far as rows have been looked through; the newest ones for nothing. */
  find(text: string, most: number): FoundTracks {
    const { rows } = this.#library.savedTracks;
    if (text.trim() === '') return { rows: rows.slice(0, most), total: rows.length };
    return this.#index.search(text, most);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#subscription.dispose();
    this.#looked.dispose();
  }

  async #keepUp(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    while (this.#isStale && !this.#isDisposed) {
      this.#isStale = false;
      this.#looked.fire(await this.#look(this.#library.savedTracks.rows));
      await pause(restMs);
    }
    this.#isWorking = false;
  }

  async #look(rows: readonly SavedTrack[]): Promise<boolean> {
    if (rows === this.#taken) return false;
    this.#taken = rows;
    return inSlices(this.#takeIn(rows));
  }

  *#takeIn(rows: readonly SavedTrack[]): Generator<undefined, boolean> {
    const steps = this.#index.takeIn(rows);
    for (let toldAt = performance.now(); ;) {
      const { done, value } = steps.next();
      if (done) return value;
      if (this.#isOver) return false;
      if (performance.now() - toldAt > restMs) {
        this.#looked.fire(true);
        toldAt = performance.now();
      }
      yield;
    }
  }

  get #isOver(): boolean {
    return this.#isDisposed;
  }
}
