import type { Page } from '../model/page.ts';
import type { PagedReading } from '../spotify/pagedReading.ts';
import type { OwnChange } from '../spotify/pagePlan.ts';
import type { KeptState, ListStore } from './listStore.ts';

/** What is kept of a list. */
export interface KeptList<Row> {
  /** Newest first. */
  readonly rows: readonly Row[];
  readonly state: KeptState;
}

/** Keeps on disk what a saved list knows: page after page while it is read, and as it is once it is whole. */
export class ListKeeping<Row> {
  readonly #store: ListStore<Row>;
  readonly #now: () => number;
  /** Entries that are kept of the reading under way; undefined when its pages are not kept one by one any more. */
  #begun: { rows: number; notRows: number } | undefined;
  /** What is kept, row for row; undefined when that is not known so exactly. */
  #kept: readonly Row[] | undefined;

  constructor(store: ListStore<Row>, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** What is kept. @param onRows hears the rows as they come, some at a time */
  async load(onRows: (rows: readonly Row[]) => void): Promise<KeptList<Row> | undefined> {
    const rows: Row[] = [];
    const state = await this.#store.load(slice => {
      onRows(slice);
      rows.push(...slice);
    });
    this.#kept = state && rows;
    return state && { rows, state };
  }

  /** A reading begins at the head of the list. */
  begin(): void {
    this.#begun = { rows: 0, notRows: 0 };
  }

  /** A reading goes on behind rows that are kept, or are put on top of these. */
  goOn(rows: readonly Row[], notRows: number): void {
    this.#begun = { rows: rows.length, notRows };
    const saved = rows.slice(0, rows.length - (this.#kept?.length ?? rows.length));
    if (saved.length > 0) void this.#store.change({ saved, removed: [] });
  }

  /** A page of the reading has come in. Once there is a gap, nothing behind it is kept. */
  page(page: Page<Row>, reading: PagedReading<Row>): void {
    if (!this.#begun) return;
    if (reading.failure) {
      this.#begun = undefined;
      return;
    }
    const isFirst = this.#begun.rows === 0;
    const rows = this.#begun.rows + page.items.length;
    const notRows = this.#begun.notRows + (page.leftOut ?? 0);
    this.#begun = { rows, notRows };
    this.#kept = undefined;
    const now = this.#now();
    const state = { total: reading.total, notRows, isWhole: false, updatedAt: now, fullPassAt: now };
    void (isFirst ? this.#store.replace(page.items, state) : this.#store.append(page.items, state));
  }

  /** Something was changed here. */
  changed({ added, removed }: OwnChange<Row>): void {
    this.#begun = undefined;
    this.#kept = undefined;
    if (added.length > 0 || removed.length > 0) void this.#store.change({ saved: added, removed });
  }

  /** The whole list is known. */
  whole(rows: readonly Row[], state: KeptState): void {
    this.#begun = undefined;
    const kept = this.#kept;
    const isSame = kept?.length === rows.length && rows.every((row, index) => row === kept[index]);
    this.#kept = rows;
    void (isSame ? this.#store.append([], state) : this.#store.replace(rows, state));
  }

  /** A row is known in a fuller form. */
  update(row: Row): void {
    void this.#store.update([row]);
  }
}
