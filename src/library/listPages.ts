import type { Page } from '../model/page.ts';

/** Rows to a page, except the last. */
export const pageSize = 50;

/** What the rows of a list are called, and how they are kept. */
interface RowTraits<Row> {
  readonly uriOf: (row: Row) => string;
  /** Makes the same row of parts that other rows may have as well. */
  readonly share?: ((row: Row) => Row) | undefined;
}

/** A change of the list at Spotify that was made here. */
export interface OwnChange<Row> {
  /** Saved: now at the head. */
  readonly saved: readonly Row[];
  /** Saved as well, but of unknown title. */
  readonly untitled: number;
  readonly removed: readonly string[];
}

/** A run of entries, at most a page long. */
interface Span<Row> {
  /** Entries at Spotify. */
  length: number;
  page: Page<Row> | undefined;
  state: 'open' | 'asked' | 'failed' | 'here';
}

/** A page that is to be asked for. */
export interface PageRequest<Row> {
  readonly offset: number;
  readonly limit: number;
  /** Entries of the whole list, if nothing has changed elsewhere. */
  readonly total: number;
  readonly span: Span<Row>;
}

/**
 * The pages of one reading of a list, as they come in. Changes made here in the meantime move what follows them:
 * as they are known, pages that are read later are asked for at the places where they are by then.
 */
export class ListPages<Row> {
  readonly #traits: RowTraits<Row>;
  #spans: Span<Row>[];
  #hasShifted = false;
  #saved = 0;
  #untitled = 0;

  constructor(total: number, traits: RowTraits<Row>) {
    this.#traits = traits;
    this.#spans = spansOf(total);
  }

  /** Entries in the whole list, if nothing has changed elsewhere. */
  get total(): number {
    return this.#spans.reduce((sum, { length }) => sum + length, 0);
  }

  /** Pages that are not here. */
  get missing(): number {
    return this.#spans.filter(({ page }) => page === undefined).length;
  }

  /** Of the pages that are here, in their order. */
  get rows(): readonly Row[] {
    return this.#spans.flatMap(({ page }) => page?.items ?? []);
  }

  /** Entries saved here while this was read. */
  get saved(): number {
    return this.#saved;
  }

  /** Those of them of which there is no row. */
  get untitled(): number {
    return this.#untitled;
  }

  /** Something to ask for, that nobody has asked for yet. */
  next(): PageRequest<Row> | undefined {
    let offset = 0;
    for (const span of this.#spans) {
      if (span.state === 'open') {
        span.state = 'asked';
        const limit = span === this.#spans.at(-1) ? pageSize : span.length;
        return { offset, limit, total: this.total, span };
      }
      offset += span.length;
    }
    return undefined;
  }

  /** Returns the page as it is kept. */
  put({ span, total }: PageRequest<Row>, page: Page<Row>): Page<Row> {
    const { share } = this.#traits;
    const kept = share ? { ...page, items: page.items.map(share) } : page;
    if (page.total !== total || entriesIn(page) !== span.length) this.#hasShifted = true;
    span.page = kept;
    span.state = 'here';
    return kept;
  }

  /** The page may be asked for again; `failed`: once a retry is wanted. */
  giveBack({ span }: PageRequest<Row>, state: 'open' | 'failed'): void {
    span.state = state;
  }

  /** Pages that failed may be asked for again. */
  retry(): void {
    for (const span of this.#spans) if (span.state === 'failed') span.state = 'open';
  }

  /** Reckons with a change made here. No page may be on its way: it would be from before or after. */
  reckon({ saved, untitled, removed }: OwnChange<Row>): void {
    const unread = this.#drop(new Set(removed));
    if (unread > 0) this.#shortenBelow(unread);
    const length = saved.length + untitled;
    if (length === 0) return;
    const page = { items: saved, offset: 0, total: length, hasMore: true, leftOut: untitled };
    this.#spans.unshift({ length, page, state: 'here' });
    this.#saved += length;
    this.#untitled += untitled;
  }

  /** Whether all pages tell of the same list: as many entries as each of them says, and none of them twice. */
  fit(): boolean {
    const pages = this.#spans.flatMap(({ page }) => page ?? []);
    const leftOut = pages.reduce((sum, page) => sum + (page.leftOut ?? 0), 0);
    const uris = new Set(this.rows.map(this.#traits.uriOf));
    return !this.#hasShifted && uris.size + leftOut === this.total;
  }

  /** Takes rows out of the pages they are on. Returns how many are on none of those that are here. */
  #drop(uris: ReadonlySet<string>): number {
    let unread = uris.size;
    for (const span of this.#spans) {
      const items = span.page?.items.filter(row => !uris.has(this.#traits.uriOf(row)));
      if (!span.page || !items) continue;
      const dropped = span.page.items.length - items.length;
      span.page = { ...span.page, items };
      span.length -= dropped;
      unread -= dropped;
    }
    return unread;
  }

  /** Rows are gone that have not been read: everything below the first gap has moved by an unknown number of them. */
  #shortenBelow(count: number): void {
    const gap = this.#spans.findIndex(({ page }) => page === undefined);
    const below = gap < 0 ? [] : this.#spans.slice(gap);
    const length = below.reduce((sum, span) => sum + span.length, 0) - count;
    if (length < 0) this.#hasShifted = true;
    else this.#spans = [...this.#spans.slice(0, gap), ...spansOf(length)];
  }
}

/** How far a page reaches in its list: rows and what was left out. */
export function entriesIn({ items, leftOut = 0 }: Page<unknown>): number {
  return items.length + leftOut;
}

function spansOf(length: number): Span<never>[] {
  return Array.from({ length: Math.ceil(length / pageSize) }, (_, index) => ({
    length: Math.min(pageSize, length - index * pageSize),
    page: undefined,
    state: 'open',
  }));
}
