/** A track or an album as a file names it: what it says, not what Spotify knows. */
export interface ListedItem {
  readonly kind: 'track' | 'album';
  /** Where it begins in the file, from 1; `\n`, `\r\n` and `\r` each end a line. */
  readonly line: number;
  /** `spotify:track:<id>` or `spotify:album:<id>`. Without it the item has to be looked for. */
  readonly uri?: string;
  /** Of the track or the album; empty where the file gives none. */
  readonly name: string;
  /** In credit order; may be empty. */
  readonly artists: readonly string[];
  /** The album that a track is on. */
  readonly album?: string;
  /** International Standard Recording Code: 12 capital letters and digits. */
  readonly isrc?: string;
  readonly durationMs?: number;
  /** `1981`, `1981-12` or `1981-12-15`. */
  readonly releaseDate?: string;
  /** When the item was saved: ISO 8601, UTC, whole seconds. */
  readonly addedAt?: string;
}

/** Why a line tells of nothing that could be saved. */
export type Complaint =
  /** It breaks the rules of its format, such as a quote that is never closed. */
  | 'broken'
  /** It has more cells than the head of the table. */
  | 'tooManyCells'
  /** It names neither a link nor an ISRC nor a title with an artist. */
  | 'saysTooLittle'
  /** Its link is of something else than a track or an album. */
  | 'otherLink'
  /** A file of a person's own, which is not in Spotify's catalogue. */
  | 'localFile';

/** A line that was left out, and why. */
export interface MalformedLine {
  /** From 1. */
  readonly line: number;
  readonly complaint: Complaint;
  /** How it begins. */
  readonly text: string;
}

/** Takes what a reader finds, in the order of the file. */
export interface ListSink {
  readonly add: (item: ListedItem) => void;
  readonly complain: (line: number, complaint: Complaint, text: string) => void;
}
