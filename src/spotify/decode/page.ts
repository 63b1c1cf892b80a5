import type { GenericSchema } from 'valibot';
import { maxValue, minValue, number, object, pipe, safeInteger, string, transform } from 'valibot';
import type { Page } from '../../model/page.ts';
import { maybe } from './decode.ts';
import { itemsOf, rows } from './rows.ts';

/** Nobody's list is longer; a number beyond it is a fault, and would have us ask for millions of pages. */
const mostEntries = 10_000_000;

const count = pipe(number(), safeInteger(), minValue(0), maxValue(mostEntries));

/**
 * Spotify's paging object around `item`. Entries that are empty, or that cannot be understood while others can, are
 * left out. Of `next` only whether there is one is read: no request ever goes to an address out of an answer, since
 * it would carry the token there. `hasMore` goes by it alone, as the items may be fewer than asked for.
 */
export function page<T>(item: GenericSchema<unknown, T>): GenericSchema<unknown, Page<NonNullable<T>>> {
  return pipe(
    object({
      items: rows(item),
      offset: maybe(count),
      total: maybe(count),
      next: maybe(string()),
    }),
    transform(raw => {
      const items = itemsOf(raw.items);
      const offset = raw.offset ?? 0;
      const leftOut = raw.items.length - items.length;
      return {
        items,
        ...(leftOut > 0 ? { leftOut } : {}),
        offset,
        total: raw.total ?? offset + raw.items.length,
        hasMore: raw.next !== undefined && raw.items.length > 0,
      };
    }),
  );
}
