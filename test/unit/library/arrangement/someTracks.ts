import fc from 'fast-check';
import type { AlbumReference, ReleaseDate } from '../../../../src/model/album.ts';
import type { ArtistReference } from '../../../../src/model/artist.ts';
import type { SavedTrack, Track } from '../../../../src/model/track.ts';

const names = [
  ...[
    'Lantern Field',
    'lantern field',
    'Lanterns',
    'Étoile',
    'Etoile',
    'Øresund',
    'Track 2',
    'Track 10',
    'track 1',
  ],
  ...[
    '',
    '  ',
    '夜',
    '東京',
    'Мир',
    'שלום',
    '(Intro)',
    '“Live”',
    '$ave',
    '🙂',
    'The Harbour',
    'Zoë',
    'zoe',
    'A',
    'a',
  ],
];
const dates = [
  '2021-03-12T10:00:00Z',
  '2021-03-12T10:00:01Z',
  '2020-12-31T23:30:00Z',
  '2021-01-01T00:30:00Z',
];

const name = fc.constantFrom(...names);
const releaseDate: fc.Arbitrary<ReleaseDate> = fc.constantFrom<ReleaseDate>(
  { value: '1979', precision: 'year' },
  { value: '1980', precision: 'year' },
  { value: '1980-01', precision: 'month' },
  { value: '1980-01-15', precision: 'day' },
  { value: '2019-05-03', precision: 'day' },
  { value: '2020-12-31', precision: 'day' },
);
const artist: fc.Arbitrary<ArtistReference> = fc
  .record({ name, id: fc.option(fc.constantFrom('a1', 'a2', 'a3')) })
  .map(({ name, id }) => (id === null ? { name } : { name, id, uri: `spotify:artist:${id}${name}` }));
const album: fc.Arbitrary<AlbumReference> = fc
  .record({
    name,
    artists: fc.array(artist, { maxLength: 2 }),
    id: fc.option(fc.constantFrom('b1', 'b2')),
    releaseDate: fc.option(releaseDate),
  })
  .map(({ id, releaseDate, ...rest }) => ({
    ...rest,
    images: [],
    ...(id === null ? {} : { id, uri: `spotify:album:${id}${rest.name}` }),
    ...(releaseDate ? { releaseDate } : {}),
  }));
const track: fc.Arbitrary<Omit<Track, 'uri'>> = fc
  .record({
    name,
    artists: fc.array(artist, { maxLength: 2 }),
    durationMs: fc.constantFrom(0, 60_000, 60_001, 3_600_000),
    explicit: fc.boolean(),
    isLocal: fc.boolean(),
    album: fc.option(album),
    isPlayable: fc.option(fc.boolean()),
    restrictionReason: fc.option(fc.constantFrom('market', 'product')),
  })
  .map(({ album, isPlayable, restrictionReason, ...rest }) => ({
    ...rest,
    ...(album ? { album } : {}),
    ...(isPlayable === null ? {} : { isPlayable }),
    ...(restrictionReason === null ? {} : { restrictionReason }),
  }));

/** Saved tracks with much in common and much missing, in any order. */
export const savedTracks: fc.Arbitrary<SavedTrack[]> = fc
  .array(fc.record({ addedAt: fc.constantFrom(...dates, ''), track }), { maxLength: 40 })
  .map(rows =>
    rows.map((row, index) => ({ ...row, track: { ...row.track, uri: `spotify:track:${index}` } })),
  );

/** What work comes to that is done in one go. */
export function done<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** How many steps work has. */
export function stepsIn(steps: Generator<undefined, unknown>): number {
  let count = 1;
  while (!steps.next().done) count++;
  return count;
}

/** A made-up saved track; `place` makes it different from others. */
export function aSavedTrack(place: number, changes: Partial<Track> = {}, addedAt = dates[0]!): SavedTrack {
  return {
    addedAt,
    track: {
      uri: `spotify:track:${place}`,
      name: `Track ${place}`,
      artists: [{ name: 'Salt Meridian', uri: 'spotify:artist:salt' }],
      durationMs: 200_000,
      explicit: false,
      isLocal: false,
      album: { name: 'Paper Engines', uri: 'spotify:album:paper', artists: [], images: [] },
      ...changes,
    },
  };
}
