import type { SavedTrack } from '../../model/track.ts';
import type { SameRecording } from '../recordings/sameRecording.ts';

/** Saved tracks that are one recording: any two of them are. */
export interface DuplicateGroup {
  /** Tells it from all other groups, and stays the same for as long as its rows do. */
  readonly id: string;
  /** At least two; the oldest first, those of one second by URI. */
  readonly rows: readonly SavedTrack[];
  /**
   * Why they are together: by their code where all of them have the same, and how far the two that are furthest from
   * each other are apart. `sameRecording` tells it of any two.
   */
  readonly reason: SameRecording;
}

/** What was found among saved tracks. */
export interface Duplicates {
  /** In the order of the first of their rows among those looked through. */
  readonly groups: readonly DuplicateGroup[];
  /** Tracks that a person has said are not the same, as far as they still are saved and look it; each in one group. */
  readonly dismissed: readonly DuplicateGroup[];
}
