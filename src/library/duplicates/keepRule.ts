import type { availabilityOf } from '../../model/availability.ts';
import type { SavedTrack, Track } from '../../model/track.ts';
import { addedRank, releaseRank } from '../arrangement/dateRanks.ts';

/**
 * What decides which of several tracks stays.
 * - `oldestAdded`: the one that was saved first, with its date
 * - `newestRelease`: the one of the latest release
 * - `available`: one that can be played here
 * - `album`: one of an album rather than a single, and of either rather than a compilation
 * - `explicit`, `clean`: one that is marked so
 */
export const keepRules = ['oldestAdded', 'newestRelease', 'available', 'album', 'explicit', 'clean'] as const;
export type KeepRule = (typeof keepRules)[number];

/** What is known of whether a track can be played. */
export type Availability = ReturnType<typeof availabilityOf>;

type Compare = (a: SavedTrack, b: SavedTrack) => number;

/**
 * The row that stays. Whatever the rule, none that cannot be played here stays in place of one that can, or of which
 * that is not known, and none of the person's own files in place of one from the catalogue. Where the rule leaves
 * several, one that can be played stays, else the oldest, then that of an album, then that of the latest release.
 * @param rows at least one
 */
export function rowToKeep(
  rows: readonly SavedTrack[],
  rule: KeepRule,
  availability: (track: Track) => Availability,
): SavedTrack {
  const compare = byEach(
    ({ track }) => Number(track.isLocal),
    ({ track }) => Number(availability(track) === 'unavailable'),
    firstBy(rule, availability),
    firstBy('available', availability),
    firstBy('oldestAdded', availability),
    firstBy('album', availability),
    firstBy('newestRelease', availability),
  );
  const [first] = [...rows].sort((a, b) => compare(a, b) || (a.track.uri < b.track.uri ? -1 : 1));
  if (!first) throw new Error('there is nothing to keep');
  return first;
}

const unavailableLast = { available: 0, unknown: 1, unavailable: 2 };
const albumsFirst: Readonly<Record<string, number>> = { album: 0, single: 1, compilation: 2 };

/** The less it is, the better the row. */
function firstBy(rule: KeepRule, availability: (track: Track) => Availability): (row: SavedTrack) => number {
  switch (rule) {
    case 'oldestAdded':
      return row => addedRank(row) ?? Infinity;
    case 'newestRelease':
      return row => -(releaseRank(row) ?? 0);
    case 'available':
      return ({ track }) => unavailableLast[availability(track)];
    case 'album':
      return ({ track }) => albumsFirst[track.album?.albumType ?? ''] ?? 3;
    case 'explicit':
      return ({ track }) => Number(!track.explicit);
    case 'clean':
      return ({ track }) => Number(track.explicit);
  }
}

function byEach(...ranks: readonly ((row: SavedTrack) => number)[]): Compare {
  return (a, b) => {
    for (const rank of ranks) {
      const [first, second] = [rank(a), rank(b)];
      if (first !== second) return first < second ? -1 : 1;
    }
    return 0;
  };
}
