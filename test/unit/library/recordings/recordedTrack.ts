import type { RecordedTrack } from '../../../../src/library/recordings/recording.ts';

/** A track with what a test says of it. */
export function recordedTrack({
  name = 'Paper Lanterns',
  artists = ['Salt Meridian'],
  durationMs = 214_000,
  album,
  ...rest
}: Partial<Omit<RecordedTrack, 'artists' | 'album'>> & {
  readonly artists?: readonly string[];
  readonly album?: string;
} = {}): RecordedTrack {
  return {
    name,
    artists: artists.map(artist => ({ name: artist })),
    durationMs,
    ...(album === undefined ? {} : { album: { name: album, artists: [], images: [] } }),
    ...rest,
  };
}
