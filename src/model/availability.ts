import type { Track } from './track.ts';

/** What is known of whether a track can be played. A local file is not Spotify's to allow. */
export function availabilityOf(track: Track): 'available' | 'unavailable' | 'unknown' {
  if (isUnavailable(track)) return 'unavailable';
  return track.isPlayable === true || track.isLocal ? 'available' : 'unknown';
}

/** Whether Spotify has said that the track cannot be played. That it says nothing does not mean that it can. */
export function isUnavailable({ isPlayable, restrictionReason }: Track): boolean {
  return isPlayable === false || restrictionReason !== undefined;
}
