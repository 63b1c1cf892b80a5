import type { CatalogueAlbum, CatalogueTrack, RestrictionReason } from '../catalogue/entities.ts';
import { markets } from '../catalogue/markets.ts';

/** Why `track` itself cannot be played in `market` (ISO 3166-1 alpha-2); undefined when it can. */
export function restriction(track: CatalogueTrack, market: string): RestrictionReason | undefined {
  if (track.blocked) return track.blocked;
  return track.markets && !track.markets.includes(market) ? 'market' : undefined;
}

/** The track that is played in `market` when `track` is asked for: itself, or the same recording elsewhere. */
export function playedInstead(track: CatalogueTrack, market: string): CatalogueTrack {
  const { replacement } = track;
  if (!replacement || !restriction(track, market)) return track;
  return restriction(replacement, market) ? track : replacement;
}

/** Why nothing of `album` can be played in `market`, nor anything in its place; undefined when something can. */
export function albumRestriction(album: CatalogueAlbum, market: string): RestrictionReason | undefined {
  const reasonOf = (track: CatalogueTrack): RestrictionReason | undefined =>
    restriction(playedInstead(track, market), market);
  const [first] = album.tracks;
  return first && album.tracks.every(reasonOf) ? reasonOf(first) : undefined;
}

/** Where a track can be played. */
export function marketsOfTrack(track: CatalogueTrack): readonly string[] {
  return track.blocked ? [] : (track.markets ?? markets);
}

/** Where at least one track of an album can be played. */
export function marketsOfAlbum(album: CatalogueAlbum): readonly string[] {
  const isEverywhere = album.tracks.some(track => marketsOfTrack(track) === markets);
  return isEverywhere ? markets : [...new Set(album.tracks.flatMap(marketsOfTrack))].sort();
}

/** Whether lists that were asked for with a market hold `track`: all of them do when none was sent. */
export function isTrackOffered(track: CatalogueTrack, market: string | undefined): boolean {
  return market === undefined || restriction(playedInstead(track, market), market) !== 'market';
}

/** Whether lists that were asked for with a market hold `album`: all of them do when none was sent. */
export function isAlbumOffered(album: CatalogueAlbum, market: string | undefined): boolean {
  return market === undefined || albumRestriction(album, market) === undefined;
}
