import type { SavedAlbum } from '../../model/album.ts';
import type { Page } from '../../model/page.ts';
import type { SavedTrack } from '../../model/track.ts';
import { page } from '../decode/page.ts';
import { savedAlbum, savedTrack } from '../decode/saved.ts';
import type { Read } from '../webApi.ts';
import { pageQuery, usualPages } from './bounds.ts';

const savedTracksPage = page(savedTrack);
const savedAlbumsPage = page(savedAlbum);

/**
 * One page of Liked Songs, newest first by long practice. `GET /me/tracks`; scope `user-library-read`, limit 1–50,
 * both quota modes. Never with a market, which would replace the ids that removing needs.
 */
export function savedTracks(offset: number, limit: number): Read<Page<SavedTrack>> {
  const query = pageQuery(offset, limit, usualPages);
  return { family: 'library', path: '/me/tracks', query, answer: savedTracksPage };
}

/**
 * One page of saved albums, newest first, each with its first 50 tracks. `GET /me/albums`; scope `user-library-read`,
 * limit 1–50, both quota modes. Never with a market.
 */
export function savedAlbums(offset: number, limit: number): Read<Page<SavedAlbum>> {
  const query = pageQuery(offset, limit, usualPages);
  return { family: 'library', path: '/me/albums', query, answer: savedAlbumsPage };
}
