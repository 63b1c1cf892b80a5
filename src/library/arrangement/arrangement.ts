import { array, fallback, object, parse, picklist, string } from 'valibot';

/** What saved tracks can be sorted by. */
export const sortKeys = ['added', 'title', 'artist', 'album', 'length', 'released'] as const;
export type SortKey = (typeof sortKeys)[number];

const directions = ['ascending', 'descending'] as const;
export type Direction = (typeof directions)[number];

export interface SortOrder {
  readonly key: SortKey;
  readonly direction: Direction;
}

/** What saved tracks can be grouped by; `none` is one list. */
export const groupings = ['none', 'artist', 'album', 'yearAdded', 'monthAdded', 'decadeReleased'] as const;
export type Grouping = (typeof groupings)[number];

/** What a filter can ask of every track besides words. */
export const filterConditions = ['explicit', 'unavailable', 'notOnSavedAlbum'] as const;
export type FilterCondition = (typeof filterConditions)[number];

/** A track is shown when all of this is true of it. */
export interface TrackFilter {
  /** Words of which each is in the title, an artist's name or the album's; blank asks for nothing. */
  readonly text: string;
  readonly conditions: readonly FilterCondition[];
}

/** How a person wants to see their saved tracks. */
export interface Arrangement {
  readonly sort: SortOrder;
  /** `automatic` is one list while a view can take it, else groups by the year added. */
  readonly grouping: Grouping | 'automatic';
  readonly filter: TrackFilter;
}

/** Nothing is filtered out. */
export const noFilter: TrackFilter = { text: '', conditions: [] };

/** As Spotify shows them: newest first. */
export const defaultArrangement: Arrangement = {
  sort: { key: 'added', direction: 'descending' },
  grouping: 'automatic',
  filter: noFilter,
};

/** The direction a person means when they only name what to sort by. */
export function usualDirection(key: SortKey): Direction {
  return key === 'added' || key === 'released' ? 'descending' : 'ascending';
}

/** What choosing `key` comes to: its usual direction, or the other one when it is what the tracks are sorted by. */
export function sortedBy(key: SortKey, before: SortOrder): SortOrder {
  if (before.key !== key) return { key, direction: usualDirection(key) };
  return { key, direction: before.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Whether it can leave anything out. */
export function isFiltering({ text, conditions }: TrackFilter): boolean {
  return text.trim() !== '' || conditions.length > 0;
}

const remembered = object({
  sort: fallback(
    object({ key: picklist(sortKeys), direction: picklist(directions) }),
    defaultArrangement.sort,
  ),
  grouping: fallback(picklist([...groupings, 'automatic']), defaultArrangement.grouping),
  filter: fallback(object({ text: string(), conditions: array(picklist(filterConditions)) }), noFilter),
});

/** An arrangement as it was remembered; parts that another version has written differently are as usual. */
export function readArrangement(value: unknown): Arrangement {
  return parse(fallback(remembered, defaultArrangement), value);
}
