import type { GenericSchema, InferOutput } from 'valibot';
import {
  array,
  maxValue,
  minValue,
  nullish,
  number,
  object,
  pipe,
  safeInteger,
  string,
  transform,
} from 'valibot';
import type { Page } from '../../model/page.ts';
import { maybe } from './decode.ts';

/** Nobody's list is longer; a number beyond it is a fault, and would have us ask for millions of pages. */
const mostEntries = 10_000_000;

const count = pipe(number(), safeInteger(), minValue(0), maxValue(mostEntries));

/**
 * Spotify's paging object around `item`. Entries that are null, or that `item` decodes to undefined, are left
 * out; `hasMore` goes by `next` alone, as the items may be fewer than asked for.
 */
export function page<Item extends GenericSchema>(
  item: Item,
): GenericSchema<unknown, Page<NonNullable<InferOutput<Item>>>> {
  return pipe(
    object({
      items: array(nullish(item)),
      offset: maybe(count),
      total: maybe(count),
      next: maybe(string()),
    }),
    transform(raw => {
      const items = raw.items.filter(each => each !== null && each !== undefined);
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
