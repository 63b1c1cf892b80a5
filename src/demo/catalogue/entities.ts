/** Why a track cannot be played, as Spotify words it. */
export type RestrictionReason = 'market' | 'product' | 'explicit';

export interface CatalogueArtist {
  readonly id: string;
  readonly name: string;
  readonly genres: readonly string[];
}

export interface CatalogueAlbum {
  readonly id: string;
  /** May be empty, as after a takedown. */
  readonly name: string;
  readonly type: 'album' | 'single' | 'compilation';
  readonly artists: readonly CatalogueArtist[];
  /** `1981`, `1981-12` or `1981-12-15`. */
  readonly releaseDate: string;
  /** In disc and track order. */
  readonly tracks: readonly CatalogueTrack[];
  readonly label: string;
  readonly upc: string;
  readonly hasCover: boolean;
}

/** One place on one release. The same recording may have several, under different ids. */
export interface CatalogueTrack {
  readonly id: string;
  readonly name: string;
  readonly artists: readonly CatalogueArtist[];
  readonly album: CatalogueAlbum;
  readonly disc: number;
  /** Position on its disc, from 1. */
  readonly number: number;
  readonly durationMs: number;
  readonly explicit: boolean;
  readonly isrc: string;
  /** Where it can be played; missing means everywhere. */
  readonly markets?: readonly string[];
  /** What keeps it from being played in every market. */
  readonly blocked?: Exclude<RestrictionReason, 'market'>;
  /** The same recording on another release, played instead in markets this one is not in. */
  readonly replacement?: CatalogueTrack;
}
