import type { SavedTrack } from '../../model/track.ts';

/** When the row was saved, in epoch milliseconds; undefined where that is not known. */
export function addedRank({ addedAt }: SavedTrack): number | undefined {
  const time = Date.parse(addedAt);
  return Number.isNaN(time) ? undefined : time;
}

/** The later its album was released, the higher; a year alone comes before the days in it. Undefined without a date. */
export function releaseRank({ track }: SavedTrack): number | undefined {
  const date = track.album?.releaseDate;
  if (!date) return undefined;
  const [year, month = 0, day = 0] = date.value.split('-').map(Number);
  return (year ?? 0) * 10_000 + month * 100 + day;
}
