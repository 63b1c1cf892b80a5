import { Emitter } from '../../model/event.ts';
import type { Dismissals, TrackPair } from './dismissals.ts';
import type { Decision, DismissalStore } from './dismissalStore.ts';

/**
 * Tracks that a person has said not to be the same recording. That is kept with the account until it is signed out;
 * where there is nothing to keep it in, for as long as this object lasts.
 */
export class DismissedPairs implements Dismissals {
  readonly #store: DismissalStore;
  readonly #log: (line: string) => void;
  readonly #changed = new Emitter<undefined>();
  #keys = new Set<string>();
  /** What could not be written yet. */
  #unwritten: readonly Decision[] = [];
  /** Everything that has been begun with the store, one after another. */
  #work = Promise.resolve();

  /** Fires when any pair is dismissed or brought back, here or in another window. */
  readonly onDidChange = this.#changed.event;

  constructor(store: DismissalStore, log: (line: string) => void) {
    this.#store = store;
    this.#log = log;
  }

  has(uri: string, other: string): boolean {
    return this.#keys.has(keyOf([uri, other]));
  }

  /** Takes in what is kept, and what other windows have added. Never rejects: what cannot be read counts as nothing. */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      const decisions = await this.#store.readIfChanged();
      if (!decisions) return;
      const before = this.#keys;
      this.#keys = new Set();
      for (const each of [...decisions, ...this.#unwritten]) this.#take(each);
      const isNew = this.#keys.size !== before.size || [...this.#keys].some(key => !before.has(key));
      if (isNew) this.#changed.fire(undefined);
    }).catch((error: unknown) =>
      this.#log(`What was said not to be duplicates cannot be read: ${String(error)}`),
    );
  }

  /** These are not the same, for good. Rejects when that cannot be written down; it counts in this window all the same. */
  dismiss(pairs: readonly TrackPair[]): Promise<void> {
    return this.#decide(pairs, true);
  }

  /** These may be the same again. Rejects as `dismiss` does. */
  bringBack(pairs: readonly TrackPair[]): Promise<void> {
    return this.#decide(pairs, false);
  }

  /** Deletes what is kept. Never rejects. */
  async discard(): Promise<void> {
    this.#changed.dispose();
    await this.#inTurn(() => this.#store.discard());
  }

  #decide(pairs: readonly TrackPair[], isDismissed: boolean): Promise<void> {
    const decisions = pairs
      .filter(pair => this.has(...pair) !== isDismissed)
      .map(pair => ({ pair, isDismissed }));
    for (const each of decisions) this.#take(each);
    this.#unwritten = [...this.#unwritten, ...decisions];
    if (decisions.length > 0) this.#changed.fire(undefined);
    return this.#inTurn(() => this.#write());
  }

  async #write(): Promise<void> {
    const writing = this.#unwritten;
    if (writing.length === 0) return;
    await this.#store.append(writing);
    this.#unwritten = this.#unwritten.slice(writing.length);
  }

  #take({ pair, isDismissed }: Decision): void {
    if (isDismissed) this.#keys.add(keyOf(pair));
    else this.#keys.delete(keyOf(pair));
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const turn = this.#work.then(task);
    this.#work = turn.catch(() => undefined);
    return turn;
  }
}

function keyOf([uri, other]: TrackPair): string {
  return uri < other ? `${uri}\n${other}` : `${other}\n${uri}`;
}
