import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SpotifyKind } from '../../../src/model/spotifyUri.ts';
import {
  findSpotifyReferences,
  isSpotifyId,
  parseSpotifyReference,
  spotifyLink,
  spotifyUri,
} from '../../../src/model/spotifyUri.ts';

const one = '4cOdK2wGLETKBW3PvgPWqT';
const two = '7ouMYWpwJ422jRcDASZB7P';
const three = '0VjIjW4GlUZAMYd2vXMi3b';

const base62 = fc.stringMatching(/^[0-9A-Za-z]{22}$/);
const kind = fc.constantFrom<SpotifyKind>('track', 'album', 'artist');

const readable: Readonly<Record<string, readonly [SpotifyKind, string]>> = {
  [one]: ['track', one],
  [` ${one}\n`]: ['track', one],
  [`spotify:track:${one}`]: ['track', one],
  [`spotify:album:${one}`]: ['album', one],
  [`spotify:artist:${one}`]: ['artist', one],
  [`https://open.spotify.com/track/${one}`]: ['track', one],
  [`http://open.spotify.com/track/${one}`]: ['track', one],
  [`HTTPS://Open.Spotify.com/Track/${one}`]: ['track', one],
  [`open.spotify.com/track/${one}`]: ['track', one],
  [`https://play.spotify.com/album/${one}`]: ['album', one],
  [`https://open.spotify.com/track/${one}?si=abc&utm_source=copy-link`]: ['track', one],
  [`https://open.spotify.com/track/${one}/`]: ['track', one],
  [`https://open.spotify.com/track/${one}#0:42`]: ['track', one],
  [`https://open.spotify.com/intl-de/track/${one}?si=1`]: ['track', one],
  [`https://open.spotify.com/intl-pt-BR/artist/${one}`]: ['artist', one],
  [`https://open.spotify.com/embed/track/${one}`]: ['track', one],
};

const unreadable = [
  '',
  one.slice(1),
  `${one}x`,
  `${one.slice(1)}-`,
  `spotify:track:${one}x`,
  `spotify:track:../${one}`,
  'spotify:track:../',
  `spotify:track:${one}:extra`,
  `spotify:track: ${one}`,
  `xspotify:track:${one}`,
  `spotify:local:artist:album:title:215`,
  `spotify:playlist:${one}`,
  `https://open.spotify.com/playlist/${one}`,
  `https://open.spotify.com/track/`,
  `https://open.spotify.com/track/${one}/../../evil`,
  `https://open.spotify.com/track/${one} and more`,
  `https://open.spotify.com.evil.com/track/${one}`,
  `https://evil.com/open.spotify.com/track/${one}`,
  `https://open.spotify.com@evil.com/track/${one}`,
  `https://user@open.spotify.com/track/${one}`,
  `https://notopen.spotify.com/track/${one}`,
  `https://open-spotify.com/track/${one}`,
  `ftp://open.spotify.com/track/${one}`,
  `javascript:alert(1)//open.spotify.com/track/${one}`,
  `javascript:open.spotify.com/track/${one}`,
  `command:open.spotify.com/track/${one}`,
];

