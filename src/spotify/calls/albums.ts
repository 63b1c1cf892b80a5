import type { Album } from '../../model/album.ts';
import type { Page } from '../../model/page.ts';
import type { Track } from '../../model/track.ts';
import { album } from '../decode/album.ts';
import { page } from '../decode/page.ts';
import { track } from '../decode/track.ts';
import type { Read } from '../webApi.ts';
import { idInPath, pageQuery, usualPages } from './bounds.ts';
import type { MarketOptions } from './market.ts';
import { marketQuery } from './market.ts';

const tracksPage = page(track);

/** One album with its first 50 tracks. `GET /albums/{id}`; no scope, both quota modes. */
export function oneAlbum(id: string, options: MarketOptions = {}): Read<Album> {
  return { family: 'albums', path: `/albums/${idInPath(id)}`, query: marketQuery(options), answer: album };
}

/** One page of an album's simplified tracks. `GET /albums/{id}/tracks`; no scope, limit 1–50, both quota modes. */
export function albumTracks(
  id: string,
  offset: number,
  limit: number,
  options: MarketOptions = {},
): Read<Page<Track>> {
  const query = { ...pageQuery(offset, limit, usualPages), ...marketQuery(options) };
  return { family: 'albums', path: `/albums/${idInPath(id)}/tracks`, query, answer: tracksPage };
}
