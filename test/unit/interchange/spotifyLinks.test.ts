import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spotifyLinkAt, spotifyLinksIn } from '../../../src/interchange/spotifyLinks.ts';
import type { SpotifyReference } from '../../../src/model/spotifyUri.ts';
import { spotifyLink, spotifyUri } from '../../../src/model/spotifyUri.ts';

const id = '4cOdK2wGLETKBW3PvgPWqT';
const track = `https://open.spotify.com/track/${id}`;

const found = (text: string): string[] =>
  [...spotifyLinksIn(text)].map(({ start, end }) => text.slice(start, end));

const characters = [...Array(62).keys()].map(index => {
  const base = index < 10 ? 48 : index < 36 ? 65 - 10 : 97 - 36;
  return String.fromCharCode(base + index);
});
const ids = fc.string({ unit: fc.constantFrom(...characters), minLength: 22, maxLength: 22 });
const references: fc.Arbitrary<SpotifyReference> = fc.record(
  { kind: fc.constantFrom('track', 'album', 'artist'), id: ids },
  { noNullPrototype: true },
);
/** Every form that a link may have. */
const links = fc
  .tuple(references, fc.nat(6))
  .map(([reference, form]): { reference: SpotifyReference; text: string } => {
    const link = spotifyLink(reference);
    const forms = [
      link,
      spotifyUri(reference.kind, reference.id),
      `${link}?si=0123abc&context=x%20y`,
      link.replace('.com/', '.com/intl-de/'),
      link.replace('https://', ''),
      link.replace('https', 'http').replace('.com/', '.com/intl-pt-br/'),
      `${link}#t=0:42`,
    ];
    return { reference, text: forms[form] ?? link };
  });
/** What may stand on both sides of a link in some language, and is no part of it. */
const around = fc.constantFrom(
  ' ',
  '\t',
  '\n',
  '"',
  "'",
  '(',
  ')',
  '[',
  ']',
  '<',
  '>',
  '{',
  '}',
  '`',
  '|',
  ',',
  '—',
  '曲',
);
/** What looks as if there were links in it. */
const debris = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'https://',
    'spotify:track:',
    'open.spotify.com/track/',
    'spotify:',
    '/track/',
    '?',
    '.',
    id,
  ),
);

describe('links to Spotify in a text', () => {
  const table: Readonly<Record<string, readonly string[]>> = {
    [`Listen to ${track}.`]: [track],
    [`[Lantern Field](${track} "A title")`]: [track],
    [`**${track}**, _${track}_`]: [track, track],
    [`<a href="${track}?si=1&amp;b=2">x</a>`]: [`${track}?si=1&amp`],
    [`\\href{${track}}{Lantern Field}`]: [track],
    [`${track}[Lantern Field]`]: [track],
    [`\`Lantern Field <${track}>\`__`]: [track],
    [`{"uri":"spotify:track:${id}"}`]: [`spotify:track:${id}`],
    [`spotify:track:${id},spotify:album:${id}`]: [`spotify:track:${id}`, `spotify:album:${id}`],
    [`曲はこれ${track}です`]: [track],
    [`https://elsewhere.example/?u=${track}`]: [track],
    [`OPEN.SPOTIFY.COM/track/${id}`]: [`OPEN.SPOTIFY.COM/track/${id}`],
    [`https://spotify.link/aBcDeFgHiJk`]: [],
    [`https://open.spotify.com.evil.example/track/${id}`]: [],
    [`https://evil.example/open.spotify.com/track/${id}`]: [],
    [`https://open.spotify.com/playlist/${id}`]: [],
    [`https://open.spotify.com/track/${id}x`]: [],
    [`notspotify:track:${id}`]: [],
    [`spotify:track:short`]: [],
    [id]: [],
    ['']: [],
  };
  for (const [text, expected] of Object.entries(table)) {
    it(`are ${expected.length} in ${text === '' ? 'nothing' : text}`, () => {
      assert.deepEqual(found(text), expected);
    });
  }

  it('are found between anything else, each with where it stands', () => {
    const parts = fc.array(fc.tuple(around, links, around), { maxLength: 8 });
    fc.assert(
      fc.property(parts, all => {
        const text = all.map(([before, { text: link }, after]) => `${before}${link}${after}`).join('');
        const expected = all.map(([, { reference, text: link }]) => ({ reference, link }));
        const actual = [...spotifyLinksIn(text)].map(({ reference, start, end }) => ({
          reference,
          link: text.slice(start, end),
        }));
        assert.deepEqual(actual, expected);
      }),
    );
  });

  it('are under the cursor exactly where they stand, whatever else is in the text', () => {
    const texts = fc.array(
      fc.oneof(
        debris,
        around,
        links.map(({ text }) => text),
      ),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(texts, parts => {
        const text = parts.join('');
        const all = [...spotifyLinksIn(text)];
        for (let offset = 0; offset <= text.length; offset++) {
          const expected = all.find(({ start, end }) => start <= offset && offset <= end);
          assert.deepEqual(spotifyLinkAt(text, offset), expected, `at ${offset} of ${JSON.stringify(text)}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  // A search that takes the square of this does not end before mocha gives up.
  it('take time in proportion to the text, however it is made', () => {
    const hostile = [
      'spotify:track:'.repeat(80_000),
      `spotify:track:${'.'.repeat(1_000_000)}x`,
      'https://open.spotify.com/'.repeat(40_000),
      `${track}?`.repeat(20_000),
      '? '.repeat(500_000),
      `spotify:track:${'?x'.repeat(2_000)} `.repeat(250),
    ];
    for (const text of hostile) {
      assert.ok([...spotifyLinksIn(text)].length <= 1);
      for (let offset = 0; offset < text.length; offset += 5_000)
        assert.equal(spotifyLinkAt(text, offset), undefined);
    }
  });

  it('are none in what is too long to be one', () => {
    assert.deepEqual(found(`${track}?${'x'.repeat(5_000)}`), []);
    assert.equal(spotifyLinkAt(`${'x'.repeat(5_000)}${track}`, 5_010), undefined);
  });
});
