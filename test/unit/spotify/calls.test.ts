import assert from 'node:assert/strict';
import fc from 'fast-check';
import { oneAlbum } from '../../../src/spotify/calls/albums.ts';
import { artistAlbums, artistTopTracks, oneArtist } from '../../../src/spotify/calls/artists.ts';
import { savedAlbums, savedTracks } from '../../../src/spotify/calls/library.ts';
import { searchAlbums, searchArtists, searchTracks } from '../../../src/spotify/calls/search.ts';
import { searchQuery } from '../../../src/spotify/calls/searchQuery.ts';
import { topArtists, topTracks } from '../../../src/spotify/calls/top.ts';
import { albumTracks } from '../../../src/spotify/calls/albums.ts';
import { oneTrack, trackBatch } from '../../../src/spotify/calls/tracks.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { anyCodePoint } from '../anyCodePoint.ts';

const id = 'A'.repeat(22);

describe('A page', () => {
  const lists: readonly (readonly [string, (offset: number, limit: number) => unknown, number])[] = [
    ['saved tracks', savedTracks, 50],
    ['saved albums', savedAlbums, 50],
    ['top tracks', (offset, limit) => topTracks('short_term', offset, limit), 50],
    ['top artists', (offset, limit) => topArtists('short_term', offset, limit), 50],
    ['an album’s tracks', (offset, limit) => albumTracks(id, offset, limit), 50],
    ['an artist’s releases', (offset, limit) => artistAlbums(id, offset, limit), 10],
    ['tracks found', (offset, limit) => searchTracks({ text: 'x' }, offset, limit), 10],
    ['albums found', (offset, limit) => searchAlbums({ text: 'x' }, offset, limit), 10],
    ['artists found', (offset, limit) => searchArtists({ text: 'x' }, offset, limit), 10],
  ];
  for (const [name, call, largest] of lists)
    it(`of ${name} has 1 to ${largest} entries; anything else is a fault of the caller`, () => {
      for (const limit of [1, largest]) assert.ok(call(0, limit));
      for (const limit of [0, -1, largest + 1, 1.5, NaN, Infinity])
        assert.throws(() => call(0, limit), RangeError);
      for (const offset of [-1, 0.5, NaN, Infinity, 2 ** 53])
        assert.throws(() => call(offset, 1), RangeError);
    });

  it('of search results begins at 1,000 at the latest', () => {
    for (const search of [searchTracks, searchAlbums, searchArtists]) {
      assert.ok(search({ text: 'x' }, 1000, 10));
      assert.throws(() => search({ text: 'x' }, 1001, 10), RangeError);
    }
  });
});

describe('A market', () => {
  it('goes with what is read of the catalogue', () => {
    const market = 'SE';
    for (const { query } of [
      oneTrack(id, { market }),
      trackBatch([id], { market }),
      oneAlbum(id, { market }),
      albumTracks(id, 0, 1, { market }),
      artistAlbums(id, 0, 1, { market }),
      artistTopTracks(id, { market }),
      searchTracks({ text: 'x' }, 0, 1, { market }),
      searchAlbums({ text: 'x' }, 0, 1, { market }),
      searchArtists({ text: 'x' }, 0, 1, { market }),
    ])
      assert.equal(query?.market, market);
    assert.equal('market' in (oneTrack(id, { market: undefined }).query ?? {}), false);
  });

  for (const market of ['from_token', 'se', 'SWE', 'S', '', 'S1', 'SE,NO', 'SE\n'])
    it(`is a country code of two capitals, not ${JSON.stringify(market)}`, () => {
      assert.throws(() => oneTrack(id, { market }), RangeError);
    });
});

