import { isDeepStrictEqual } from 'node:util';
import type { ListStatus } from '../library/listStatus.ts';

/** A list as a view shows it. */
export interface ShownList {
  readonly status: ListStatus;
  /** Missing where the list has no such rows. The same array for as long as nothing about them has changed. */
  readonly rows?: readonly unknown[];
}

/** What of a list its rows in a view are made of. */
export interface ListContent {
  readonly rows: readonly unknown[] | undefined;
  /** Entries at Spotify: how many are to come may decide how those are shown that are here. */
  readonly total: number | undefined;
  /** What the row above all others says. */
  readonly gap: readonly unknown[];
  /** Whether that there are no rows is said by one. */
  readonly isKnownEmpty: boolean;
}

/** Rows that are other objects than before are compared with these up to so many; more count as different. */
const mostCompared = 1_000;

/** What the rows of a list would be made of now. */
export function contentOf({ status, rows }: ShownList): ListContent {
  const { error, missingPages, loaded, phase, total } = status;
  return {
    rows,
    total,
    gap: error ? [error, missingPages, loaded > 0] : [],
    isKnownEmpty: phase === 'complete' && loaded === 0,
  };
}

/** Whether there is anything to draw. */
export function hasRows({ rows, gap, isKnownEmpty }: ListContent): boolean {
  return rows === undefined || rows.length > 0 || gap.length > 0 || isKnownEmpty;
}

/** Whether rows drawn of `before` look as those of `now`. Never, where a list has no rows to tell it by. */
export function looksTheSame(before: ListContent, now: ListContent): boolean {
  const { rows, gap } = before;
  if (!rows || !now.rows) return false;
  if (before.isKnownEmpty !== now.isKnownEmpty || before.total !== now.total) return false;
  const isSameGap = gap.length === now.gap.length && gap.every((part, index) => part === now.gap[index]);
  return isSameGap && areSameRows(rows, now.rows);
}

/** Rows that were read again and found as they were are other objects. */
function areSameRows(before: readonly unknown[], now: readonly unknown[]): boolean {
  if (before === now) return true;
  if (before.length !== now.length) return false;
  let compared = 0;
  return before.every(
    (row, index) => row === now[index] || (++compared <= mostCompared && isDeepStrictEqual(row, now[index])),
  );
}
