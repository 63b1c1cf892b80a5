import type { Album, SavedAlbum } from '../model/album.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { SavedTrack, Track } from '../model/track.ts';
import type { Albums } from './albums.ts';
import type { KeptItem } from './listStore.ts';
import type { SavedList } from './savedList.ts';
import type { SavedState, SavedStates } from './savedStates.ts';
import type { Tracks } from './tracks.ts';

/** What is known of a track or an album: in memory, or only on disk yet. */
export interface ItemAtHand {
  /** With its album, if it is in the catalogue; never for an album. */
  readonly track?: Track;
  readonly album?: Album;
  /** ISO 8601; only of what is saved. */
  readonly addedAt?: string;
  readonly state: SavedState;
}

interface Sources {
  readonly savedTracks: Pick<SavedList<SavedTrack>, 'get' | 'kept'>;
  readonly savedAlbums: Pick<SavedList<SavedAlbum>, 'get' | 'kept'>;
  readonly tracks: Pick<Tracks, 'known'>;
  readonly albums: Pick<Albums, 'known'>;
  readonly states: Pick<SavedStates, 'get' | 'isDoubted'>;
}

/** Everything about an item that can be told without asking Spotify, and without opening a list. Never rejects. */
export async function itemAtHand(uri: string, sources: Sources): Promise<ItemAtHand> {
  const { savedTracks, savedAlbums, tracks, albums } = sources;
  if (parseSpotifyReference(uri)?.kind === 'album') {
    const kept = await savedAlbums.kept(uri);
    const row = savedAlbums.get(uri) ?? kept?.row;
    const album = row?.album ?? albums.known(uri);
    return { ...(album ? { album } : {}), ...stateAtHand(uri, sources, kept, row) };
  }
  const kept = await savedTracks.kept(uri);
  const row = savedTracks.get(uri) ?? kept?.row;
  const known = tracks.known(uri) ?? row?.track;
  return { ...(known?.album ? { track: known } : {}), ...stateAtHand(uri, sources, kept, row) };
}

/** What Spotify has told since goes before what is on disk. */
function stateAtHand(
  uri: string,
  { states }: Sources,
  kept: KeptItem<unknown> | undefined,
  row: { readonly addedAt: string } | undefined,
): Pick<ItemAtHand, 'addedAt' | 'state'> {
  const told = states.get(uri);
  const isOpen = told !== 'unknown' || states.isDoubted(uri);
  const state = isOpen ? told : row ? 'saved' : kept?.isWhole ? 'notSaved' : 'unknown';
  return state === 'saved' && row ? { addedAt: row.addedAt, state } : { state };
}
