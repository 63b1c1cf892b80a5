import assert from 'node:assert/strict';
import type { GenericSchema } from 'valibot';
import { account } from '../../../src/spotify/decode/account.ts';
import { album } from '../../../src/spotify/decode/album.ts';
import { albumReference } from '../../../src/spotify/decode/albumReference.ts';
import { artist as wholeArtist } from '../../../src/spotify/decode/artist.ts';
import { decode } from '../../../src/spotify/decode/decode.ts';
import { page } from '../../../src/spotify/decode/page.ts';
import { savedAlbum, savedTrack } from '../../../src/spotify/decode/saved.ts';
import { foundAlbums, foundArtists, foundTracks } from '../../../src/spotify/decode/search.ts';
import { track, trackList } from '../../../src/spotify/decode/track.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { jsonOf } from '../../../src/spotify/jsonAnswer.ts';
import * as shapes from './shapes.ts';

function read<T>(schema: GenericSchema<unknown, T>, json: unknown): T {
  return decode(schema, JSON.parse(JSON.stringify(json)), 'GET /somewhere');
}

function complaint(schema: GenericSchema, body: string): string {
  try {
    decode(schema, jsonOf({ status: 200, headers: {}, body }, 'GET /somewhere'), 'GET /somewhere');
  } catch (error) {
    assert.ok(SpotifyError.is(error, 'badAnswer'), String(error));
    return error.message;
  }
  assert.fail('nothing was wrong');
}

function omit(json: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}

const id = (letter: string): string => letter.repeat(22);
const artist = {
  name: 'The Invented',
  id: id('R'),
  uri: `spotify:artist:${id('R')}`,
};
const release = {
  name: 'Made Up (Deluxe)',
  artists: [artist],
  id: id('B'),
  uri: `spotify:album:${id('B')}`,
  albumType: 'compilation',
  totalTracks: 62,
  releaseDate: { value: '1981-12', precision: 'month' },
  images: [
    { url: 'https://i.scdn.co/image/large', width: 640, height: 640 },
    { url: 'https://i.scdn.co/image/unsized' },
  ],
  restrictionReason: 'market',
};
const song = {
  uri: `spotify:track:${id('T')}`,
  name: 'A Song',
  artists: [artist],
  durationMs: 207_959,
  explicit: true,
  isLocal: false,
  id: id('T'),
  album: release,
  discNumber: 2,
  trackNumber: 7,
  isrc: 'SEAAA2600001',
  upc: '000000000031',
  ean: '0000000000024',
  isPlayable: false,
  restrictionReason: 'a reason introduced later',
};
const extendedSong = {
  ...song,
  linkedFrom: { id: id('L'), uri: `spotify:track:${id('L')}` },
  popularity: 63,
  availableMarkets: ['SE', 'NO'],
};

