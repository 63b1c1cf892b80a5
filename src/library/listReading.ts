import type { Page } from '../model/page.ts';
import { pageSize } from '../spotify/client.ts';
import { PagedReading } from '../spotify/pagedReading.ts';
import type { ChangeGate } from './changeGate.ts';
import type { SavedListSource, SavedRow } from './savedListSource.ts';

interface ListReadingParts<Row extends SavedRow> {
  readonly source: SavedListSource<Row>;
  /** Keeps pages and changes made here apart. */
  readonly gate: ChangeGate;
  /** The rows that are known from earlier. */
  readonly before?: readonly Row[] | undefined;
}

/**
 * Reads a saved list in the background, behind the page `first`. All rows of one reading have in one object what is alike
 * in them.
 */
export function listReading<Row extends SavedRow>(
  first: Page<Row>,
  { source, gate, before = [] }: ListReadingParts<Row>,
): PagedReading<Row> {
  const share = source.sharing?.();
  const shared = (page: Page<Row>): Page<Row> => (share ? { ...page, items: page.items.map(share) } : page);
  return new PagedReading(
    shared(first),
    {
      fetch: async (offset, limit, signal) =>
        shared(await source.fetchPage(offset, limit, 'background', signal)),
      uriOf: source.uriOf,
      pageSize,
      inTurn: work => gate.read(work),
    },
    share ? before.map(share) : before,
  );
}
