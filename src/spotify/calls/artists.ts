import type { AlbumReference } from '../../model/album.ts';
import type { Artist } from '../../model/artist.ts';
import type { Page } from '../../model/page.ts';
import type { Track } from '../../model/track.ts';
import { albumReference } from '../decode/albumReference.ts';
import { artist } from '../decode/artist.ts';
import { page } from '../decode/page.ts';
import { trackList } from '../decode/track.ts';
import type { Read } from '../webApi.ts';
import { idInPath, pageQuery } from './bounds.ts';
import type { MarketOptions } from './market.ts';
import { marketQuery } from './market.ts';

/** How a release and an artist belong together. */
export type AlbumGroup = 'album' | 'single' | 'appears_on' | 'compilation';

/** What an artist's releases may be asked for with. */
export interface ArtistAlbumsOptions extends MarketOptions {
  /** Only these; all of them when left out. */
  readonly groups?: readonly AlbumGroup[] | undefined;
}

/** Bounds of an artist's releases in both quota modes. */
const releasePages = { largest: 10 };

const albumsPage = page(albumReference);

/** One artist. `GET /artists/{id}`; no scope, both quota modes. */
export function oneArtist(id: string): Read<Artist> {
  return { family: 'artists', path: `/artists/${idInPath(id)}`, answer: artist };
}

/**
 * One page of an artist's releases. `GET /artists/{id}/albums`; no scope, limit 1–10, both quota modes. Spotify has
 * closed it for a day after about a hundred requests: page through it only on demand.
 */
export function artistAlbums(
  id: string,
  offset: number,
  limit: number,
  { groups, ...options }: ArtistAlbumsOptions = {},
): Read<Page<AlbumReference>> {
  const query = {
    ...(groups && groups.length > 0 ? { include_groups: groups.join(',') } : {}),
    ...pageQuery(offset, limit, releasePages),
    ...marketQuery(options),
  };
  return { family: 'artists', path: `/artists/${idInPath(id)}/albums`, query, answer: albumsPage };
}

/** An artist's top tracks, not paged. `GET /artists/{id}/top-tracks`; no scope, extended quota only. */
export function artistTopTracks(id: string, options: MarketOptions = {}): Read<Track[]> {
  const path = `/artists/${idInPath(id)}/top-tracks`;
  return { family: 'artists', path, query: marketQuery(options), answer: trackList };
}
