import type { AlbumReference } from '../../model/album.ts';
import type { Artist } from '../../model/artist.ts';
import type { Page } from '../../model/page.ts';
import type { Track } from '../../model/track.ts';
import { foundAlbums, foundArtists, foundTracks, highestSearchOffset } from '../decode/search.ts';
import type { Read } from '../webApi.ts';
import { pageQuery } from './bounds.ts';
import type { MarketOptions } from './market.ts';
import { marketQuery } from './market.ts';
import type { AlbumSearch, ArtistSearch, TrackSearch } from './searchQuery.ts';
import { searchQuery } from './searchQuery.ts';

/** Largest page of search results in both quota modes. */
export const searchPageSize = 10;

const bounds = { largest: searchPageSize, highestOffset: highestSearchOffset };

/** One page of the tracks found. `GET /search`; no scope, limit 1–10, offset up to 1,000, both quota modes. */
export function searchTracks(
  wanted: TrackSearch,
  offset: number,
  limit: number,
  options: MarketOptions = {},
): Read<Page<Track>> {
  const query = {
    ...question('track', wanted),
    ...pageQuery(offset, limit, bounds),
    ...marketQuery(options),
  };
  return { family: 'search', path: '/search', query, answer: foundTracks };
}

/** One page of the albums found. `GET /search`; no scope, limit 1–10, offset up to 1,000, both quota modes. */
export function searchAlbums(
  wanted: AlbumSearch,
  offset: number,
  limit: number,
  options: MarketOptions = {},
): Read<Page<AlbumReference>> {
  const query = {
    ...question('album', wanted),
    ...pageQuery(offset, limit, bounds),
    ...marketQuery(options),
  };
  return { family: 'search', path: '/search', query, answer: foundAlbums };
}

/** One page of the artists found. `GET /search`; no scope, limit 1–10, offset up to 1,000, both quota modes. */
export function searchArtists(
  wanted: ArtistSearch,
  offset: number,
  limit: number,
  options: MarketOptions = {},
): Read<Page<Artist>> {
  const query = {
    ...question('artist', wanted),
    ...pageQuery(offset, limit, bounds),
    ...marketQuery(options),
  };
  return { family: 'search', path: '/search', query, answer: foundArtists };
}

/** Throws a `RangeError` when there is nothing to look for, which Spotify answers with a 400. */
function question(
  type: 'track' | 'album' | 'artist',
  wanted: TrackSearch & AlbumSearch & ArtistSearch,
): { readonly q: string; readonly type: string } {
  const q = searchQuery(wanted);
  if (q === '') throw new RangeError('there is nothing to search for');
  return { q, type };
}
