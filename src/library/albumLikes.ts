import type { Album, SavedAlbum } from '../model/album.ts';
import type { SavedTrack } from '../model/track.ts';
import type { SavedList } from './savedList.ts';

/** The lists that tell which albums have liked tracks. */
interface LikeLists {
  readonly savedTracks: Pick<SavedList<SavedTrack>, 'rows' | 'get' | 'status'>;
  readonly savedAlbums: Pick<SavedList<SavedAlbum>, 'rows'>;
}

/** What was found out of rows that are still the same. */
const known = new WeakMap<readonly SavedAlbum[], { tracks: readonly SavedTrack[]; left: SavedAlbum[] }>();

/** Whether all liked tracks have been known at once. They stay known while they are read anew. */
export function areLikesKnown({ savedTracks }: Pick<LikeLists, 'savedTracks'>): boolean {
  return savedTracks.status.updatedAt !== undefined;
}

/**
 * The saved albums of which no track is in Liked Songs, in their order, without any request; undefined while not all of
 * Liked Songs is known.
 *
 * An album has a liked track when one in Liked Songs says that it is on this album, or has the URI of one that the album
 * came with. A track's id belongs to one release, so this is right for albums of any length whose list has not been
 * read. It also means that the same recording, liked on another release (a single, a reissue, a compilation), does not
 * count: at Spotify that is another track, and this album's own one is not liked.
 */
export function albumsWithoutLikes(lists: LikeLists): readonly SavedAlbum[] | undefined {
  if (!areLikesKnown(lists)) return undefined;
  const { savedTracks, savedAlbums } = lists;
  const before = known.get(savedAlbums.rows);
  if (before?.tracks === savedTracks.rows) return before.left;
  const ids = new Set(savedTracks.rows.map(({ track }) => track.album?.id));
  const hasLikes = ({ id, tracks }: Album): boolean =>
    ids.has(id) || tracks.items.some(({ uri }) => savedTracks.get(uri));
  const left = savedAlbums.rows.filter(({ album }) => !hasLikes(album));
  known.set(savedAlbums.rows, { tracks: savedTracks.rows, left });
  return left;
}
