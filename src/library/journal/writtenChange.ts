import type { BegunChange, ItemOutcome, Outcomes } from '../journal.ts';
import type { Database } from '../store/database.ts';
import type { Try } from './changeRows.ts';
import { markSettled, noteOutcomes, renew } from './changeRows.ts';

/** Outcomes that are written in one go, so that nothing else is held up. */
export const mostOutcomes = 200;

interface WrittenParts {
  readonly database: Database;
  readonly written: Try;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: (line: string) => void;
  /** All that could be written down is. */
  readonly onEnd: () => Promise<void>;
}

/** A change that is being made. Outcomes that come while others are written go together. */
export class WrittenChange implements BegunChange {
  readonly #parts: WrittenParts;
  readonly #known = new Map<string, ItemOutcome>();
  #waiting = new Map<string, ItemOutcome>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: WrittenParts) {
    this.#parts = parts;
  }

  get id(): number {
    return this.#parts.written.root;
  }

  note(uris: readonly string[], outcome: 'applied' | 'unknown'): void {
    this.#add(new Map(uris.map(uri => [uri, outcome])));
    this.#last = this.#last.then(() => this.#write()).catch(() => undefined); // Tried again when it is settled.
  }

  async settle(outcomes: Outcomes): Promise<void> {
    this.#add(outcomes);
    await this.#last;
    const { database, written, log, onEnd } = this.#parts;
    try {
      await this.#write();
      await database.write(sql => markSettled(sql, written));
    } catch (error) {
      log(`What became of a change could not be written down: ${String(error)}`);
    }
    await onEnd();
  }

  #add(outcomes: Outcomes): void {
    for (const [uri, outcome] of outcomes)
      if (this.#known.get(uri) !== outcome) this.#waiting.set(uri, outcome);
  }

  async #write(): Promise<void> {
    const { database, written, now } = this.#parts;
    while (this.#waiting.size > 0) {
      const slice = [...this.#waiting].slice(0, mostOutcomes);
      await database.write(sql => {
        noteOutcomes(sql, written, new Map(slice));
        renew(sql, written, now());
      });
      for (const [uri, outcome] of slice) {
        this.#known.set(uri, outcome);
        if (this.#waiting.get(uri) === outcome) this.#waiting.delete(uri);
      }
    }
  }
}
