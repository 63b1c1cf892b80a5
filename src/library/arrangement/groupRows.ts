import type { SavedTrack, Track } from '../../model/track.ts';
import type { Direction, Grouping, SortKey, SortOrder } from './arrangement.ts';
import { usualDirection } from './arrangement.ts';
import { nameToSee } from '../../model/nameToSee.ts';
import { sortedSteps } from './sortedSteps.ts';
import { stepSize } from '../inSlices.ts';

/** What groups can be made by. */
export type GroupedBy = Exclude<Grouping, 'none'>;

/** Saved tracks that have something in common. */
export interface TrackGroup {
  readonly by: GroupedBy;
  /** Tells it from the other groups, and stays the same as tracks come and go. */
  readonly key: string;
  /**
   * An artist's or album's name as delivered, a year as `2021`, a month as `2021-03` or the first year of a decade as
   * `1980`; empty for tracks of which it is not known.
   */
  readonly name: string;
  /** In the order they were in; at least one. */
  readonly rows: readonly SavedTrack[];
}

/** What a group is about: sorting by the same turns the groups round, too. */
const sortKeyOf: Record<GroupedBy, SortKey> = {
  artist: 'artist',
  album: 'album',
  yearAdded: 'added',
  monthAdded: 'added',
  decadeReleased: 'released',
};

/**
 * `rows` in groups, a few steps at a time: artists and albums by name, dates newest first, either turned round where
 * the tracks are sorted by the same thing against its usual direction. What is not known comes last. A track with
 * several artists stands under the first; when a track was added goes by this computer's time zone.
 */
export function* groupedRows(
  rows: readonly SavedTrack[],
  by: GroupedBy,
  order: SortOrder,
  collator: Intl.Collator,
): Generator<undefined, readonly TrackGroup[]> {
  const groups = new Map<string, { name: string; rows: SavedTrack[] }>();
  for (const [index, row] of rows.entries()) {
    const { key, name } = placeOf(row, by);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { name, rows: [row] });
    if (index % stepSize === 0) yield;
  }
  const all = [...groups].map(([key, group]): TrackGroup => ({ by, key, ...group }));
  const compare = isNamed(by) ? collator.compare : (a: string, b: string) => Number(a < b) - Number(a > b);
  const sign = isTurnedRound(sortKeyOf[by], order) ? -1 : 1;
  return yield* sortedSteps(all, (a, b) => {
    if (a.name === '' || b.name === '') return Number(a.name === '') - Number(b.name === '');
    return compare(a.name, b.name) * sign || (a.key < b.key ? -1 : 1);
  });
}

function isTurnedRound(key: SortKey, order: { key: SortKey; direction: Direction }): boolean {
  return order.key === key && order.direction !== usualDirection(key);
}

/** Whether groups have names of their own, which a language sorts. */
function isNamed(by: GroupedBy): boolean {
  return by === 'artist' || by === 'album';
}

function placeOf({ track, addedAt }: SavedTrack, by: GroupedBy): { key: string; name: string } {
  switch (by) {
    case 'artist':
      return namedPlace(track.artists[0]);
    case 'album':
      return namedPlace(albumOf(track));
    case 'yearAdded':
      return timePlace(addedAt, 4);
    case 'monthAdded':
      return timePlace(addedAt, 7);
    case 'decadeReleased': {
      const year = track.album?.releaseDate?.value.slice(0, 4);
      const decade = year === undefined ? '' : `${year.slice(0, 3)}0`;
      return { key: decade, name: decade };
    }
  }
}

/** Albums of local files have no URI and may share a name. */
function albumOf({ album, artists }: Track): { name: string; uri?: string } | undefined {
  if (!album || album.uri !== undefined) return album;
  const artist = nameToSee(album.artists[0] ?? artists[0]);
  return nameToSee(album) === '' ? undefined : { name: album.name, uri: `${album.name}\n${artist}` };
}

/** What Spotify gives no name is all the same to a person. */
function namedPlace(named: { name: string; uri?: string } | undefined): { key: string; name: string } {
  const name = nameToSee(named);
  return { key: name === '' ? '' : (named?.uri ?? name), name };
}

/** The first `length` characters of the time as `2021-03` in this computer's time zone. */
function timePlace(addedAt: string, length: number): { key: string; name: string } {
  const date = new Date(addedAt);
  if (Number.isNaN(date.getTime())) return { key: '', name: '' };
  const year = String(date.getFullYear()).padStart(4, '0');
  const time = `${year}-${String(date.getMonth() + 1).padStart(2, '0')}`.slice(0, length);
  return { key: time, name: time };
}
