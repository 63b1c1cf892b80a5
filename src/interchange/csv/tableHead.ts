import type { ItemFacts } from '../itemFacts.ts';
import { singleFacts } from '../itemFacts.ts';
import type { NamedField } from '../namedField.ts';
import { namedField } from '../namedField.ts';
import { withFormula } from './formulas.ts';
import { splitNames } from './nameList.ts';

/** Separators that are in use, the likeliest first. */
export const delimiters = [',', ';', '\t', '|'] as const;

/** What the columns of a table tell; undefined for columns that nothing is known about. */
export type TableHead = readonly (NamedField | undefined)[];

/** The head that these cells are, if it is one: its columns tell enough to find a track or an album by. */
export function tableHead(cells: readonly string[]): TableHead | undefined {
  const columns = cells.map(cell => namedField(withFormula(cell)));
  const known = new Set(columns);
  const isNamed = known.has('title') && (known.has('artist') || known.has('artists'));
  const isEnough = isNamed || known.has('isrc') || known.has('link') || known.has('albumLink');
  return isEnough ? columns : undefined;
}

/** What a row says under a head. */
export function factsIn(row: readonly string[], head: TableHead): ItemFacts {
  const cells = (field: NamedField): string[] =>
    row.flatMap((cell, column) => (head[column] === field && cell !== '' ? [withFormula(cell)] : []));
  const first = (field: NamedField): string => cells(field)[0] ?? '';
  return {
    ...singleFacts(first),
    links: cells('link'),
    artists: head.includes('artists') ? splitNames(first('artists')) : cells('artist').slice(0, 1),
    albumArtists: splitNames(first('albumArtists')),
  };
}
