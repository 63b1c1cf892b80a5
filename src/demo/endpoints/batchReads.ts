import { checkedIds, listOf } from '../answers/parameters.ts';
import type { Context } from './context.ts';
import type { Route } from './route.ts';

/**
 * Several catalogue entries at once, which only apps with extended quota can read: in the order asked for, null for
 * an unknown id. No scope is needed.
 */
export const batchReads: readonly Route[] = [
  { method: 'GET', path: '/tracks', isClassic: true, hasMarket: true, answer: tracks },
  { method: 'GET', path: '/albums', isClassic: true, hasMarket: true, answer: albums },
  { method: 'GET', path: '/artists', isClassic: true, answer: artists },
];

const mostTracks = 50;
const mostAlbums = 20;
const mostArtists = 50;

function tracks({ catalogue, render, query }: Context): unknown {
  return { tracks: several(query, mostTracks, catalogue.tracks, track => render.track(track)) };
}

function albums({ catalogue, render, query }: Context): unknown {
  return { albums: several(query, mostAlbums, catalogue.albums, album => render.album(album)) };
}

function artists({ catalogue, render, query }: Context): unknown {
  return { artists: several(query, mostArtists, catalogue.artists, artist => render.artist(artist)) };
}

function several<T>(
  query: URLSearchParams,
  most: number,
  all: ReadonlyMap<string, T>,
  show: (item: T) => unknown,
): unknown[] {
  return checkedIds(listOf(query, 'ids'), most).map(id => {
    const item = all.get(id);
    return item ? show(item) : null;
  });
}
