import type { CatalogueTrack, RestrictionReason } from '../catalogue/entities.ts';

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
