import type { Page } from '../model/page.ts';
import type { SavedRow } from './savedListSource.ts';

/**
 * The head page on top of `rows`, newest first; undefined when the two are not the whole list. They are when the
 * page reaches down to a row that stands where it stood, so that nothing new is below it, and when it and the rows
 * known below add up to Spotify's total, so that nothing is gone.
 * @param notRows entries of the whole list that are no rows
 */
export function headOnTop<Row extends SavedRow>(
  rows: readonly Row[],
  head: Page<Row>,
  notRows: number,
  uriOf: (row: Row) => string,
): readonly Row[] | undefined {
  const inHead = new Set(head.items.map(uriOf));
  const below = rows.filter(row => !inHead.has(uriOf(row)));
  const last = head.items.at(-1);
  const reachesDown =
    below.length === 0 || (last && rows.find(row => uriOf(row) === uriOf(last))?.addedAt === last.addedAt);
  const addsUp = inHead.size + below.length + notRows === head.total;
  const fits = reachesDown && addsUp && (below[0]?.addedAt ?? '') <= (last?.addedAt ?? '');
  return fits ? [...head.items, ...below] : undefined;
}
