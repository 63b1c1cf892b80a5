import { Emitter } from '../../../src/model/event.ts';
import type { KeptState, ListStore } from '../../../src/library/listStore.ts';
import type { ListRow } from './changingList.ts';

/** A list that is kept as an array, for several windows. It takes a moment for everything. */
export class ListOnPaper {
  rows: readonly ListRow[] = [];
  state: KeptState | undefined;
  readonly writes: string[] = [];
  readonly #changed = new Emitter<object>();
  #last: Promise<unknown> = Promise.resolve();

  /** What one window works with. */
  openWindow(): ListStore<ListRow> {
    const window = {};
    const changedElsewhere = new Emitter<void>();
    this.#changed.event(writer => writer !== window && changedElsewhere.fire());
    return {
      load: onRows => this.#load(onRows),
      append: (rows, state) => this.#write(window, 'append', () => [...this.rows, ...rows], state),
      replace: (rows, state) => this.#write(window, 'replace', () => rows, state),
      change: ({ saved, removed }) => {
        const left = (row: ListRow): boolean => !removed.includes(row.uri);
        return this.#write(window, 'change', () => [...saved, ...this.rows.filter(left)]);
      },
      update: rows => {
        const fuller = new Map(rows.map(row => [row.uri, row]));
        return this.#write(window, 'update', () => this.rows.map(row => fuller.get(row.uri) ?? row));
      },
      onDidChangeElsewhere: changedElsewhere.event,
    };
  }

  #load(onRows: (rows: readonly ListRow[]) => void): Promise<KeptState | undefined> {
    return this.#inTurn(() => {
      if (!this.state) return undefined;
      for (let start = 0; start < this.rows.length; start += 30) onRows(this.rows.slice(start, start + 30));
      return this.state;
    });
  }

  /** Resolves when all that was to be written is written. */
  async settled(): Promise<void> {
    await this.#last;
  }

  #write(window: object, what: string, work: () => readonly ListRow[], state?: KeptState): Promise<void> {
    return this.#inTurn(() => {
      this.writes.push(what);
      this.rows = work();
      this.state = state ?? this.state;
      this.#changed.fire(window);
    });
  }

  #inTurn<T>(work: () => T): Promise<T> {
    const turn = this.#last.then(async () => {
      await Promise.resolve();
      return work();
    });
    this.#last = turn;
    return turn;
  }
}
