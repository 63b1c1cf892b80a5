import fc from 'fast-check';
import type { TextWords } from '../../../../src/interchange/libraryText/printText.ts';
import { printText } from '../../../../src/interchange/libraryText/printText.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import { anyCodePoint } from '../../anyCodePoint.ts';
import { done } from '../../library/arrangement/someTracks.ts';

export const words: TextWords = {
  title: tracks => `Liked Songs of Somebody · ${tracks} tracks`,
  help: () => ['Delete a line to remove its track.'],
  month: month => (month === '' ? '(no date)' : `Month ${month}`),
  localFile: () => '(local file)',
};

/** The URI of the made-up track with this number. */
export const uri = (number: number): string => `spotify:track:${String(number).padStart(22, 'xYz')}`;

/** A saved track of a day; the higher the number, the older. */
export function row(
  number: number,
  name = `Track ${number}`,
  rest: Partial<SavedTrack['track']> = {},
): SavedTrack {
  return {
    addedAt: new Date(Date.UTC(2026, 10, 20, 12) - number * 5 * 86_400_000).toISOString(),
    track: {
      uri: uri(number),
      name,
      artists: [{ name: 'Salt Meridian' }],
      durationMs: 227_000,
      explicit: false,
      isLocal: false,
      album: { name: 'Paper Engines', artists: [], images: [] },
      ...rest,
    },
  };
}

export function textOf(rows: readonly SavedTrack[]): string {
  return done(printText(rows, words)).pieces.join('');
}

const id = 'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC';
/** What a title may be made of to make trouble. */
const parts = fc.constantFrom(
  ...[
    'a',
    ' ',
    '  ',
    '\t',
    '\n',
    '\r\n',
    '\u2028',
    '\u0085',
    '\u0000',
    '//',
    '// ',
    '#',
    ',',
    ';',
    '(',
    '[#0123456789ab]',
  ],
  ...[
    'spotify:',
    'spotify:track:',
    'SPOTIFY:track:',
    'open.spotify.com/',
    'https://',
    'album/',
    'track/',
    'spot',
    'ify:',
  ],
  ...[
    id,
    'spotify:track:4uLU6hMCjMI75M1A2tKUQC',
    '4uLU6hMCjMI75M1A2tKUQC',
    'counterrevolutionaries',
    'spotify:album:x',
  ],
  ...[
    'שלום',
    'مرحبا',
    '夜',
    '🔥',
    '\u202e',
    '\u2067',
    '\u2060',
    '\ufeff',
    '\ud83d',
    'e\u0301',
    '日本語',
    '\u200d',
  ],
);

/** Names as nobody should give them. */
const hostileName = fc.oneof(
  { weight: 3, arbitrary: fc.array(parts, { maxLength: 8 }).map(all => all.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: anyCodePoint, maxLength: 30 }) },
);

/** Saved tracks with such names. */
export const hostileRows: fc.Arbitrary<SavedTrack[]> = fc
  .array(fc.tuple(hostileName, hostileName, hostileName), { maxLength: 8 })
  .map(all =>
    all.map(([name, artist, album], number) =>
      row(number, name, { artists: [{ name: artist }], album: { name: album, artists: [], images: [] } }),
    ),
  );
