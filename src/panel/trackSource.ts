import type { Event } from '../model/event.ts';
import type { Track } from '../model/track.ts';

/** What the panel needs to know; satisfied by the current library, demo or real. */
export interface TrackSource {
  /** "Demo" or "Test server"; missing for the person's own library. */
  readonly label?: string;
  /** Fires when saved states, dates or the session may have changed. */
  readonly onDidChange: Event<unknown>;
  /**
   * From the local library at once when it is there, else one request.
   * @throws SpotifyError
   */
  track(uri: string, signal: AbortSignal): Promise<Track>;
  /** The track if it is at hand without a request. */
  known(uri: string): Track | undefined;
  savedState(uri: string): 'saved' | 'notSaved' | 'unknown';
  /** ISO 8601. */
  addedAt(uri: string): string | undefined;
  /** Asks Spotify about a state that is unknown; the answer arrives through `onDidChange`. */
  lookUpSaved(uris: readonly string[]): void;
}
