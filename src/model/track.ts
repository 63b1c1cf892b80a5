import type { AlbumReference } from './album.ts';
import type { ArtistReference } from './artist.ts';

/** A recording on a release, full or simplified. Fields Spotify may leave out are optional. */
export interface Track {
  /** `spotify:track:<id>`, or `spotify:local:…` for a file of the person's own. */
  readonly uri: string;
  /** Shown exactly as delivered. */
  readonly name: string;
  /** In credit order. */
  readonly artists: readonly ArtistReference[];
  readonly durationMs: number;
  readonly explicit: boolean;
  /** A file of the person's own, not from the catalogue; it has no id. */
  readonly isLocal: boolean;
  /** Missing for local files. */
  readonly id?: string;
  /** The track's page on open.spotify.com, if it is elsewhere than `spotifyLink` says: see `webPageOf`. */
  readonly url?: string;
  /** Missing on simplified tracks. */
  readonly album?: AlbumReference;
  readonly discNumber?: number;
  readonly trackNumber?: number;
  /** International Standard Recording Code; missing on simplified tracks. */
  readonly isrc?: string;
  /** Universal Product Code and International Article Number; hardly any track has one. */
  readonly upc?: string;
  readonly ean?: string;
  /** Only known when Spotify was asked with a market; missing means unknown, never "available". */
  readonly isPlayable?: boolean;
  /** `market`, `product`, `explicit`, or a word Spotify introduces later. */
  readonly restrictionReason?: string;
  /** The track that was asked for when Spotify answered with this one instead; only with extended quota. */
  readonly linkedFrom?: { readonly id?: string; readonly uri: string };
  /** 0–100; only with extended quota. */
  readonly popularity?: number;
  /** ISO 3166-1 alpha-2 codes; only with extended quota. Tracks with the same markets may have the same list. */
  readonly availableMarkets?: readonly string[];
}

/** A track in the person's Liked Songs. */
export interface SavedTrack {
  /** ISO 8601, UTC, whole seconds. */
  readonly addedAt: string;
  readonly track: Track;
}
