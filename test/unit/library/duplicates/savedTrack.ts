import type { SavedTrack, Track } from '../../../../src/model/track.ts';

/** A saved track with what a test says of it. Its URI is made of `id`. */
export function savedTrack(
  id: string,
  { addedAt = '2021-03-12T08:00:00Z', ...track }: Partial<Track> & { readonly addedAt?: string } = {},
): SavedTrack {
  return {
    addedAt,
    track: {
      uri: `spotify:track:${id}`,
      id,
      name: 'Paper Lanterns',
      artists: [{ name: 'Salt Meridian' }],
      durationMs: 214_000,
      explicit: false,
      isLocal: false,
      ...track,
    },
  };
}