describe('An id', () => {
  const calls = [
    oneTrack,
    oneAlbum,
    oneArtist,
    artistTopTracks,
    (each: string) => trackBatch([each]),
    (each: string) => albumTracks(each, 0, 1),
    (each: string) => artistAlbums(each, 0, 1),
  ];
  it('of another form is not found, and leads nowhere else', () => {
    for (const odd of [
      '',
      '..',
      '../me',
      `${id}?x=1`,
      `${id}/tracks`,
      'spotify:track:x',
      `${id}\n`,
      'Å'.repeat(22),
    ])
      for (const call of calls)
        assert.throws(
          () => call(odd),
          error => SpotifyError.is(error, 'notFound') && !error.sent,
        );
  });

  it('comes in batches of 1 to 50', () => {
    assert.ok(trackBatch(Array<string>(50).fill(id)));
    for (const count of [0, 51]) assert.throws(() => trackBatch(Array<string>(count).fill(id)), RangeError);
  });
});

describe('A search', () => {
  const questions: readonly (readonly [Parameters<typeof searchQuery>[0], string])[] = [
    [{ text: 'some words' }, 'some words'],
    [{ text: ' some \n\t words ' }, 'some words'],
    [{ artist: 'The Band' }, 'artist:"The Band"'],
    [{ artist: 'The "Band"', track: 'A “Song”' }, 'artist:"The Band" track:"A Song"'],
    [{ artist: 'A track:B', text: 'c' }, 'artist:"A track:B" c'],
    [{ text: 'artist:"x" isrc:y YEAR:1990' }, 'artist x isrc y YEAR 1990'],
    [{ text: 'Mission: Impossible' }, 'Mission: Impossible'],
    [{ album: 'B', genre: 'indie folk' }, 'album:"B" genre:"indie folk"'],
    [{ isrc: 'se-aaa-26-00001' }, 'isrc:SEAAA2600001'],
    [{ upc: '0 000000 000017' }, 'upc:0000000000017'],
    [{ years: [1999, 1999], text: 'x' }, 'year:1999 x'],
    [{ years: [1990, 1999], tag: 'hipster' }, 'year:1990-1999 tag:hipster'],
    [{ text: ' " ', artist: '""', isrc: '--' }, ''],
    [{}, ''],
  ];
  for (const [wanted, q] of questions)
    it(`for ${JSON.stringify(wanted)} asks for ${q === '' ? 'nothing' : q}`, () => {
      assert.equal(searchQuery(wanted), q);
    });

  it('that is too long is cut, never within a character', () => {
    const q = searchQuery({ artist: 'a'.repeat(79), track: '😀'.repeat(150), text: 'words' });
    assert.equal(q, `artist:"${'a'.repeat(79)}" track:"${'😀'.repeat(76)}"`);
    assert.ok(searchQuery({ text: 'x'.repeat(300) }).length >= 249);
    assert.equal(searchQuery({ upc: '0'.repeat(300), isrc: 'A'.repeat(300) }).length, 38);
  });

  it('without anything to look for is a fault of the caller', () => {
    for (const search of [searchTracks, searchAlbums, searchArtists])
      assert.throws(() => search({ text: ' "" ' }, 0, 1), RangeError);
  });

  it('is never longer than Spotify takes, and no words become a filter or a quotation', () => {
    const words = fc.oneof(
      fc.string({ unit: anyCodePoint, maxLength: 400, size: 'max' }),
      fc
        .array(fc.constantFrom('artist:', 'year:', '"', 'x', ' ', '😀', 'isrc', ':', '\u0000'), {
          maxLength: 300,
          size: 'max',
        })
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(
        fc.record({ text: words, artist: words, track: words, album: words }, { requiredKeys: [] }),
        wanted => {
          const q = searchQuery(wanted);
          assert.ok(q.length <= 250);
          const names = [...q.matchAll(/(artist|track|album):"([^"]*)"/g)].map(([, name]) => name);
          const free = q.replace(/(artist|track|album):"[^"]*"/g, '');
          assert.equal(new Set(names).size, names.length);
          assert.doesNotMatch(free, /"|\b(album|artist|track|year|upc|isrc|genre|tag):/i);
          assert.ok(Object.keys(wanted).length > 0 || q === '');
          assert.ok(q.isWellFormed() || Object.values(wanted).some(each => !each.isWellFormed()));
        },
      ),
      { numRuns: 500 },
    );
  });
});
