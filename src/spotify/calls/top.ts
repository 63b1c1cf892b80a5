import type { Artist } from '../../model/artist.ts';
import type { Page } from '../../model/page.ts';
import type { TimeRange } from '../../model/timeRange.ts';
import type { Track } from '../../model/track.ts';
import { artist } from '../decode/artist.ts';
import { page } from '../decode/page.ts';
import { track } from '../decode/track.ts';
import type { Read } from '../webApi.ts';
import { pageQuery, usualPages } from './bounds.ts';

const tracksPage = page(track);
const artistsPage = page(artist);

/** One page of the person's top tracks, by rank. `GET /me/top/tracks`; scope `user-top-read`, limit 1–50, both quota modes. */
export function topTracks(range: TimeRange, offset: number, limit: number): Read<Page<Track>> {
  const query = { time_range: range, ...pageQuery(offset, limit, usualPages) };
  return { family: 'top', path: '/me/top/tracks', query, answer: tracksPage };
}

/** One page of the person's top artists, by rank. `GET /me/top/artists`; scope `user-top-read`, limit 1–50, both quota modes. */
export function topArtists(range: TimeRange, offset: number, limit: number): Read<Page<Artist>> {
  const query = { time_range: range, ...pageQuery(offset, limit, usualPages) };
  return { family: 'top', path: '/me/top/artists', query, answer: artistsPage };
}
