import type { Page } from '../model/page.ts';
import type { SavedRow } from './savedListSource.ts';

/** A list of which the first rows are known, and its head as it is now. */
interface BegunList<Row extends SavedRow> {
  /** Newest first, from the head on. */
  readonly rows: readonly Row[];
  /** Entries at Spotify when these were read. */
  readonly total: number;
  readonly head: Page<Row>;
  readonly uriOf: (row: Row) => string;
}

/**
 * The first rows of a list as they are now: what is new at its head on top of what is known. Undefined when anything
 * else has changed as well, or more than the head page tells, so that reading has to begin anew.
 */
export function goOnFrom<Row extends SavedRow>({
  rows,
  total,
  head,
  uriOf,
}: BegunList<Row>): readonly Row[] | undefined {
  const fresh = head.total - total;
  const isAsBefore = head.items
    .slice(Math.max(fresh, 0))
    .every((row, index) => isSame(row, rows[index], uriOf) || index >= rows.length);
  const uris = new Set(rows.map(uriOf));
  const added = head.items.slice(0, Math.max(fresh, 0));
  const reachesDown = fresh < head.items.length;
  if (fresh < 0 || !isAsBefore || !reachesDown || added.some(row => uris.has(uriOf(row)))) return undefined;
  return [...added, ...rows];
}

function isSame<Row extends SavedRow>(a: Row, b: Row | undefined, uriOf: (row: Row) => string): boolean {
  return b !== undefined && uriOf(a) === uriOf(b) && a.addedAt === b.addedAt;
}
