import type { SavedTrack } from '../../model/track.ts';
import type { SortKey, SortOrder } from './arrangement.ts';
import { addedRank, releaseRank } from './dateRanks.ts';
import type { NameOrder } from './nameOrder.ts';
import { nameToSee } from '../../model/nameToSee.ts';
import { sortedSteps } from './sortedSteps.ts';
import { stepSize } from '../inSlices.ts';

/** What names are compared in. */
export type NameKey = Extract<SortKey, 'title' | 'artist' | 'album'>;

/** Gives the order of the names that tracks are sorted by. */
type NameOrders = (key: NameKey) => NameOrder;

/**
 * `rows` in this order, a few steps at a time. Rows that are equal in it come newest first, and those of one date as
 * they were; rows of which nothing is known come last, whatever the direction.
 */
export function* sortedRows(
  rows: readonly SavedTrack[],
  order: SortOrder,
  names: NameOrders,
): Generator<undefined, readonly SavedTrack[]> {
  if (order.key === 'added') return yield* sortedByRank(rows, order, addedRank);
  const newestFirst = yield* sortedByRank(rows, { key: 'added', direction: 'descending' }, addedRank);
  if (order.key === 'length') return yield* sortedByRank(newestFirst, order, lengthRank);
  if (order.key === 'released') return yield* sortedByRank(newestFirst, order, releaseRank);
  const { key } = order;
  const known = names(key);
  yield* known.learn(namesIn(rows, key));
  return yield* sortedByRank(newestFirst, order, row => {
    const name = nameOf(row, key);
    return name === '' ? undefined : known.rankOf(name);
  });
}

function* sortedByRank(
  rows: readonly SavedTrack[],
  { direction }: SortOrder,
  rankOf: (row: SavedTrack) => number | undefined,
): Generator<undefined, readonly SavedTrack[]> {
  const sign = direction === 'ascending' ? 1 : -1;
  const ranks = new Float64Array(rows.length);
  let isSorted = true;
  for (const [index, row] of rows.entries()) {
    const rank = rankOf(row);
    ranks[index] = rank === undefined ? Infinity : rank * sign;
    if (index > 0 && at(ranks, index - 1) > at(ranks, index)) isSorted = false;
    if (index % stepSize === 0) yield;
  }
  if (isSorted) return rows;
  const compare = (a: number, b: number): number => {
    const [first, second] = [at(ranks, a), at(ranks, b)];
    return first < second ? -1 : first > second ? 1 : 0;
  };
  const order = yield* sortedSteps([...rows.keys()], compare);
  return yield* rowsAt(order, rows);
}

function* rowsAt(
  places: readonly number[],
  rows: readonly SavedTrack[],
): Generator<undefined, readonly SavedTrack[]> {
  const found: SavedTrack[] = [];
  for (const place of places) {
    const row = rows[place];
    if (row) found.push(row);
    if (found.length % stepSize === 0) yield;
  }
  return found;
}

/** Beyond the end there is nothing that could come earlier. */
function at(ranks: Float64Array, index: number): number {
  return ranks[index] ?? Infinity;
}

function* namesIn(rows: readonly SavedTrack[], key: NameKey): Generator<string, void> {
  for (const row of rows) yield nameOf(row, key);
}

/** As delivered; empty when there is none to see. A track goes by its first artist. */
function nameOf({ track }: SavedTrack, key: NameKey): string {
  if (key === 'title') return nameToSee(track);
  return nameToSee(key === 'album' ? track.album : track.artists[0]);
}

/** 0 where Spotify has not told it. */
function lengthRank({ track }: SavedTrack): number | undefined {
  return track.durationMs > 0 ? track.durationMs : undefined;
}
