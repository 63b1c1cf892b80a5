import type { Library } from '../library/library.ts';
import type { Track } from '../model/track.ts';

/** A track as far as it is known here: of one that is known by its URI alone, the row comes from Spotify once it is saved. */
export function trackByUri({ tracks }: Pick<Library, 'tracks'>, uri: string): Track {
  const bare = { uri, name: '', artists: [], durationMs: 0, explicit: false, isLocal: false };
  return tracks.known(uri) ?? bare;
}
