/** The words a track is described with, in the person's language. */
export interface TrackWords {
  /** Describes the picture. */
  cover(album: string): string;
  /** What stands for an empty title, as albums have after a takedown. */
  untitled(): string;
  explicit(): string;
  /** "track 4 of 12"; `total` is missing when it would mislead. */
  trackNumber(position: string, total: string | undefined): string;
  disc(position: string): string;
  /** "Added 12 March 2021, 5 years ago". */
  added(day: string, ago: string): string;
  /** Why Spotify does not play the track: its own word, which may be a new one; undefined when it gives none. */
  restriction(reason: string | undefined): string;
  /** A file of the person's own. */
  localFile(): string;
  /** Spotify plays another version than the one that was asked for. */
  replaced(): string;
  /** The names of the rows in the Details section. */
  label(fact: FactName): string;
  /** What copying that fact is called. */
  copy(fact: FactName): string;
  /** What Spotify's word for a kind of release is called; an unknown one stays as it is. */
  albumType(type: string): string;
  popularity(value: string): string;
  markets(count: number): string;
}

/** The rows of the Details section, and the ISRC, which has a place of its own. */
export type FactName =
  | 'isrc'
  | 'uri'
  | 'playedInstead'
  | 'standsInFor'
  | 'albumType'
  | 'addedAt'
  | 'popularity'
  | 'markets'
  | 'upc'
  | 'recordLabel'
  | 'copyright';
