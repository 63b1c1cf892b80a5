import type { TimeRange } from '../model/timeRange.ts';
import type { SavedItems } from './savedItems.ts';

/** A person with an account at the demo Spotify. */
export interface Listener {
  readonly id: string;
  /** Never changes, unlike the id. */
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
  /** ISO 3166-1 alpha-2; decides what is available to them. */
  readonly country: string;
  readonly savedTracks: SavedItems;
  readonly savedAlbums: SavedItems;
  /** Ids of tracks, most played first. */
  readonly topTracks: Readonly<Record<TimeRange, readonly string[]>>;
  /** Ids of artists, most played first. */
  readonly topArtists: Readonly<Record<TimeRange, readonly string[]>>;
}
