import type { Page } from '../model/page.ts';

/** Rows to a page, except the last. */
export const pageSize = 50;

/** The pages of one reading of a list, as they come in. */
export class ListPages<Row> {
  /** Entries in the whole list, as the first page said. */
  readonly total: number;
  readonly #pages: (Page<Row> | undefined)[];
  readonly #share: (row: Row) => Row;

  /** @param share makes the same row of parts that other rows may have as well */
  constructor(total: number, share: (row: Row) => Row = row => row) {
    this.total = total;
    this.#share = share;
    this.#pages = Array.from({ length: Math.ceil(total / pageSize) });
  }

  /** Indexes of the pages that are not here. */
  get missing(): readonly number[] {
    return [...this.#pages.keys()].filter(index => this.#pages[index] === undefined);
  }

  /** Of the pages that are here, in their order. */
  get rows(): readonly Row[] {
    return this.#pages.flatMap(page => page?.items ?? []);
  }

  /** Returns the page as it is kept. */
  put(index: number, page: Page<Row>): Page<Row> {
    const kept = { ...page, items: page.items.map(this.#share) };
    this.#pages[index] = kept;
    return kept;
  }

  /** Whether all pages tell of the same list: as many entries as each of them says, and none of them twice. */
  fit(uriOf: (row: Row) => string): boolean {
    const pages = this.#pages.filter(page => page !== undefined);
    const leftOut = pages.reduce((sum, page) => sum + (page.leftOut ?? 0), 0);
    const uris = new Set(this.rows.map(uriOf));
    return pages.every(page => page.total === this.total) && uris.size + leftOut === this.total;
  }
}

/** How far a page reaches in its list: rows and what was left out. */
export function entriesIn({ items, leftOut = 0 }: Page<unknown>): number {
  return items.length + leftOut;
}
