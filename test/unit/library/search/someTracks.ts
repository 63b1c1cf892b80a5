import type { SavedTrack } from '../../../../src/model/track.ts';

/** A saved track with the names that are searched; `number` tells it from others. */
export function savedTrack(
  number: number,
  name: string,
  artists: readonly string[] = ['Salt Meridian'],
  album = 'Paper Engines',
): SavedTrack {
  return {
    addedAt: new Date(Date.UTC(2026, 0, 1) - number * 60_000).toISOString(),
    track: {
      uri: `spotify:track:${String(number).padStart(22, '0')}`,
      name,
      artists: artists.map(each => ({ name: each })),
      durationMs: 1,
      explicit: false,
      isLocal: false,
      album: { name: album, artists: [], images: [] },
    },
  };
}
