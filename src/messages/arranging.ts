// Sorting, grouping and filtering.
import { env, l10n } from 'vscode';
import type {
  Direction,
  FilterCondition,
  Grouping,
  SortKey,
  SortOrder,
} from '../library/arrangement/arrangement.ts';
import type { GroupedBy, TrackGroup } from '../library/arrangement/groupRows.ts';
import { formatReleaseDate } from '../model/format.ts';
import { counted } from './wording.ts';

const { t } = l10n;

/** What tracks can be sorted by, as a row of a list. */
export function sortKeyLabel(key: SortKey): string {
  const labels: Record<SortKey, string> = {
    added: t('Date Added'),
    title: t('Title'),
    artist: t('Artist'),
    album: t('Album'),
    length: t('Length'),
    released: t('Release Date'),
  };
  return labels[key];
}

/** How tracks are sorted, in a line of facts. */
export function sortOrderLabel({ key, direction }: SortOrder): string {
  const labels: Record<SortKey, Record<Direction, string>> = {
    added: { ascending: t('oldest first'), descending: t('newest first') },
    title: { ascending: t('by title'), descending: t('by title, Z to A') },
    artist: { ascending: t('by artist'), descending: t('by artist, Z to A') },
    album: { ascending: t('by album'), descending: t('by album, Z to A') },
    length: { ascending: t('shortest first'), descending: t('longest first') },
    released: { ascending: t('oldest releases first'), descending: t('newest releases first') },
  };
  return labels[key][direction];
}

/** What tracks can be grouped by, as a row of a list. */
export function groupingLabel(grouping: Grouping): string {
  const labels: Record<Grouping, string> = {
    none: t('Nothing'),
    artist: t('Artist'),
    album: t('Album'),
    yearAdded: t('Year Added'),
    monthAdded: t('Month Added'),
    decadeReleased: t('Release Decade'),
  };
  return labels[grouping];
}

/** How tracks are grouped, in a line of facts. */
export function groupedByLabel(by: GroupedBy): string {
  const labels: Record<GroupedBy, string> = {
    artist: t('grouped by artist'),
    album: t('grouped by album'),
    yearAdded: t('grouped by year added'),
    monthAdded: t('grouped by month added'),
    decadeReleased: t('grouped by release decade'),
  };
  return labels[by];
}

/** What a group of tracks is called. */
export function groupName({ by, name }: Pick<TrackGroup, 'by' | 'name'>): string {
  if (name === '') return namelessGroup(by);
  if (by === 'monthAdded') return formatReleaseDate({ value: name, precision: 'month' }, env.language);
  return by === 'decadeReleased' ? t('{0}s', name) : name;
}

function namelessGroup(by: GroupedBy): string {
  const labels: Record<GroupedBy, string> = {
    artist: t('(no artist)'),
    album: t('(no album)'),
    yearAdded: t('(no date)'),
    monthAdded: t('(no date)'),
    decadeReleased: t('(no release date)'),
  };
  return labels[by];
}

/** What a filter can ask for, as a row of a list and in a line of facts. */
export function filterConditionLabels(condition: FilterCondition): { row: string; fact: string } {
  const labels: Record<FilterCondition, { row: string; fact: string }> = {
    explicit: { row: t('Explicit'), fact: t('explicit') },
    unavailable: { row: t('Unavailable'), fact: t('unavailable') },
    notOnSavedAlbum: { row: t('Not on a Saved Album'), fact: t('not on a saved album') },
  };
  return labels[condition];
}

export const arrangeWords = {
  sortBy: () => t('Sort saved tracks by'),
  groupBy: () => t('Group saved tracks by'),
  now: () => t('now'),
  nowOrTurn: (order: string, other: string) => t('now {0}; choose it again for {1}', order, other),
  nowAsThereAreMany: () => t('now, as there are many tracks'),
  manyInOneList: (count: number) => t('{0} tracks in one list take VS Code a while', counted(count)),
  groupedAsThereAreMany: (grouped: string) => t('{0}, as there are many', grouped),
  filterTitle: () => t('Filter Saved Tracks'),
  filterPlaceholder: () => t('Words in title, artist or album'),
  unavailableDetail: () => t('As far as Spotify has told'),
  clearFilter: () => t('Clear Filter'),
  noFilter: () => t('There is no filter.'),
  filteredBy: (what: string) => t('filter: {0}', what),
  quoted: (text: string) => t('“{0}”', text),
  untold: (count: number) =>
    count === 1
      ? t('Spotify has not told of 1 track whether it can be played')
      : t('Spotify has not told of {0} tracks whether they can be played', counted(count)),
  albumsOnTheirWay: () => t('Saved albums are still being read, so tracks on them may be shown'),
  albumsIncomplete: () => t('Not all saved albums could be read, so tracks on them may be shown'),
  underFirstArtist: () => t('A track with several artists stands under the first one.'),
  byLocalTime: () => t('By the time zone of this computer.'),
};
