import type { GenericSchema, InferOutput } from 'valibot';
import { array, nullish, number, object, pipe, string, transform } from 'valibot';
import type { Page } from '../../model/page.ts';
import { maybe } from './decode.ts';

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
      offset: maybe(number()),
      total: maybe(number()),
      next: maybe(string()),
    }),
    transform(raw => {
      const items = raw.items.filter(each => each !== null && each !== undefined);
      const offset = raw.offset ?? 0;
      return {
        items: items,
        offset,
        total: raw.total ?? offset + raw.items.length,
        hasMore: raw.next !== undefined && raw.items.length > 0,
      };
    }),
  );
}
