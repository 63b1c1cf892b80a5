import { SpotifyError } from '../spotify/errors.ts';

/** Whether an item is in the person's library, as far as known. */
export type SavedState = 'saved' | 'notSaved' | 'unknown';

/** Requests asked for within this time go out together. */
const gatherMs = 30;

interface SavedStatesParts {
  /** What the lists at hand say. */
  readonly fromLists: (uri: string) => SavedState;
  readonly areSaved: (uris: readonly string[], signal?: AbortSignal) => Promise<readonly boolean[]>;
  readonly onDidLearn: (uris: readonly string[]) => void;
  readonly log: (line: string) => void;
}

/** Knows the saved state of items that no list at hand settles, by asking Spotify in few requests. */
export class SavedStates {
  readonly #parts: SavedStatesParts;
  readonly #known = new Map<string, boolean>();
  readonly #asked = new Set<string>();
  #wanted = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: SavedStatesParts) {
    this.#parts = parts;
  }

  get(uri: string): SavedState {
    const listed = this.#parts.fromLists(uri);
    if (listed !== 'unknown') return listed;
    const known = this.#known.get(uri);
    return known === undefined ? 'unknown' : known ? 'saved' : 'notSaved';
  }

  /** Notes what a change made here has brought about. */
  set(uris: readonly string[], saved: boolean): void {
    for (const uri of uris) this.#known.set(uri, saved);
  }

  /** Forgets answers, so that they are asked for again when wanted. */
  forget(): void {
    this.#known.clear();
  }

  /** Asks Spotify about those of `uris` that are unknown; answers arrive through `onDidLearn`. */
  lookUp(uris: readonly string[]): void {
    for (const uri of uris) if (this.get(uri) === 'unknown' && !this.#asked.has(uri)) this.#wanted.add(uri);
    if (this.#wanted.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#askFor([...this.#wanted]);
    }, gatherMs);
  }

  /** Asks for nothing any more. */
  dispose(): void {
    clearTimeout(this.#timer);
  }

  /** The states of `uris`, asking Spotify where needed. Rejects with a `SpotifyError`. */
  async settle(uris: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, boolean>> {
    const unknown = [...new Set(uris)].filter(uri => this.get(uri) === 'unknown');
    if (unknown.length > 0) {
      const states = await this.#parts.areSaved(unknown, signal);
      // What was changed here meanwhile is newer than the answer.
      unknown.forEach((uri, index) => {
        if (!this.#known.has(uri)) this.#known.set(uri, states[index] === true);
      });
    }
    return new Map(uris.map(uri => [uri, this.get(uri) === 'saved']));
  }

  async #askFor(uris: readonly string[]): Promise<void> {
    this.#wanted = new Set();
    for (const uri of uris) this.#asked.add(uri);
    try {
      await this.settle(uris);
      this.#parts.onDidLearn(uris);
    } catch (error) {
      if (!SpotifyError.is(error, 'cancelled'))
        this.#parts.log(`Saved states stay unknown: ${String(error)}`);
    } finally {
      for (const uri of uris) this.#asked.delete(uri);
    }
  }
}
