import type { Page } from '../model/page.ts';
import { entriesIn } from '../model/page.ts';

/** What is to be known of a list to read it page by page. */
interface ListTraits<Item> {
  readonly uriOf: (item: Item) => string;
  readonly pageSize: number;
}

/** A change of a list that is made while it is read, by whoever reads it. */
export interface OwnChange<Item> {
  /** Now at the head. */
  readonly added: readonly Item[];
  /** Now at the head as well, but nothing more is known of them. */
  readonly untitled: number;
  /** Their URIs. */
  readonly removed: readonly string[];
}

/** A run of entries, at most a page long. */
interface Span<Item> {
  /** Entries at Spotify. */
  length: number;
  page: Page<Item> | undefined;
  state: 'open' | 'asked' | 'failed' | 'here' | 'handedOut';
}

/** A page that is to be asked for. */
export interface PageRequest<Item> {
  readonly offset: number;
  readonly limit: number;
  /** Entries of the whole list, if nothing has changed elsewhere. */
  readonly total: number;
  readonly span: Span<Item>;
}

/**
 * Which pages of a list are here and which are still to be asked for. Changes made here in the meantime move what
 * follows them: as they are known, pages that are read later are asked for at the places where they are by then.
 */
export class PagePlan<Item> {
  readonly #uriOf: (item: Item) => string;
  readonly #pageSize: number;
  #spans: Span<Item>[];
  #hasShifted = false;
  #added = 0;
  #untitled = 0;

  /** @param first the page that reading begins with; all that is before it counts as read, with the items `before` */
  constructor(first: Page<Item>, { uriOf, pageSize }: ListTraits<Item>, before: readonly Item[] = []) {
    this.#uriOf = uriOf;
    this.#pageSize = pageSize;
    const { offset, total } = first;
    const end = offset + entriesIn(first);
    const earlier = { items: before, offset: 0, total, hasMore: true, leftOut: offset - before.length };
    this.#spans = [
      ...(offset > 0 ? [readSpan(earlier, 'handedOut')] : []),
      ...(entriesIn(first) > 0 ? [readSpan(first, 'here')] : []),
      ...this.#openSpans(first.hasMore ? Math.max(first.total - end, 0) : 0),
    ];
    if (end < first.total && !first.hasMore) this.#hasShifted = true;
  }

  /** Entries in the whole list, if nothing has changed elsewhere. */
  get total(): number {
    return this.#spans.reduce((sum, { length }) => sum + length, 0);
  }

  /** Pages that are not here. */
  get missing(): number {
    return this.#spans.filter(({ page }) => page === undefined).length;
  }

  /** Whether there is a page to ask for that nobody has asked for yet. */
  get hasOpen(): boolean {
    return this.#spans.some(({ state }) => state === 'open');
  }

  /** Of the pages that are here, in their order. */
  get items(): readonly Item[] {
    return this.#spans.flatMap(({ page }) => page?.items ?? []);
  }

  /** Entries added here while this was read. */
  get added(): number {
    return this.#added;
  }

  /** Those of them of which nothing more is known. */
  get untitled(): number {
    return this.#untitled;
  }

  /** Whether all pages tell of the same list: as many entries as each of them says, and none of them twice. */
  get fits(): boolean {
    const leftOut = this.#spans.reduce((sum, { page }) => sum + (page?.leftOut ?? 0), 0);
    const uris = new Set(this.items.map(this.#uriOf));
    return !this.#hasShifted && this.missing === 0 && uris.size + leftOut === this.total;
  }

  /** Something to ask for, that nobody has asked for yet. */
  next(): PageRequest<Item> | undefined {
    let offset = 0;
    for (const span of this.#spans) {
      if (span.state === 'open') {
        span.state = 'asked';
        const limit = span === this.#spans.at(-1) ? this.#pageSize : span.length;
        return { offset, limit, total: this.total, span };
      }
      offset += span.length;
    }
    return undefined;
  }

  put({ span, total }: PageRequest<Item>, page: Page<Item>): void {
    if (page.total !== total || entriesIn(page) !== span.length) this.#hasShifted = true;
    span.page = page;
    span.state = 'here';
  }

  /** The page may be asked for again; `failed`: once a retry is wanted. */
  giveBack({ span }: PageRequest<Item>, state: 'open' | 'failed'): void {
    span.state = state;
  }

  /** Pages that failed may be asked for again. */
  retry(): void {
    for (const span of this.#spans) if (span.state === 'failed') span.state = 'open';
  }

  /** The first page that is here and has not been handed out, unless one before it is still awaited. */
  handOut(): Page<Item> | undefined {
    const span = this.#spans.find(({ state }) => state !== 'handedOut' && state !== 'failed');
    if (span?.state !== 'here') return undefined;
    span.state = 'handedOut';
    return span.page;
  }

  /** Reckons with a change made here. No page may be on its way: it would be from before or after. */
  reckon({ added, untitled, removed }: OwnChange<Item>): void {
    const unread = this.#drop(new Set(removed));
    if (unread > 0) this.#shortenBelow(unread);
    const total = added.length + untitled;
    if (total === 0) return;
    const page = { items: added, offset: 0, total, hasMore: true, leftOut: untitled };
    this.#spans.unshift(readSpan(page, 'handedOut'));
    this.#added += total;
    this.#untitled += untitled;
  }

  /** Takes items out of the pages they are on. Returns how many are on none of those that are here. */
  #drop(uris: ReadonlySet<string>): number {
    let unread = uris.size;
    for (const span of this.#spans) {
      const items = span.page?.items.filter(item => !uris.has(this.#uriOf(item)));
      if (!span.page || !items) continue;
      const dropped = span.page.items.length - items.length;
      span.page = { ...span.page, items };
      span.length -= dropped;
      unread -= dropped;
    }
    return unread;
  }

  /** Items are gone that have not been read: everything below the first gap has moved by an unknown number of them. */
  #shortenBelow(count: number): void {
    const gap = this.#spans.findIndex(({ page }) => page === undefined);
    const below = gap < 0 ? [] : this.#spans.slice(gap);
    const length = below.reduce((sum, span) => sum + span.length, 0) - count;
    if (length < 0) this.#hasShifted = true;
    else this.#spans = [...this.#spans.slice(0, gap), ...this.#openSpans(length)];
  }

  #openSpans(length: number): Span<Item>[] {
    return Array.from({ length: Math.ceil(length / this.#pageSize) }, (_, index) => ({
      length: Math.min(this.#pageSize, length - index * this.#pageSize),
      page: undefined,
      state: 'open',
    }));
  }
}

function readSpan<Item>(page: Page<Item>, state: Span<Item>['state']): Span<Item> {
  return { length: entriesIn(page), page, state };
}
