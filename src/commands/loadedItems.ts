import type { Connection } from '../library/connections.ts';
import type { SavedAlbum } from '../model/album.ts';
import { timeRanges } from '../model/timeRange.ts';
import type { SavedTrack, Track } from '../model/track.ts';

/**
 * Tracks to choose from: the one with the URI `shown`, then those that Saved Tracks shows, in its order, then the other
 * saved ones that are here, then the top ones. Rejects with a `SpotifyError` when there are none because reading them
 * failed.
 */
export async function loadedTracks(
  { library }: Connection,
  shown?: string,
  inView: readonly SavedTrack[] = [],
): Promise<Track[]> {
  await library.savedTracks.firstRows();
  const { rows, status } = library.savedTracks;
  if (rows.length === 0 && status.error) throw status.error;
  const first = shown === undefined ? undefined : library.tracks.known(shown);
  const top = timeRanges.flatMap(range => library.topTracks[range].known?.tracks ?? []);
  const inOrder = inView.flatMap(({ track }) => library.savedTracks.get(track.uri) ?? []);
  const all = [...(first ? [first] : []), ...[...inOrder, ...rows].map(row => row.track), ...top];
  return [...new Map(all.map(track => [track.uri, track])).values()];
}

/** Saved albums that are here. Rejects with a `SpotifyError` when there are none because reading them failed. */
export async function loadedAlbums({ library }: Connection): Promise<readonly SavedAlbum[]> {
  await library.savedAlbums.firstRows();
  const { rows, status } = library.savedAlbums;
  if (rows.length === 0 && status.error) throw status.error;
  return rows;
}
