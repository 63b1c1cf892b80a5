import { Emitter } from '../../../src/model/event.ts';
import type { KeptState, ListStore } from '../../../src/library/listStore.ts';
import type { ListRow } from './changingList.ts';

/** A store that keeps one list as an array, and takes a moment for everything. */
export class ListOnPaper implements ListStore<ListRow> {
  rows: readonly ListRow[] = [];
  state: KeptState | undefined;
  readonly writes: string[] = [];
  readonly changedElsewhere = new Emitter<void>();
  readonly onDidChangeElsewhere = this.changedElsewhere.event;
  #last: Promise<unknown> = Promise.resolve();

  load(onRows: (rows: readonly ListRow[]) => void): Promise<KeptState | undefined> {
    return this.#inTurn(() => {
      if (!this.state) return undefined;
      for (let start = 0; start < this.rows.length; start += 30) onRows(this.rows.slice(start, start + 30));
      return this.state;
    });
  }

  append(rows: readonly ListRow[], state: KeptState): Promise<void> {
    return this.#write('append', () => [...this.rows, ...rows], state);
  }

  replace(rows: readonly ListRow[], state: KeptState): Promise<void> {
    return this.#write('replace', () => rows, state);
  }

  change({ saved, removed }: { saved: readonly ListRow[]; removed: readonly string[] }): Promise<void> {
    return this.#write('change', () => [...saved, ...this.rows.filter(row => !removed.includes(row.uri))]);
  }

  update(rows: readonly ListRow[]): Promise<void> {
    const fuller = new Map(rows.map(row => [row.uri, row]));
    return this.#write('update', () => this.rows.map(row => fuller.get(row.uri) ?? row));
  }

  /** Resolves when all that was to be written is written. */
  async settled(): Promise<void> {
    await this.#last;
  }

  #write(what: string, work: () => readonly ListRow[], state?: KeptState): Promise<void> {
    return this.#inTurn(() => {
      this.writes.push(what);
      this.rows = work();
      this.state = state ?? this.state;
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
