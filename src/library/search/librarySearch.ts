import { setTimeout as pause } from 'node:timers/promises';
import type { Disposable } from '../../model/event.ts';
import { Emitter } from '../../model/event.ts';
import type { SavedTrack } from '../../model/track.ts';
import { inSlices } from '../inSlices.ts';
import type { Library } from '../library.ts';
import type { FoundTracks } from './trackIndex.ts';
import { TrackIndex } from './trackIndex.ts';

/** While much comes in, listeners hear of it this often, and it is taken in anew this often, in milliseconds. */
const restMs = 100;

/**
 * Searches all saved tracks that are in memory, for as long as somebody searches: the index is made when this is, in
 * slices that hold up nobody, and gone when it is disposed of. Asks Spotify for nothing.
 */
export class LibrarySearch implements Disposable {
  readonly #library: Pick<Library, 'savedTracks'>;
  readonly #index = new TrackIndex();
  readonly #told = new Emitter<void>();
  readonly #subscription: Disposable;
  #taken: readonly SavedTrack[] | undefined;
  #isWorking = false;
  #isDisposed = false;

  /** Fires when other tracks may be found than before, and when all have been looked through. */
  readonly onDidGrow = this.#told.event;

  constructor(library: Pick<Library, 'savedTracks' | 'onDidChange'>) {
    this.#library = library;
    this.#subscription = library.onDidChange(({ lists }) => {
      if (lists.includes('savedTracks')) void this.#keepUp();
    });
    void this.#keepUp();
  }

  /** Whether every row that the library has at the moment is looked through. */
  get isUpToDate(): boolean {
    return this.#index.isWhole && this.#taken === this.#library.savedTracks.rows;
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
    this.#told.dispose();
  }

  async #keepUp(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    while (!this.#isDisposed && !this.isUpToDate) {
      this.#taken = this.#library.savedTracks.rows;
      await inSlices(this.#takeIn(this.#taken));
      this.#told.fire();
      await pause(restMs);
    }
    this.#isWorking = false;
  }

  *#takeIn(rows: readonly SavedTrack[]): Generator<undefined, void> {
    let toldAt = performance.now();
    for (const step of this.#index.takeIn(rows)) {
      if (this.#isDisposed) return;
      if (performance.now() - toldAt > restMs) {
        this.#told.fire();
        toldAt = performance.now();
      }
      yield step;
    }
  }
}