describe('references to Spotify items', () => {
  describe('one at a time', () => {
    for (const [text, [wanted, id]] of Object.entries(readable)) {
      it(`reads ${JSON.stringify(text)}`, () => {
        assert.deepEqual(parseSpotifyReference(text), { kind: wanted, id });
      });
    }

    for (const text of unreadable) {
      it(`does not take ${JSON.stringify(text)}`, () => {
        assert.equal(parseSpotifyReference(text), undefined);
      });
    }

    it('reads every URI and link it writes', () => {
      fc.assert(
        fc.property(kind, base62, (each, id) => {
          const reference = { kind: each, id };
          assert.deepEqual(parseSpotifyReference(spotifyUri(each, id)), reference);
          assert.deepEqual(parseSpotifyReference(spotifyLink(reference)), reference);
        }),
      );
    });

    it('makes nothing but ids of 22 letters and digits of any text whatever', () => {
      const pieces = fc.constantFrom(
        'spotify:',
        'track',
        ':',
        '/',
        'https://open.spotify.com/',
        '?',
        '..',
        '%',
      );
      const text = fc.array(fc.oneof(pieces, base62, fc.string()), { maxLength: 6 }).map(all => all.join(''));
      fc.assert(
        fc.property(text, each => {
          const reference = parseSpotifyReference(each);
          assert.ok(reference === undefined || isSpotifyId(reference.id));
        }),
      );
    });
  });

  describe('in pasted text', () => {
    const idsIn = (text: string): string[] => findSpotifyReferences(text).references.map(({ id }) => id);

    it('are found whatever separates them', () => {
      for (const separator of ['\n', '\r\n', ' ', ', ', ',', ';', '\t', ' | ', '、']) {
        const links = [one, two, three].map(id => `https://open.spotify.com/track/${id}?si=1a2b`);
        assert.deepEqual(idsIn(links.join(separator)), [one, two, three], JSON.stringify(separator));
        const uris = [one, two, three].map(id => `spotify:track:${id}`);
        assert.deepEqual(idsIn(uris.join(separator)), [one, two, three], JSON.stringify(separator));
      }
      for (const separator of ['\n', ' ', ',', ';'])
        assert.deepEqual(idsIn(one + separator + two), [one, two]);
    });

    it('come in the order of their first appearance, once each', () => {
      const text = `${three} https://open.spotify.com/track/${one} spotify:track:${two} ${one}\n${three}`;
      assert.deepEqual(idsIn(text), [three, one, two]);
    });

    it('are found in prose, Markdown and HTML', () => {
      const link = `https://open.spotify.com/track/${one}`;
      const around = [
        `Listen to ${link}.`,
        `(${link})`,
        `“${link}”`,
        `[title](${link})`,
        `<${link}>`,
        `<a href="${link}">title</a>`,
        `**${link}**`,
        `_${link}_`,
        `\`${link}\``,
        `| ${link} |`,
        `${link}!`,
        `これ：${link}。`,
        `link:${link}`,
      ];
      for (const text of around)
        assert.deepEqual(findSpotifyReferences(text), {
          references: [{ kind: 'track', id: one }],
          unreadable: [],
        });
    });

    it('of albums and artists are told apart from tracks', () => {
      const text = `https://open.spotify.com/album/${one}\nspotify:artist:${one}\nspotify:track:${one}`;
      const kinds = findSpotifyReferences(text).references.map(reference => reference.kind);
      assert.deepEqual(kinds, ['album', 'artist', 'track']);
    });

    it('leave lines over that hold none, blank ones aside', () => {
      const text = `spotify:track:${one}\n\n  what is this?  \nhttps://example.com/track/${two}\n`;
      const { references, unreadable: left } = findSpotifyReferences(text);
      assert.deepEqual(references, [{ kind: 'track', id: one }]);
      assert.deepEqual(left, ['what is this?', `https://example.com/track/${two}`]);
    });

    it('leave over what looks like one but is none, also beside good ones on one line', () => {
      const bad = [
        `https://open.spotify.com/track/${two}x`,
        `https://open.spotify.com/playlist/${two}`,
        `spotify:playlist:${two}`,
        `spotify:track:short`,
      ];
      for (const text of bad) {
        const found = findSpotifyReferences(`spotify:track:${one} ${text}`);
        assert.deepEqual(found, { references: [{ kind: 'track', id: one }], unreadable: [text] });
      }
    });

    it('are not taken from other people’s addresses', () => {
      for (const host of ['open.spotify.com.evil.com', 'evil.com/open.spotify.com', 'notopen.spotify.com'])
        assert.deepEqual(idsIn(`https://${host}/track/${one}`), [], host);
    });

    it('are all found again when links are pasted', () => {
      const separator = fc.constantFrom('\n', ' ', ', ', ';');
      fc.assert(
        fc.property(fc.uniqueArray(base62), separator, (ids, between) => {
          const text = ids.map(id => spotifyLink({ kind: 'track', id })).join(between);
          assert.deepEqual(idsIn(text), ids);
        }),
      );
    });

    it('take time in proportion to the text, however it is made', () => {
      for (const piece of ['spotify:track:', 'https://', 'open.spotify.com/', 'a', 'intl-', ' ,;']) {
        const before = performance.now();
        findSpotifyReferences(piece.repeat(50_000));
        assert.ok(performance.now() - before < 500, piece);
      }
    });
  });
});
