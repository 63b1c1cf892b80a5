/** One page of a list at Spotify. */
export interface Page<T> {
  /** May be shorter than the limit; entries Spotify gives as null are left out. */
  readonly items: readonly T[];
  /** How many entries were left out; they count in `offset` and `total`. Missing when none. */
  readonly leftOut?: number;
  /** Index of the first entry in the whole list. */
  readonly offset: number;
  /** Entries in the whole list; may change while paging. */
  readonly total: number;
  /** Whether another page follows. */
  readonly hasMore: boolean;
}

/** How far a page reaches in its list: entries with and without an item. */
export function entriesIn({ items, leftOut = 0 }: Page<unknown>): number {
  return items.length + leftOut;
}
