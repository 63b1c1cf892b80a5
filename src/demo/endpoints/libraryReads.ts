import { timeRanges } from '../../model/timeRange.ts';
import type { TimeRange } from '../../model/timeRange.ts';
import { sliceOf } from '../answers/paging.ts';
import type { Paging } from '../answers/paging.ts';
import { limitOf, offsetOf } from '../answers/parameters.ts';
import { Refusal } from '../answers/refusal.ts';
import { parseLocalFileUri } from '../localFile.ts';
import type { Context } from './context.ts';
import type { Route } from './route.ts';

/** Reading the profile, the library and the favourites of a listener. */
export const libraryReads: readonly Route[] = [
  { method: 'GET', path: '/me', answer: profile },
  { method: 'GET', path: '/me/tracks', scope: 'user-library-read', hasMarket: true, answer: savedTracks },
  { method: 'GET', path: '/me/albums', scope: 'user-library-read', hasMarket: true, answer: savedAlbums },
  { method: 'GET', path: '/me/top/tracks', scope: 'user-top-read', answer: topTracks },
  { method: 'GET', path: '/me/top/artists', scope: 'user-top-read', answer: topArtists },
];

const pageSizes = { highest: 50, usual: 20 };

function profile({ listener, mode, href }: Context): unknown {
  return {
    account_id: listener.accountId,
    display_name: listener.displayName,
    external_urls: { spotify: `https://open.spotify.com/user/${listener.id}` },
    href: href.replace(/\/me$/, `/users/${listener.id}`),
    id: listener.id,
    images: [],
    type: 'user',
    uri: `spotify:user:${listener.id}`,
    ...(mode === 'extended'
      ? {
          country: listener.country,
          email: listener.email,
          explicit_content: { filter_enabled: false, filter_locked: false },
          followers: { href: null, total: 7 },
          product: 'premium',
        }
      : {}),
  };
}

function savedTracks(context: Context): unknown {
  const { catalogue, listener, render } = context;
  return sliceOf(listener.savedTracks.items, pagingOf(context), ({ uri, addedAt }) => {
    const file = parseLocalFileUri(uri);
    const track = catalogue.tracks.get(idOf(uri));
    return { added_at: addedAt, track: file ? render.localTrack(file) : track ? render.track(track) : null };
  });
}

function savedAlbums(context: Context): unknown {
  const { catalogue, listener, render } = context;
  return sliceOf(listener.savedAlbums.items, pagingOf(context), ({ uri, addedAt }) => {
    const album = catalogue.albums.get(idOf(uri));
    return { added_at: addedAt, album: album ? render.album(album) : null };
  });
}

function topTracks(context: Context): unknown {
  const { catalogue, listener, render } = context;
  return sliceOf(listener.topTracks[timeRangeOf(context)], pagingOf(context), id => {
    const track = catalogue.tracks.get(id);
    return track ? render.track(track) : null;
  });
}

function topArtists(context: Context): unknown {
  const { catalogue, listener, render } = context;
  return sliceOf(listener.topArtists[timeRangeOf(context)], pagingOf(context), id => {
    const artist = catalogue.artists.get(id);
    return artist ? render.artist(artist) : null;
  });
}

function pagingOf({ href, query }: Context): Paging {
  return { href, query, limit: limitOf(query, pageSizes), offset: offsetOf(query) };
}

function timeRangeOf({ query }: Context): TimeRange {
  const range = query.get('time_range') ?? 'medium_term';
  const known = timeRanges.find(each => each === range);
  if (!known) throw new Refusal(400, 'Invalid time range');
  return known;
}

function idOf(uri: string): string {
  return uri.slice(uri.lastIndexOf(':') + 1);
}
