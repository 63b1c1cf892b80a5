import type { DuplicateGroup } from '../../library/duplicates/duplicateGroup.ts';
import type { SavedTrack } from '../../model/track.ts';

/** A group as it is now: with its rows that still are saved, and which of them stay. */
export interface Song {
  readonly group: DuplicateGroup;
  readonly rows: readonly SavedTrack[];
  /** URIs. */
  readonly stays: ReadonlySet<string>;
}

/** Groups that still have more than one saved row. */
export function songsOf(
  groups: readonly DuplicateGroup[],
  saved: (uri: string) => SavedTrack | undefined,
  stays: (rows: readonly SavedTrack[], group: DuplicateGroup) => ReadonlySet<string>,
): Song[] {
  return groups.flatMap(group => {
    const rows = group.rows.flatMap(({ track }) => saved(track.uri) ?? []);
    return rows.length < 2 ? [] : [{ group, rows, stays: stays(rows, group) }];
  });
}

/** What removing what does not stay comes to. */
export interface Toll {
  readonly going: readonly SavedTrack[];
  /** Copies that stay. */
  readonly staying: number;
  /** Songs of which no copy stays. */
  readonly lost: number;
  /** Songs of which something goes, and copies of them that stay. */
  readonly songs: number;
  readonly left: number;
}

export function tollOf(songs: readonly Song[]): Toll {
  const going: SavedTrack[] = [];
  let [staying, lost, affected, left] = [0, 0, 0, 0];
  for (const { rows, stays } of songs) {
    const before = going.length;
    for (const row of rows) if (!stays.has(row.track.uri)) going.push(row);
    staying += stays.size;
    if (stays.size === 0) lost++;
    if (going.length > before) {
      affected++;
      left += stays.size;
    }
  }
  return { going, staying, lost, songs: affected, left };
}
