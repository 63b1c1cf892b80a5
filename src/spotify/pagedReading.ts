import type { Page } from '../model/page.ts';
import { entriesIn } from '../model/page.ts';
import { cancelled } from './clock.ts';
import { SpotifyError } from './errors.ts';
import type { OwnChange } from './pagePlan.ts';
import { PagePlan } from './pagePlan.ts';

/** Where a list is read, and how. */
export interface PagedSource<Item> {
  /** Entries from `offset` on, at most `limit`. Rejects with a `SpotifyError`. */
  readonly fetch: (offset: number, limit: number, signal: AbortSignal) => Promise<Page<Item>>;
  readonly uriOf: (item: Item) => string;
  /** Spotify's largest page of this list. */
  readonly pageSize: number;
  /** Does a request when it may be done; immediately if missing. */
  readonly inTurn?: InTurn;
}

/**
 * Does `work`, which asks for one page, once no change of the list is under way here.
 * @param work is given what tells how many such changes have begun since its start
 */
export type InTurn = <T>(work: (overlapping: () => number) => Promise<T>) => Promise<T>;

/** Pages asked for at once. More than the rate gate lets out: while one answer is read, the next request is on its way. */
export const pagesAhead = 12;

/** Of one page only: the others may well be there. Any other failure would befall them as well. */
const failuresOfOnePage = ['unavailable', 'timedOut', 'badAnswer'] as const;

/**
 * One reading of a list at Spotify, behind its first page: a sequence of pages in the list's order, read several at
 * a time. A page that cannot be had leaves a gap that is told of, and the rest goes on. Whoever stops in the middle,
 * or has gaps, goes on with what is missing by asking for `pages` once more.
 */
export class PagedReading<Item> {
  readonly #source: PagedSource<Item>;
  readonly #plan: PagePlan<Item>;
  readonly #known = new Set<string>();
  #failure: SpotifyError | undefined;

  /**
   * @param first where reading begins: the first page, or a later one when what is before it has been read earlier
   * @param before the items known from earlier
   */
  constructor(first: Page<Item>, source: PagedSource<Item>, before: readonly Item[] = []) {
    this.#source = source;
    this.#plan = new PagePlan(first, source, before);
  }

  /** Entries in the whole list, if nothing has changed elsewhere. */
  get total(): number {
    return this.#plan.total;
  }

  /** Of the pages that are here, in the list's order; one item twice if the list shifted. */
  get items(): readonly Item[] {
    return this.#plan.items;
  }

  /** Pages that are not here. */
  get missingPages(): number {
    return this.#plan.missing;
  }

  /** Why pages are missing. */
  get failure(): SpotifyError | undefined {
    return this.#failure;
  }

  /** Whether all pages are here and tell of one list. They do not when it shifted while it was read. */
  get fits(): boolean {
    return this.#plan.fits;
  }

  /** Entries added here in the meantime, see `reckon`; `untitled` of them are not among `items`. */
  get own(): { readonly added: number; readonly untitled: number } {
    const { added, untitled } = this.#plan;
    return { added, untitled };
  }

  /**
   * The pages that have not been given yet, in order, as soon as each and all before it are here or have failed. No
   * item comes twice: what an earlier page had is left out. No more than `pagesAhead` are under way, and none any
   * more once the caller stops. Throws what is no matter of a single request, such as `cancelled`.
   */
  async *pages(signal?: AbortSignal): AsyncGenerator<Page<Item>, void, undefined> {
    const stop = new AbortController();
    const onAbort = (): void => stop.abort(signal?.reason);
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#failure = undefined;
    this.#plan.retry();
    try {
      yield* this.#handOutAll(stop);
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Reckons with a change made here, so that pages are asked for where they are by now. No page may be on its way. */
  reckon(change: OwnChange<Item>): void {
    this.#plan.reckon(change);
  }

  async *#handOutAll(stop: AbortController): AsyncGenerator<Page<Item>, void, undefined> {
    const underWay = new Set<Promise<void>>();
    let thrown: { readonly error: unknown } | undefined;
    try {
      for (;;) {
        while (underWay.size < pagesAhead && this.#goesOn) {
          const asking: Promise<void> = this.#askForNext(stop.signal)
            .catch((error: unknown) => void (thrown ??= { error }))
            .finally(() => underWay.delete(asking));
          underWay.add(asking);
        }
        const page = this.#plan.handOut();
        if (page) yield this.#withoutKnown(page);
        else if (underWay.size > 0) await Promise.race(underWay);
        else return;
        if (thrown) throw thrown.error;
      }
    } finally {
      stop.abort();
      await Promise.all(underWay);
    }
  }

  get #goesOn(): boolean {
    const isHopeless = this.#failure && !SpotifyError.is(this.#failure, ...failuresOfOnePage);
    return !isHopeless && this.#plan.hasOpen;
  }

  async #askForNext(signal: AbortSignal): Promise<void> {
    const { fetch, inTurn = atOnce } = this.#source;
    await inTurn(async overlapping => {
      if (signal.aborted) throw cancelled();
      const request = this.#plan.next();
      if (!request) return;
      try {
        const page = await fetch(request.offset, request.limit, signal);
        const isFromBefore = overlapping() === 1 && page.total === request.total;
        if (overlapping() === 0 || isFromBefore) this.#plan.put(request, page);
        else this.#plan.giveBack(request, 'open');
      } catch (error) {
        this.#plan.giveBack(request, 'failed');
        if (!SpotifyError.is(error) || error.kind === 'cancelled') throw error;
        this.#failure = error;
      }
    });
  }

  #withoutKnown(page: Page<Item>): Page<Item> {
    const items = page.items.filter(item => !this.#known.has(this.#source.uriOf(item)));
    for (const item of items) this.#known.add(this.#source.uriOf(item));
    const leftOut = entriesIn(page) - items.length;
    return leftOut > 0 ? { ...page, items, leftOut } : { ...page, items };
  }
}

const atOnce: InTurn = work => work(() => 0);
