import { isSpotifyId } from '../../model/spotifyUri.ts';
import { SpotifyError } from '../errors.ts';

/** What Spotify allows of one list. */
export interface PageBounds {
  /** Most entries of one page. */
  readonly largest: number;
  /** Highest index a page may begin at; where none is given there is no such limit. */
  readonly highestOffset?: number;
}

/** Bounds of nearly all lists. */
export const usualPages: PageBounds = { largest: 50 };

/**
 * The query for one page. Spotify answers 400 to what is out of bounds and nobody but this program chooses these
 * numbers, so a wrong one is a fault of the caller: throws a `RangeError`, and nothing is sent.
 * @param offset index of the first entry, a whole number from 0 on
 * @param limit a whole number from 1 on
 */
export function pageQuery(
  offset: number,
  limit: number,
  { largest, highestOffset = Number.MAX_SAFE_INTEGER }: PageBounds,
): { readonly offset: number; readonly limit: number } {
  if (!Number.isInteger(limit) || limit < 1 || limit > largest)
    throw new RangeError(`a page has 1 to ${largest} entries, not ${limit}`);
  if (!Number.isSafeInteger(offset) || offset < 0 || offset > highestOffset)
    throw new RangeError(`a page begins at 0 to ${highestOffset}, not at ${offset}`);
  return { offset, limit };
}

/**
 * `id` as a part of a path. Throws a `SpotifyError` of kind `notFound`, without asking, when it has not the form of
 * an id: ids come from links people paste, and something like `..` would lead to another endpoint.
 */
export function idInPath(id: string): string {
  if (isSpotifyId(id)) return id;
  throw new SpotifyError('notFound', 'not the form of an id', { sent: false });
}

/**
 * `items` themselves, from one to `most`. Nobody but this program chooses how many there are, so another number is a fault
 * of the caller: throws a `RangeError`.
 */
export function atOnce<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length >= 1 && items.length <= most) return items;
  throw new RangeError(`1 to ${most} items at once, not ${items.length}`);
}
