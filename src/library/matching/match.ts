import type { Track } from '../../model/track.ts';

/** Why a track may be the recording that is looked for. */
export type MatchReason =
  /** The same International Standard Recording Code. */
  | 'sameCode'
  /** The same title, in the same version. */
  | 'sameTitle'
  /** The same main artists. */
  | 'sameArtists'
  /** Some of the artists are the same. */
  | 'someArtists'
  | 'sameAlbum'
  /** As long, within two seconds. */
  | 'sameLength';

/** Why a track may yet be another recording. */
export type MatchDoubt =
  /** Another version, such as live or a remix. */
  | 'otherVersion'
  | 'otherLength'
  /** Nobody has said who the artist is. */
  | 'unknownArtist';

/** A track that may be the recording. */
export interface Candidate {
  readonly track: Track;
  readonly reasons: readonly MatchReason[];
  readonly doubts: readonly MatchDoubt[];
}

/** What Spotify has of a recording. */
export interface Match {
  /**
   * `one`: the first candidate is the recording, and so is every other, on other releases. `several`: somebody has to
   * choose, even where there is a single candidate. `none`: there is no candidate.
   */
  readonly kind: 'one' | 'several' | 'none';
  /** Best first. */
  readonly candidates: readonly Candidate[];
}

export const noMatch: Match = { kind: 'none', candidates: [] };
