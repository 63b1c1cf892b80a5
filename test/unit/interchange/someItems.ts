import fc from 'fast-check';
import type { SavedItem } from '../../../src/library/journal.ts';
import type { SavedAlbum } from '../../../src/model/album.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { anyCodePoint } from '../anyCodePoint.ts';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An id at Spotify, a different one for each number. */
export function idFor(number: number): string {
  let [rest, id] = [number, ''];
  do {
    id = base62.charAt(rest % 62) + id;
    rest = Math.floor(rest / 62);
  } while (rest > 0);
  return id.padStart(22, '0');
}

/** A saved track with a title, and whatever else is given. */
export function aTrack(number: number, name: string, more: Partial<SavedTrack['track']> = {}): SavedTrack {
  return {
    addedAt: '2021-03-12T08:30:00Z',
    track: {
      uri: `spotify:track:${idFor(number)}`,
      id: idFor(number),
      name,
      artists: [{ name: 'Salt Meridian' }],
      durationMs: 227_000,
      explicit: false,
      isLocal: false,
      ...more,
    },
  };
}

/** A saved album with a title. */
export function anAlbum(number: number, name: string, more: Partial<SavedAlbum['album']> = {}): SavedAlbum {
  return {
    addedAt: '2020-01-02T03:04:05Z',
    album: {
      uri: `spotify:album:${idFor(number)}`,
      id: idFor(number),
      name,
      artists: [{ name: 'Salt Meridian' }],
      images: [],
      tracks: { items: [], offset: 0, total: 0, hasMore: false },
      copyrights: [],
      ...more,
    },
  };
}

const dangerous = fc.constantFrom(
  ...[
    '=1+1',
    '+49',
    '-',
    '@SUM(A1)',
    "'=x",
    "''+x",
    "'tis",
    '\t=x',
    '\r',
    '\n',
    ' =x',
    '＝1',
    '"',
    '""',
    ',',
  ],
  ...[
    ';',
    '\\',
    '\\,',
    ', ',
    '|',
    '\u2028',
    '\u0000',
    '\ufeff',
    '\u202e',
    'שלום',
    '東京',
    '👩‍👩‍👧',
    '#EXTINF:1,x',
    '](x)',
  ],
  ...['[a](', '<b>', '`', '*', '_', '${x}', 'spotify:track:0000000000000000000000', 'counterrevolutionaries'],
  ...['https://open.spotify.com/track/0000000000000000000001', '{"uri":', ' - ', ' – ', '1.', '# ', '~~'],
);

const letters = fc.oneof(
  dangerous,
  fc.string({ unit: anyCodePoint, maxLength: 8 }),
  fc.string({ maxLength: 8 }),
);

/** Any title there could be, also none. */
export const anyTitle = fc.oneof(
  { weight: 20, arbitrary: fc.array(letters, { maxLength: 6 }).map(parts => parts.join('')) },
  { weight: 1, arbitrary: letters.map(part => `${part}x`.repeat(10_000).slice(0, 10_000).toWellFormed()) },
);

/** Names of artists; one alone that is empty is the same as none. */
const anyArtists = fc
  .array(anyTitle, { maxLength: 4 })
  .map(names => (names.length === 1 && names[0] === '' ? [] : names));

const anyDate = fc
  .integer({ min: 0, max: 4_102_444_800 })
  .map(seconds => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));

const anyRelease = fc.constantFrom(undefined, '1981', '1981-12', '1981-12-15');

function releaseOf(value: string | undefined): Pick<SavedAlbum['album'], 'releaseDate'> {
  const precision = ({ 4: 'year', 7: 'month' } as const)[value?.length ?? 0] ?? 'day';
  return value === undefined ? {} : { releaseDate: { value, precision } };
}

const anySavedTrack = fc
  .record({
    number: fc.nat(),
    name: anyTitle,
    artists: anyArtists,
    album: fc.option(
      anyTitle.filter(name => name !== ''),
      { nil: undefined },
    ),
    release: anyRelease,
    durationMs: fc.integer({ min: 1, max: 10_000_000 }),
    explicit: fc.boolean(),
    isrc: fc.constantFrom(undefined, 'QZABC1900042'),
    addedAt: anyDate,
  })
  .map(({ number, name, artists, album, release, durationMs, explicit, isrc, addedAt }): SavedTrack => {
    const reference = { name: album ?? '', artists: [], images: [], ...releaseOf(release) };
    const { track } = aTrack(number, name, {
      artists: artists.map(artist => ({ name: artist })),
      ...(album === undefined ? {} : { album: reference }),
      durationMs,
      explicit,
      ...(isrc === undefined ? {} : { isrc }),
    });
    return { addedAt, track };
  });

const anySavedAlbum = fc
  .record({ number: fc.nat(), name: anyTitle, artists: anyArtists, release: anyRelease, addedAt: anyDate })
  .map(({ number, name, artists, release, addedAt }): SavedAlbum => {
    const more = { artists: artists.map(artist => ({ name: artist })), ...releaseOf(release) };
    return { ...anAlbum(number, name, more), addedAt };
  });

/** A list of saved tracks and albums. */
export const anyItems: fc.Arbitrary<SavedItem[]> = fc.oneof(
  fc.array(anySavedTrack, { maxLength: 8 }),
  fc.array(anySavedAlbum, { maxLength: 8 }),
  fc.array(fc.oneof(anySavedTrack, anySavedAlbum), { maxLength: 8 }),
);
