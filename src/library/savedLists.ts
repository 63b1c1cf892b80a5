import type { SavedAlbum } from '../model/album.ts';
import type { SavedTrack } from '../model/track.ts';
import type { SpotifyClient } from '../spotify/client.ts';
import type { Clock } from '../spotify/clock.ts';
import { exclusively } from './exclusively.ts';
import type { Freshness } from './freshness.ts';
import { SavedList } from './savedList.ts';
import type { SavedListSource, SavedRow } from './savedListSource.ts';
import { SharedParts } from './sharedParts.ts';
import type { LibraryStore } from './store/libraryStore.ts';

interface SavedListsParts {
  readonly client: SpotifyClient;
  readonly clock: Clock;
  readonly store: LibraryStore | undefined;
  readonly freshness: Freshness | undefined;
  readonly onDidChange: (list: keyof SavedLists, uris: readonly string[]) => void;
}

/** The lists of what a person has saved, kept in the store where there is one. */
export interface SavedLists {
  readonly savedTracks: SavedList<SavedTrack>;
  readonly savedAlbums: SavedList<SavedAlbum>;
}

/** Where lists of either kind are alike. */
type CommonParts = Pick<SavedListSource<SavedRow>, 'now' | 'isStale' | 'exclusively' | 'onDidChange'>;

/** Both lists, with nothing read yet. */
export function createSavedLists({
  client,
  clock,
  store,
  freshness,
  onDidChange,
}: SavedListsParts): SavedLists {
  const common = (list: keyof SavedLists): CommonParts => ({
    now: () => clock.now(),
    ...(freshness ? { isStale: freshness.isStale } : {}),
    ...(store ? { exclusively: exclusively(ms => store.acquireLease(list, ms), clock) } : {}),
    onDidChange: uris => onDidChange(list, uris),
  });
  const savedTracks: SavedList<SavedTrack> = new SavedList<SavedTrack>({
    fetchPage: (offset, limit, priority, signal) => client.savedTracks(offset, limit, { priority, signal }),
    uriOf: row => row.track.uri,
    sharing: () => new SharedParts().savedTrack,
    ...(store ? { store: store.savedTracks(uri => savedTracks.get(uri)) } : {}),
    ...common('savedTracks'),
  });
  const savedAlbums: SavedList<SavedAlbum> = new SavedList<SavedAlbum>({
    fetchPage: (offset, limit, priority, signal) => client.savedAlbums(offset, limit, { priority, signal }),
    uriOf: row => row.album.uri,
    ...(store ? { store: store.savedAlbums(uri => savedAlbums.get(uri)) } : {}),
    ...common('savedAlbums'),
  });
  return { savedTracks, savedAlbums };
}
