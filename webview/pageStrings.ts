/** The words of the page that do not depend on the track. */
export interface PageStrings {
  /** Heading of the page while there is no title to show. */
  readonly heading: string;
  /** The button while the track is not saved, and what it is called in full. */
  readonly save: string;
  readonly saveInFull: string;
  /** The button while the track is saved, what it is called in full, and what pressing it does. */
  readonly saved: string;
  readonly savedInFull: string;
  readonly removeHint: string;
  /** The button while it is not known whether the track is saved. */
  readonly checking: string;
  readonly openInSpotify: string;
  readonly copyLink: string;
  /** Said once a text is in the clipboard. */
  readonly copied: string;
  readonly artists: string;
  readonly album: string;
  /** Said of an artist's name that leads to the artist's page. */
  readonly showArtist: string;
  /** The same of an album. */
  readonly showAlbum: string;
  /** What kind of page an artist's is. */
  readonly artist: string;
  readonly back: string;
  readonly forward: string;
  readonly retry: string;
  readonly loading: string;
  /** Stands next to the Spotify mark. */
  readonly dataFrom: string;
}
