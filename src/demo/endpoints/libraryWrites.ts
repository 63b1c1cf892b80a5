import { isSpotifyId } from '../../model/spotifyUri.ts';
import { listOf } from '../answers/parameters.ts';
import { Refusal } from '../answers/refusal.ts';
import { wholeSeconds } from '../../model/wholeSeconds.ts';
import type { Context } from './context.ts';
import type { Route } from './route.ts';

/** Saving, removing and checking by URI, which works in both quota modes. */
export const libraryWrites: readonly Route[] = [
  { method: 'PUT', path: '/me/library', scope: 'user-library-modify', answer: save },
  { method: 'DELETE', path: '/me/library', scope: 'user-library-modify', answer: remove },
  { method: 'GET', path: '/me/library/contains', scope: 'user-library-read', answer: contains },
];

const mostUris = 40;
const savable = ['track', 'album', 'episode', 'show', 'audiobook', 'user', 'playlist'];

/**
 * Unknown ids are passed over without a complaint, as are kinds this Spotify has none of: the answer to a write
 * says nothing about single items.
 */
function save(context: Context): undefined {
  const { catalogue, listener, now } = context;
  for (const uri of urisOf(context, savable)) {
    const [kind, id] = partsOf(uri);
    if (kind === 'track' && catalogue.tracks.has(id)) listener.savedTracks.save(uri, wholeSeconds(now));
    if (kind === 'album' && catalogue.albums.has(id)) listener.savedAlbums.save(uri, wholeSeconds(now));
  }
}

function remove(context: Context): undefined {
  const { listener } = context;
  for (const uri of urisOf(context, savable)) {
    listener.savedTracks.remove(uri);
    listener.savedAlbums.remove(uri);
  }
}

function contains(context: Context): boolean[] {
  const { listener } = context;
  const uris = urisOf(context, [...savable, 'artist']);
  return uris.map(uri => listener.savedTracks.has(uri) || listener.savedAlbums.has(uri));
}

/** The `uris` of the query, the only place they are looked for: a body is a mistake, whatever it holds. */
function urisOf({ query, body }: Context, kinds: readonly string[]): string[] {
  const uris = listOf(query, 'uris');
  if (!uris) throw new Refusal(400, 'Missing required field: uris');
  if (body !== '') throw new Refusal(400, 'Request body is not supported');
  if (uris.length > mostUris) throw new Refusal(400, 'Too many uris requested');
  for (const uri of uris) checkUri(uri, kinds);
  return uris;
}

function checkUri(uri: string, kinds: readonly string[]): void {
  const [kind, id] = partsOf(uri);
  const isWellFormed = uri === `spotify:${kind}:${id}` && (isSpotifyId(id) || (kind === 'user' && id !== ''));
  if (!isWellFormed) throw new Refusal(400, 'Invalid uri');
  if (!kinds.includes(kind)) throw new Refusal(400, 'Unsupported uri type');
}

function partsOf(uri: string): [kind: string, id: string] {
  const [, kind = '', id = ''] = uri.split(':');
  return [kind, id];
}
