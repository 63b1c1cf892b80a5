import type { Image } from './image.ts';

/** An artist as named on a track or an album. */
export interface ArtistReference {
  readonly name: string;
  /** Missing for local files. */
  readonly id?: string;
  readonly uri?: string;
  /** The artist's page on open.spotify.com, if it is elsewhere than `spotifyLink` says: see `webPageOf`. */
  readonly url?: string;
}

/** A whole artist. Fields Spotify may leave out are optional. */
export interface Artist extends ArtistReference {
  readonly id: string;
  readonly uri: string;
  /** Widest first; may be empty. */
  readonly images: readonly Image[];
  /** Often empty; nothing may depend on it. */
  readonly genres: readonly string[];
  /** How many people follow the artist; only with extended quota. */
  readonly followers?: number;
  /** 0–100; only with extended quota. */
  readonly popularity?: number;
}
