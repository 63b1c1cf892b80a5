import type { ArtistReference } from './artist.ts';
import type { Image } from './image.ts';
import type { Page } from './page.ts';
import type { Track } from './track.ts';

/** A release as named on a track (Spotify's SimplifiedAlbum). Fields Spotify may leave out are optional. */
export interface AlbumReference {
  readonly name: string;
  readonly artists: readonly ArtistReference[];
  /** Missing for the album of a local file. */
  readonly id?: string;
  readonly uri?: string;
  /** The album's page on open.spotify.com, if it is elsewhere than `spotifyLink` says: see `webPageOf`. */
  readonly url?: string;
  /** `album`, `single`, `compilation`, or a word Spotify introduces later. */
  readonly albumType?: string;
  readonly totalTracks?: number;
  readonly releaseDate?: ReleaseDate;
  /** Widest first; may be empty. */
  readonly images: readonly Image[];
  readonly restrictionReason?: string;
}

/** A date only as exact as Spotify gives it: `1981`, `1981-12` or `1981-12-15`. */
export interface ReleaseDate {
  readonly value: string;
  readonly precision: 'year' | 'month' | 'day';
}

/** A whole release with the first page (at most 50) of its tracks, which are simplified: they name no album. */
export interface Album extends AlbumReference {
  readonly id: string;
  readonly uri: string;
  readonly tracks: Page<Track>;
  /** Universal Product Code. */
  readonly upc?: string;
  /** International Article Number. */
  readonly ean?: string;
  readonly copyrights: readonly string[];
  /** Only with extended quota. */
  readonly label?: string;
  /** 0–100; only with extended quota. */
  readonly popularity?: number;
}

/** An album in the person's library. */
export interface SavedAlbum {
  /** ISO 8601, UTC, whole seconds. */
  readonly addedAt: string;
  readonly album: Album;
}
