import type { Duplicates } from '../../library/duplicates/duplicateGroup.ts';
import type { Availability } from '../../library/duplicates/keepRule.ts';
import type { LibraryChange } from '../../library/libraryChange.ts';
import type { ListStatus } from '../../library/listStatus.ts';
import type { TrackPair } from '../../library/duplicates/dismissals.ts';
import type { RecordingOptions } from '../../library/recordings/recordingOptions.ts';
import type { Event } from '../../model/event.ts';
import type { SavedTrack, Track } from '../../model/track.ts';

/** The saved tracks, as far as the review looks at them. */
export interface ReviewedTracks {
  /** Newest first; another list whenever they are different. */
  readonly rows: readonly SavedTrack[];
  readonly status: ListStatus;
  get(uri: string): SavedTrack | undefined;
  firstRows(): Promise<void>;
  retry(): Promise<void>;
}

/** What goes when the person has agreed, and what is said about it. */
export interface Removal {
  readonly rows: readonly SavedTrack[];
  readonly question: string;
  readonly detail: string;
}

/** What the duplicates review works with. */
export interface DuplicatesPorts {
  readonly tracks: ReviewedTracks;
  readonly onDidChange: Event<LibraryChange>;
  /** "Demo" or "Test server"; missing for the person's own library. */
  readonly source?: string;
  readonly onDidLearnAvailability: Event<unknown>;
  /** Something was dismissed or brought back, here or in another window. */
  readonly onDidChangeDismissals: Event<unknown>;
  /** Among rows of the library, without a request, with what the person has dismissed apart from the rest. */
  find(rows: readonly SavedTrack[], options: RecordingOptions, signal: AbortSignal): Promise<Duplicates>;
  /** Whether the track can be played where the person is, as far as known. */
  availability(track: Track): Availability;
  /** Remembers for good that these are not duplicates; it counts for now also when that fails. */
  dismiss(pairs: readonly TrackPair[]): Promise<void>;
  bringBack(pairs: readonly TrackPair[]): Promise<void>;
  /** Removes rows once the person has agreed, as one change that can be undone. Resolves when Spotify has answered. */
  remove(removal: Removal): Promise<void>;
  /** What the person is told of an error; undefined when there is nothing to tell. */
  explain(error: unknown): string | undefined;
  /** Tells the person about an error, where it has no place in the review. */
  tell(error: unknown): void;
  /** BCP 47. */
  readonly locale: string;
  /** IANA name; the machine's own when missing. */
  readonly timeZone?: string;
}
