import type { Track } from '../../../src/model/track.ts';

/** A URI whose id is one character, repeated. */
export function exampleUri(kind: 'track' | 'album' | 'artist', character: string): string {
  return `spotify:${kind}:${character.repeat(22)}`;
}

/** A full track as Spotify answers in development mode. */
export const exampleTrack: Track = {
  uri: exampleUri('track', 'a'),
  id: 'a'.repeat(22),
  name: 'Lantern Field',
  artists: [
    { name: 'Salt Meridian', uri: exampleUri('artist', 'b') },
    { name: 'Juniper Quiet', uri: exampleUri('artist', 'c') },
  ],
  album: {
    name: 'Paper Engines',
    uri: exampleUri('album', 'd'),
    artists: [],
    albumType: 'album',
    totalTracks: 12,
    releaseDate: { value: '2019-05-03', precision: 'day' },
    images: [
      { url: 'https://i.scdn.co/image/640', width: 640, height: 640 },
      { url: 'https://i.scdn.co/image/300', width: 300, height: 300 },
    ],
  },
  durationMs: 227_900,
  explicit: true,
  isLocal: false,
  discNumber: 1,
  trackNumber: 4,
  isrc: 'QZABC1900042',
};

/** The same track as an album lists it: it does not name the album. */
export const simplifiedTrack: Track = withoutRelease(exampleTrack);

function withoutRelease(track: Track): Track {
  const simplified: { -readonly [Key in keyof Track]: Track[Key] } = { ...track };
  delete simplified.album;
  delete simplified.isrc;
  return simplified;
}
