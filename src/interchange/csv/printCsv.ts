import { stringify } from 'csv-stringify/sync';
import type { SavedItem } from '../../library/journal.ts';
import { columnsFor } from './columns.ts';
import { withoutFormula } from './formulas.ts';

const options = {
  record_delimiter: '\r\n',
  // It would quote only what could be taken for the end of a row of its own; programs guess at other separators, too.
  quoted_match: /[\r\n\t;]/,
  cast: { boolean: (value: boolean) => String(value) },
};

/**
 * A table (RFC 4180), a row at a time. No cell is a formula to a spreadsheet, and none is lost by that: see `withFormula`.
 */
export function* printCsv(items: readonly SavedItem[]): Generator<string> {
  const columns = columnsFor({
    tracks: items.length === 0 || items.some(item => 'track' in item),
    albums: items.some(item => 'album' in item),
  });
  yield stringify([columns.map(({ head }) => head)], options);
  for (const item of items) {
    const cells = columns.map(({ cell }) => cell(item) ?? '');
    yield stringify([cells.map(cell => (typeof cell === 'string' ? withoutFormula(cell) : cell))], options);
  }
}
