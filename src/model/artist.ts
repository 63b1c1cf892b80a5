/** An artist as named on a track or an album. */
export interface ArtistReference {
  readonly name: string;
  /** Missing for local files. */
  readonly id?: string;
  readonly uri?: string;
  /** The artist's page on open.spotify.com, if it is elsewhere than `spotifyLink` says: see `webPageOf`. */
  readonly url?: string;
}
