import type { Connection } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import type { SavedTrack, Track } from '../model/track.ts';
import type { Element } from '../views/elements.ts';

export type ItemKind = 'track' | 'album';

/** The tracks or albums among `rows`, dated as saved, or now for those that are not. */
export function itemsOf(
  rows: readonly Element[],
  connection: Connection,
  kinds: readonly ItemKind[],
): SavedItem[] {
  const items = new Map<string, SavedItem>();
  for (const row of rows) {
    if (row.kind === 'album' && kinds.includes('album')) items.set(row.saved.album.uri, row.saved);
    if (kinds.includes('track'))
      for (const track of tracksOf(row)) items.set(track.uri, trackItem(track, connection));
  }
  return [...items.values()];
}

/** The track a row stands for, or all tracks of a group. */
export function tracksOf(row: Element): readonly Track[] {
  if (row.kind === 'group') return row.group.rows.map(({ track }) => track);
  return row.kind === 'track' ? [row.track] : [];
}

/** The track as the library holds it; without a date where it is not saved. */
export function trackAsHeld(track: Track, { library }: Connection): SavedTrack {
  return library.savedTracks.get(track.uri) ?? { track, addedAt: '' };
}

/** The track as the library holds it, or as it would hold it if saved now. */
export function trackItem(track: Track, { library }: Connection): SavedItem {
  return library.savedTracks.get(track.uri) ?? { track, addedAt: new Date().toISOString() };
}
