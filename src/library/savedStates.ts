import { abortable } from '../spotify/abortable.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { Readings } from './savedList.ts';

/** Whether an item is in the person's library, as far as known. */
export type SavedState = 'saved' | 'notSaved' | 'unknown';

/** Requests asked for within this time go out together. */
const gatherMs = 30;

interface SavedStatesParts {
  /** What the lists at hand say. */
  readonly fromLists: (uri: string) => SavedState;
  /** Of the list that the item would be in. */
  readonly readings: (uri: string) => Readings;
  /** Hears what Spotify has answered, whatever the lists say. */
  readonly onDidAnswer: (answers: ReadonlyMap<string, boolean>) => void;
  readonly areSaved: (uris: readonly string[], signal?: AbortSignal) => Promise<readonly boolean[]>;
  readonly onDidLearn: (uris: readonly string[]) => void;
  readonly log: (line: string) => void;
}

interface SettleOptions {
  readonly signal?: AbortSignal;
  /** Asked about even if their state seems to be known. */
  readonly doubted?: ReadonlySet<string>;
}

/** Knows the saved state of items that no list at hand settles, by asking Spotify in few requests. */
export class SavedStates {
  readonly #parts: SavedStatesParts;
  readonly #known = new Map<string, boolean>();
  /** Items of which only a newer answer counts, with the reading of their list that is too old for that. */
  readonly #doubted = new Map<string, number>();
  /** What is being asked for, with the question it is part of. */
  readonly #asked = new Map<string, Promise<unknown>>();
  #wanted = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: SavedStatesParts) {
    this.#parts = parts;
  }

  get(uri: string): SavedState {
    if (this.isDoubted(uri)) return 'unknown';
    const listed = this.#parts.fromLists(uri);
    if (listed !== 'unknown') return listed;
    const known = this.#known.get(uri);
    return known === undefined ? 'unknown' : known ? 'saved' : 'notSaved';
  }

  /** Notes what a change made here has brought about. */
  set(uris: readonly string[], saved: boolean): void {
    for (const uri of uris) {
      this.#known.set(uri, saved);
      this.#doubted.delete(uri);
    }
  }

  /** What is known, also from lists, does not count any more: a change may have been made or not. */
  doubt(uris: readonly string[]): void {
    for (const uri of uris) {
      this.#known.delete(uri);
      this.#doubted.set(uri, this.#parts.readings(uri).begun);
    }
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

  /**
   * The states of `uris`, asking Spotify about the unknown and the `doubted` ones; what is being asked for already is
   * waited for. Rejects with a `SpotifyError`.
   */
  async settle(
    uris: readonly string[],
    { signal, doubted = new Set() }: SettleOptions = {},
  ): Promise<ReadonlyMap<string, boolean>> {
    const asked = new Set(uris.filter(uri => !doubted.has(uri)).flatMap(uri => this.#asked.get(uri) ?? []));
    // One that fails leaves states unknown, and they are asked for here.
    if (asked.size > 0) await abortable(Promise.allSettled(asked), signal);
    return this.#settle(uris, { doubted, ...(signal ? { signal } : {}) });
  }

  async #settle(
    uris: readonly string[],
    { signal, doubted = new Set() }: SettleOptions = {},
  ): Promise<ReadonlyMap<string, boolean>> {
    const open = [...new Set(uris)].filter(uri => this.get(uri) === 'unknown' || doubted.has(uri));
    const answers = open.length > 0 ? await this.#ask(open, signal) : new Map<string, boolean>();
    return new Map(uris.map(uri => [uri, answers.get(uri) ?? this.get(uri) === 'saved']));
  }

  /** What was changed here meanwhile is newer than the answer, and left out of it. */
  async #ask(uris: readonly string[], signal: AbortSignal | undefined): Promise<Map<string, boolean>> {
    const before = uris.map(uri => this.#known.get(uri));
    const states = await this.#parts.areSaved(uris, signal);
    const answers = new Map<string, boolean>();
    uris.forEach((uri, index) => {
      if (this.#known.get(uri) === before[index]) answers.set(uri, states[index] === true);
    });
    for (const [uri, saved] of answers) this.set([uri], saved);
    this.#parts.onDidAnswer(answers);
    return answers;
  }

  /** Whether a change may have been made or not. Doubt ends when the list has been read anew. */
  isDoubted(uri: string): boolean {
    const reading = this.#doubted.get(uri);
    if (reading === undefined) return false;
    if (this.#parts.readings(uri).confirmed <= reading) return true;
    this.#doubted.delete(uri);
    return false;
  }

  async #askFor(uris: readonly string[]): Promise<void> {
    this.#wanted = new Set();
    const asking = this.#settle(uris);
    for (const uri of uris) this.#asked.set(uri, asking);
    try {
      await asking;
      this.#parts.onDidLearn(uris);
    } catch (error) {
      if (!SpotifyError.is(error, 'cancelled'))
        this.#parts.log(`Saved states stay unknown: ${String(error)}`);
    } finally {
      for (const uri of uris) this.#asked.delete(uri);
    }
  }
}
