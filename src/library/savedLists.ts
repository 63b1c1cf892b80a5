import type { SavedAlbum } from '../model/album.ts';
import type { SavedTrack } from '../model/track.ts';
import type { SpotifyClient } from '../spotify/client.ts';
import type { Clock } from '../spotify/clock.ts';
import { exclusively } from './exclusively.ts';
import type { Freshness } from './freshness.ts';
import { SavedList } from './savedList.ts';
import type { Exclusively } from './savedListSource.ts';
import { SharedParts } from './sharedParts.ts';
import type { LibraryStore } from './store/libraryStore.ts';

interface SavedListsParts {
  readonly client: SpotifyClient;
  readonly clock: Clock;
  readonly store: LibraryStore | undefined;
  readonly freshness: Freshness | undefined;
  readonly onDidChange: (list: 'savedTracks' | 'savedAlbums', uris: readonly string[]) => void;
}

/** The lists of what a person has saved, kept in the store where there is one. */
export interface SavedLists {
  readonly savedTracks: SavedList<SavedTrack>;
  readonly savedAlbums: SavedList<SavedAlbum>;
}

/** Both lists, with nothing read yet. */
export function createSavedLists({
  client,
  clock,
  store,
  freshness,
  onDidChange,
}: SavedListsParts): SavedLists {
  const now = (): number => clock.now();
  const stale = freshness ? { isStale: freshness.isStale } : {};
  const alone = (list: 'savedTracks' | 'savedAlbums'): { exclusively?: Exclusively } =>
    store ? { exclusively: exclusively(ms => store.acquireLease(list, ms), clock) } : {};
  const savedTracks: SavedList<SavedTrack> = new SavedList<SavedTrack>({
    fetchPage: (offset, limit, priority, signal) => client.savedTracks(offset, limit, { priority, signal }),
    uriOf: row => row.track.uri,
    now,
    sharing: () => new SharedParts().savedTrack,
    ...(store ? { store: store.savedTracks(uri => savedTracks.get(uri)) } : {}),
    ...alone('savedTracks'),
    ...stale,
    onDidChange: uris => onDidChange('savedTracks', uris),
  });
  const savedAlbums: SavedList<SavedAlbum> = new SavedList<SavedAlbum>({
    fetchPage: (offset, limit, priority, signal) => client.savedAlbums(offset, limit, { priority, signal }),
    uriOf: row => row.album.uri,
    now,
    ...(store ? { store: store.savedAlbums(uri => savedAlbums.get(uri)) } : {}),
    ...alone('savedAlbums'),
    ...stale,
    onDidChange: uris => onDidChange('savedAlbums', uris),
  });
  return { savedTracks, savedAlbums };
}
