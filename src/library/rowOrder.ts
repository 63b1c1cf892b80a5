import type { SavedRow } from './savedListSource.ts';

/** Each row once; of several that stand for one item the last, at the place of the first. */
export function withoutRepetition<Row>(rows: readonly Row[], uriOf: (row: Row) => string): readonly Row[] {
  const byUri = new Map(rows.map(row => [uriOf(row), row]));
  return byUri.size === rows.length ? rows : [...byUri.values()];
}

/** Newest first; rows of one date keep their order. */
export function sortedByDate<Row extends SavedRow>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.addedAt < b.addedAt ? 1 : a.addedAt > b.addedAt ? -1 : 0));
}

/** `rows`, and `again` at the places they had among the rows `before`: a date alone does not tell a place. */
export function withRowsAgain<Row extends SavedRow>(
  rows: readonly Row[],
  again: readonly Row[],
  before: readonly Row[],
  uriOf: (row: Row) => string,
): readonly Row[] {
  const wanted = new Map([...again, ...rows].map(row => [uriOf(row), row]));
  const former = before.flatMap(row => wanted.get(uriOf(row)) ?? []);
  const isFormer = new Set(former.map(uriOf));
  return sortedByDate([...rows.filter(row => !isFormer.has(uriOf(row))), ...former]);
}
