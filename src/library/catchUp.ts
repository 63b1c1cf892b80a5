import type { Page } from '../model/page.ts';
import { entriesIn } from '../model/page.ts';
import { isAlike } from '../model/isAlike.ts';
import { inSlices, mapSteps, stepSize } from './inSlices.ts';
import type { SavedRow } from './savedListSource.ts';

/** A list as it was, and how to ask for what it is now. */
interface KnownList<Row extends SavedRow> {
  /** All of it, newest first. */
  readonly rows: readonly Row[];
  readonly find: (uri: string) => Row | undefined;
  /** Entries of the whole list that are no rows. */
  readonly notRows: number;
  readonly uriOf: (row: Row) => string;
  /** Whether date and place of a row are not Spotify's own; these are taken from Spotify. */
  readonly isGuessed: (row: Row) => boolean;
  /** The first page of the list as it is now; others belong to the same state of it when they tell the same total. */
  readonly head: Page<Row>;
  /** The full page that begins at `offset`. Missing when nothing more may be asked for. */
  readonly fetch?: (offset: number) => Promise<Page<Row>>;
  readonly pageSize: number;
}

/** Local rows from `from` up to `to` stand for entries from `start` up to `end` at Spotify. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** The list cannot be told without reading all of it. */
class NotEven extends Error {}

/**
 * The list as it is now, each row once, from what is known and few further pages: none when nothing changed or all that is new is on
 * the head page, one for each page of further new rows, and at most about 2·log₂(pages) for a row removed elsewhere.
 * Undefined when that does not come out even, so that everything has to be read: rows were put into the middle, or
 * the list changes while it is read. No row is dropped unless its neighbours at Spotify have been read; this takes
 * Spotify to give rows of one date in one order.
 * Rejects as `fetch` does.
 */
export async function catchUp<Row extends SavedRow>(
  known: KnownList<Row>,
): Promise<readonly Row[] | undefined> {
  try {
    return await new CatchingUp(known).rows();
  } catch (error) {
    if (error instanceof NotEven) return undefined;
    throw error;
  }
}

class CatchingUp<Row extends SavedRow> {
  readonly #known: KnownList<Row>;
  #pagesLeft: number;

  constructor(known: KnownList<Row>) {
    this.#known = known;
    // Beyond that, reading everything costs no more.
    this.#pagesLeft = Math.max(4, Math.ceil(known.head.total / known.pageSize / 2));
  }

  async rows(): Promise<readonly Row[]> {
    const { head, notRows } = this.#known;
    const top = await this.#readTop();
    const below = await inSlices(this.#below(top));
    const removed = top.length + below.length + notRows - head.total;
    if (removed === 0) return [...top, ...below];
    if (notRows > 0) throw new NotEven();
    const left = await this.#withoutRemoved(below, top.length);
    await this.#mustBeQuiet();
    return [...top, ...left];
  }

  /** From the head down to a row that is as it was: nothing new is below it. */
  async #readTop(): Promise<Row[]> {
    let page = this.#known.head;
    const top = page.items.map(this.#asKnown);
    for (let offset = entriesIn(page); page.hasMore && !page.items.some(this.#isAsBefore);) {
      page = await this.#fetch(offset);
      offset += entriesIn(page);
      top.push(...page.items.map(this.#asKnown));
    }
    if (new Set(top.map(this.#known.uriOf)).size < top.length) throw new NotEven();
    return top;
  }

  /**
   * The known rows that are further down than `top` reaches, or may be: one of the date where it ends. All are to have
   * dates of Spotify's own, and to stand by them.
   */
  *#below(top: readonly Row[]): Generator<undefined, Row[]> {
    const { rows, uriOf, isGuessed } = this.#known;
    const inTop = new Set(top.map(uriOf));
    const end = top.at(-1)?.addedAt;
    const below: Row[] = [];
    let latest = end;
    for (const [index, row] of rows.entries()) {
      if (index % stepSize === 0) yield;
      const { addedAt } = row;
      if (inTop.has(uriOf(row)) || (end !== undefined && addedAt > end)) continue;
      if (isGuessed(row) || (latest !== undefined && addedAt > latest)) throw new NotEven();
      latest = addedAt;
      below.push(row);
    }
    return below;
  }

  /** `below` without the rows that are gone, found by halving the stretches that are too long. */
  async #withoutRemoved(below: readonly Row[], start: number): Promise<Row[]> {
    const { uriOf } = this.#known;
    const places = await inSlices(mapSteps(below, uriOf, (_, place) => place));
    const placeIn = (row: Row): number => {
      const place = places.get(uriOf(row)) ?? -1;
      return below[place]?.addedAt === row.addedAt ? place : -1;
    };
    const gone = new Set<number>();
    const stretches: Stretch[] = [{ from: 0, to: below.length, start, end: this.#known.head.total }];
    for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
      const { from, to, start: first, end } = stretch;
      const surplus = to - from - (end - first);
      if (surplus < 0) throw new NotEven();
      if (surplus === 0) continue;
      if (end > first) stretches.push(...(await this.#halve(stretch, placeIn, gone)));
      else for (let place = from; place < to; place++) gone.add(place);
    }
    return below.filter((_, place) => !gone.has(place));
  }

  /** Reads the page in the middle of a stretch; what is left of the stretch is before and after it. */
  async #halve(
    { from, to, start, end }: Stretch,
    placeOf: (row: Row) => number,
    gone: Set<number>,
  ): Promise<Stretch[]> {
    const middle = start + Math.max(0, Math.floor((end - start - this.#known.pageSize) / 2));
    const page = await this.#fetch(middle);
    const places = page.items.slice(0, end - middle).map(placeOf);
    const [first = -1, last = -1] = [places[0], places.at(-1)];
    const isInOrder = places.every((place, index) => index === 0 || place > (places[index - 1] ?? place));
    if (first < from || last >= to || !isInOrder || page.leftOut) throw new NotEven();
    const here = new Set(places);
    for (let place = first; place <= last; place++) if (!here.has(place)) gone.add(place);
    return [
      { from, to: first, start, end: middle },
      { from: last + 1, to, start: middle + places.length, end },
    ];
  }

  /** What was read in pieces belongs together if nothing has come to the head and nothing is gone meanwhile. */
  async #mustBeQuiet(): Promise<void> {
    const { head, uriOf } = this.#known;
    const { items } = await this.#fetch(0);
    const isSame = (row: Row, place: number): boolean => {
      const before = head.items[place];
      return before !== undefined && uriOf(before) === uriOf(row) && before.addedAt === row.addedAt;
    };
    if (!items.every(isSame)) throw new NotEven();
  }

  async #fetch(offset: number): Promise<Page<Row>> {
    const { fetch, head } = this.#known;
    if (!fetch || this.#pagesLeft === 0) throw new NotEven();
    this.#pagesLeft -= 1;
    const page = await fetch(offset);
    if (page.total !== head.total) throw new NotEven();
    return page;
  }

  /** A row that is as it was is the same object: nobody has to find out again that nothing is different. */
  readonly #asKnown = (row: Row): Row => {
    const { find, uriOf } = this.#known;
    const before = find(uriOf(row));
    return before !== undefined && isAlike(before, row) ? before : row;
  };

  readonly #isAsBefore = (row: Row): boolean => {
    const { find, uriOf, isGuessed } = this.#known;
    const before = find(uriOf(row));
    return before?.addedAt === row.addedAt && !isGuessed(before);
  };
}