describe('Decoding', () => {
  it('reads a track as extended quota delivers it', () => {
    assert.deepEqual(read(track, shapes.track), extendedSong);
  });

  it('reads a track without the fields development mode lacks', () => {
    assert.deepEqual(read(track, shapes.inDevelopment(shapes.track)), song);
  });

  it('keeps the address of a page only where the id does not say it', () => {
    const elsewhere = { spotify: 'https://open.spotify.com/track/elsewhere' };
    assert.equal(read(track, { ...shapes.track, external_urls: elsewhere }).url, elsewhere.spotify);
    assert.equal(read(track, { ...shapes.track, id: null }).url, `https://open.spotify.com/track/${id('T')}`);
    const { album: release = {} } = shapes.track as { album?: object };
    assert.equal(read(albumReference, { ...release, external_urls: elsewhere }).url, elsewhere.spotify);
  });

  it('reads a track of which there is hardly anything', () => {
    assert.deepEqual(read(track, { uri: 'spotify:track:x', name: '', artists: null, album: null }), {
      uri: 'spotify:track:x',
      name: '',
      artists: [],
      durationMs: 0,
      explicit: false,
      isLocal: false,
    });
  });

  it('passes over entries that are null in lists of artists, images and tracks', () => {
    const [first] = shapes.track.artists as unknown[];
    assert.deepEqual(read(track, { ...shapes.track, artists: [null, first] }).artists, [artist]);
    assert.deepEqual(read(trackList, { tracks: [null, shapes.track] }), [extendedSong]);
    assert.deepEqual(read(albumReference, { images: [null, { url: 'x' }] }).images, [{ url: 'x' }]);
  });

  it('reads a file of the person’s own, which is in no catalogue', () => {
    assert.deepEqual(read(track, shapes.localTrack), {
      uri: 'spotify:local:Me::Rehearsal:61',
      name: 'Rehearsal',
      artists: [{ name: 'Me' }],
      durationMs: 61_000,
      explicit: false,
      isLocal: true,
      album: { name: '', artists: [], images: [] },
      discNumber: 0,
      trackNumber: 0,
      popularity: 0,
      availableMarkets: [],
    });
    assert.equal(read(track, { uri: 'spotify:local:x', name: 'x' }).isLocal, true);
  });

  it('reads an album with the first page of its tracks', () => {
    const simplified = omit(extendedSong, ['album', 'isrc', 'upc', 'ean', 'popularity']);
    assert.deepEqual(read(album, shapes.album), {
      ...release,
      tracks: { items: [simplified], leftOut: 1, offset: 0, total: 62, hasMore: true },
      copyrights: ['© 1981 Nobody'],
      upc: '000000000017',
      ean: '0000000000017',
      label: 'No Label',
      popularity: 41,
    });
  });

  it('reads an album without label, popularity, tracks or copyrights', () => {
    const rest = omit(shapes.inDevelopment(shapes.album), ['tracks', 'copyrights']);
    const noTracks = { items: [], offset: 0, total: 0, hasMore: false };
    assert.deepEqual(read(album, rest), {
      ...release,
      tracks: noTracks,
      copyrights: [],
      upc: '000000000017',
      ean: '0000000000017',
    });
  });

  it('reads an artist, with and without the fields development mode lacks', () => {
    const plain = {
      ...artist,
      images: [{ url: 'https://i.scdn.co/image/artist', width: 640, height: 640 }],
      genres: ['invented pop'],
    };
    assert.deepEqual(read(wholeArtist, shapes.artist), { ...plain, followers: 1234, popularity: 12 });
    assert.deepEqual(read(wholeArtist, shapes.inDevelopment(shapes.artist)), plain);
    const bare = { id: id('R'), uri: `spotify:artist:${id('R')}` };
    assert.deepEqual(read(wholeArtist, bare), { ...bare, name: '', images: [], genres: [] });
  });

  it('gives tracks with the same markets the same list, so that thousands of them fit', () => {
    const [one, other] = read(trackList, { tracks: [shapes.track, { ...shapes.track, id: null }] });
    const [third] = read(trackList, { tracks: [{ ...shapes.track, available_markets: ['NO'] }] });
    assert.deepEqual(one?.availableMarkets, ['SE', 'NO']);
    assert.equal(other?.availableMarkets, one.availableMarkets);
    assert.deepEqual(third?.availableMarkets, ['NO']);
  });

  it('takes numbers that cannot be for none', () => {
    for (const duration of [-1, 2.5, 1e300])
      assert.equal(read(track, { ...shapes.track, duration_ms: duration }).durationMs, 0);
    assert.equal('popularity' in read(track, { ...shapes.track, popularity: -1 }), false);
  });

  it('leaves out an entry of a list that cannot be understood, and keeps the others', () => {
    const odd = [{ ...shapes.track, name: 7 }, { ...shapes.track, uri: undefined }, 'a track', [], 7];
    const { items, leftOut, total } = read(page(track), shapes.paging([...odd, shapes.track, null]));
    assert.deepEqual([items, leftOut, total], [[extendedSong], 6, 7]);
    assert.deepEqual(read(trackList, { tracks: [...odd, shapes.track] }), [extendedSong]);
    const saved = shapes.paging([
      { track: shapes.track },
      { added_at: '2026-11-20T21:14:05Z', track: shapes.track },
    ]);
    assert.deepEqual(read(page(savedTrack), saved).items.length, 1);
  });

  it('calls a list bad of which not one entry can be understood, and says what is wrong with the first', () => {
    const nameless = omit(shapes.track, ['name']);
    assert.equal(
      complaint(page(track), JSON.stringify(shapes.paging([null, nameless, 7]))),
      'GET /somewhere: items.1.name is not what was expected',
    );
    assert.equal(
      complaint(trackList, JSON.stringify({ tracks: [{ ...shapes.track, album: { images: [{}] } }] })),
      'GET /somewhere: tracks.0.album.images.0.url is not what was expected',
    );
    assert.equal(read(page(track), shapes.paging([null])).leftOut, 1);
  });

  it('ends search results where no more of them can be asked for', () => {
    const found = (offset: number): boolean =>
      read(foundTracks, { tracks: shapes.paging([shapes.track], { offset, next: 'https://more' }) }).hasMore;
    assert.deepEqual([found(0), found(999), found(1000)], [true, true, false]);
    const last = { offset: 1000, next: 'https://more' };
    const albums = read(foundAlbums, { albums: shapes.paging([shapes.simplifiedAlbum], last) });
    const artists = read(foundArtists, { artists: shapes.paging([shapes.artist], last) });
    assert.deepEqual([albums.hasMore, artists.hasMore], [false, false]);
  });

  it('leaves saved tracks out that Spotify no longer gives, and counts them', () => {
    const { items, leftOut, total } = read(page(savedTrack), shapes.savedTracks);
    assert.deepEqual(
      items.map(({ addedAt, track: { name } }) => [addedAt, name]),
      [
        ['2026-11-20T21:14:05Z', 'A Song'],
        ['2026-11-20T21:14:05Z', 'Rehearsal'],
      ],
    );
    assert.deepEqual([leftOut, total], [2, 4]);
  });

  it('reads saved albums', () => {
    const { items, hasMore } = read(page(savedAlbum), shapes.savedAlbums);
    assert.deepEqual([items[0]?.album.name, items.length, hasMore], ['Made Up (Deluxe)', 1, false]);
  });

  it('ignores fields it does not know, even awkwardly named ones', () => {
    const more = '"brand_new":{"since":2027},"__proto__":{"uri":"spotify:evil"},"constructor":null,';
    const body = JSON.stringify(shapes.track).replaceAll('{', `{${more}`).replaceAll(',}', '}');
    assert.deepEqual(decode(track, JSON.parse(body), 'GET /somewhere'), extendedSong);
    assert.equal(Object.hasOwn(Object.prototype, 'uri'), false);
  });

  it('ends a list where `next` says so, and at an empty page in any case', () => {
    const hasMore = (items: unknown[], next: string | null): boolean =>
      read(page(track), shapes.paging(items, { next })).hasMore;
    assert.equal(hasMore([shapes.track], 'https://api.spotify.com/next'), true);
    assert.equal(hasMore([shapes.track], null), false);
    assert.equal(hasMore([], 'https://api.spotify.com/next'), false);
    assert.equal(hasMore([null], 'https://api.spotify.com/next'), true);
  });

  it('believes no page that counts in fractions, below nothing or beyond reason', () => {
    for (const total of [-1, 2.5, 1e12, '7', '1e999'])
      assert.match(
        complaint(page(track), JSON.stringify(shapes.paging([], { total })).replace('"1e999"', '1e999')),
        /^GET \/somewhere: total is not what was expected$/,
      );
    assert.equal(read(page(track), { items: [shapes.track] }).total, 1);
  });

  it('prefers the account id that never changes, and the name a person chose', () => {
    assert.deepEqual(read(account, shapes.account), { id: 'immutable', displayName: 'Somebody' });
    assert.deepEqual(read(account, { id: 'somebody', display_name: null }), {
      id: 'somebody',
      displayName: 'somebody',
    });
    assert.deepEqual(read(account, { id: 'somebody', display_name: '  ' }).displayName, 'somebody');
  });

  const dates: readonly (readonly [unknown, unknown, string | undefined])[] = [
    ['1981', 'year', 'year 1981'],
    ['1981-12', 'month', 'month 1981-12'],
    ['1981-12-15', 'day', 'day 1981-12-15'],
    ['1981-12-15', 'year', 'year 1981'],
    ['1981-12-15', 'month', 'month 1981-12'],
    ['1981', 'day', 'year 1981'],
    ['1981-12', undefined, 'month 1981-12'],
    ['1981-12-15', 'a precision introduced later', 'day 1981-12-15'],
    ['0000', 'year', undefined],
    ['', 'day', undefined],
    [null, null, undefined],
    ['December 1981', 'day', undefined],
  ];
  for (const [value, precision, expected] of dates)
    it(`reads the release date ${String(value)} (${String(precision)}) as ${expected ?? 'none'}`, () => {
      const { releaseDate } = read(albumReference, {
        release_date: value,
        release_date_precision: precision,
      });
      assert.equal(releaseDate && `${releaseDate.precision} ${releaseDate.value}`, expected);
    });

  it('says where an answer is not what was expected', () => {
    assert.equal(
      complaint(page(savedTrack), JSON.stringify({ items: [{ added_at: 5 }] })),
      'GET /somewhere: items.0.added_at is not what was expected',
    );
    assert.equal(complaint(track, '[]'), 'GET /somewhere: uri is not what was expected');
    assert.equal(complaint(track, 'null'), 'GET /somewhere: the answer itself is not what was expected');
    assert.equal(complaint(track, ' '), 'GET /somewhere: the answer is empty');
    assert.equal(complaint(track, '<!DOCTYPE html>'), 'GET /somewhere: the answer is no JSON');
    assert.equal(
      complaint(track, JSON.stringify(shapes.track).slice(0, 500)),
      'GET /somewhere: the answer is no JSON',
    );
  });
});
