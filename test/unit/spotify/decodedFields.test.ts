import assert from 'node:assert/strict';
import type { GenericSchema } from 'valibot';
import { account } from '../../../src/spotify/decode/account.ts';
import { album } from '../../../src/spotify/decode/album.ts';
import { albumReference } from '../../../src/spotify/decode/albumReference.ts';
import { artist, artistReference } from '../../../src/spotify/decode/artist.ts';
import { decode } from '../../../src/spotify/decode/decode.ts';
import { page } from '../../../src/spotify/decode/page.ts';
import { savedAlbum, savedTrack } from '../../../src/spotify/decode/saved.ts';
import { track } from '../../../src/spotify/decode/track.ts';
import * as shapes from './shapes.ts';

type Json = Record<string, unknown>;

/** What becomes of a field when it has this value: fields of the model, or nothing, and then why. */
type Fate = readonly [value: unknown, becomes: Json] | readonly [value: unknown, notKept: string];

interface DocumentedObject {
  readonly schema: GenericSchema;
  /** With every documented field. */
  readonly real: Json;
  readonly fields: Readonly<Record<string, Fate>>;
  /** Without these there is nothing to show; all others may be missing or null. */
  readonly needed: readonly string[];
}

const address =
  'an address for programs: the client makes its own, and sends no token to one out of an answer';
const known = 'the place it stands at says it';
const tooMany = 'nearly two hundred codes with every album, and nothing shows where an album is available';
const elsewhere = 'https://open.spotify.com/elsewhere';
const image = { url: 'x', height: 1, width: 2 };
const someone = { name: 'S', id: 's', uri: 'spotify:artist:s' };

const identity = {
  href: ['x', address],
  id: ['other', { id: 'other', url: undefined }],
  type: ['x', known],
  uri: ['spotify:x', { uri: 'spotify:x' }],
  external_urls: [{ spotify: elsewhere, other: 'x' }, { url: elsewhere }],
} satisfies Record<string, Fate>;

/** With another id, the page is no longer where that id says. */
function identityOf(kind: string, letter: string): Record<string, Fate> {
  const url = `https://open.spotify.com/${kind}/${letter.repeat(22)}`;
  return { ...identity, id: ['other', { id: 'other', url }] };
}

const simplifiedTrack: Readonly<Record<string, Fate>> = {
  ...identityOf('track', 'T'),
  artists: [[someone, null], { artists: [someone] }],
  available_markets: [['NO'], { availableMarkets: ['NO'] }],
  disc_number: [3, { discNumber: 3 }],
  duration_ms: [5, { durationMs: 5 }],
  explicit: [false, { explicit: false }],
  is_local: [true, { isLocal: true }],
  is_playable: [true, { isPlayable: true }],
  linked_from: [
    { external_urls: {}, href: 'x', id: 'l', type: 'track', uri: 'spotify:track:l' },
    { linkedFrom: { id: 'l', uri: 'spotify:track:l' } },
  ],
  name: ['Other', { name: 'Other' }],
  preview_url: ['https://p.scdn.co/x', 'previews are gone, and playing them alone is not allowed'],
  restrictions: [{ reason: 'brand new' }, { restrictionReason: 'brand new' }],
  track_number: [9, { trackNumber: 9 }],
};

const simplifiedAlbum: Readonly<Record<string, Fate>> = {
  ...identityOf('album', 'B'),
  album_group: ['single', 'whoever wants one group of releases asks for that group'],
  album_type: ['brand new', { albumType: 'brand new' }],
  artists: [[someone], { artists: [someone] }],
  available_markets: [['NO'], tooMany],
  images: [[image, null], { images: [image] }],
  name: ['', { name: '' }],
  release_date: ['1999-12', { releaseDate: { value: '1999-12', precision: 'month' } }],
  release_date_precision: ['year', { releaseDate: { value: '1981', precision: 'year' } }],
  restrictions: [{ reason: 'brand new' }, { restrictionReason: 'brand new' }],
  total_tracks: [1, { totalTracks: 1 }],
};

const rowOf = (key: string, real: Json): Json => ({ added_at: '2026-11-20T21:14:05Z', [key]: real });

const objects: Readonly<Record<string, DocumentedObject>> = {
  Track: {
    schema: track,
    real: shapes.track,
    needed: ['uri', 'name'],
    fields: {
      ...simplifiedTrack,
      album: [{ name: 'B' }, { album: { name: 'B', artists: [], images: [] } }],
      external_ids: [
        { isrc: 'I', ean: 'E', upc: 'U', brand_new: 'x' },
        { isrc: 'I', ean: 'E', upc: 'U' },
      ],
      popularity: [0, { popularity: 0 }],
    },
  },
  SimplifiedTrack: {
    schema: track,
    real: shapes.simplifiedTrack,
    needed: ['uri', 'name'],
    fields: simplifiedTrack,
  },
  SimplifiedAlbum: {
    schema: albumReference,
    real: shapes.simplifiedAlbum,
    needed: [],
    fields: simplifiedAlbum,
  },
  Album: {
    schema: album,
    real: shapes.album,
    needed: ['id', 'uri'],
    fields: {
      ...simplifiedAlbum,
      tracks: [
        { items: [], offset: 1, total: 2, next: null },
        { tracks: { items: [], offset: 1, total: 2, hasMore: false } },
      ],
      copyrights: [[{ text: '℗ X', type: 'P' }, {}], { copyrights: ['℗ X'] }],
      external_ids: [
        { isrc: 'I', ean: 'E', upc: 'U' },
        { ean: 'E', upc: 'U' },
      ],
      genres: [['x'], 'documented as always empty'],
      label: ['Other', { label: 'Other' }],
      popularity: [0, { popularity: 0 }],
    },
  },
  SimplifiedArtist: {
    schema: artistReference,
    real: shapes.simplifiedArtist,
    needed: [],
    fields: { ...identityOf('artist', 'R'), name: ['Other', { name: 'Other' }] },
  },
  Artist: {
    schema: artist,
    real: shapes.artist,
    needed: ['id', 'uri'],
    fields: {
      ...identityOf('artist', 'R'),
      name: ['Other', { name: 'Other' }],
      followers: [{ href: null, total: 5 }, { followers: 5 }],
      genres: [['x', null], { genres: ['x'] }],
      images: [[image], { images: [image] }],
      popularity: [0, { popularity: 0 }],
    },
  },
  'saved track': {
    schema: savedTrack,
    real: rowOf('track', shapes.track),
    needed: ['added_at'],
    fields: {
      added_at: ['2020-01-01T00:00:00Z', { addedAt: '2020-01-01T00:00:00Z' }],
      track: [
        { uri: 'u', name: 'n' },
        { track: { uri: 'u', name: 'n', artists: [], durationMs: 0, explicit: false, isLocal: false } },
      ],
    },
  },
  'saved album': {
    schema: savedAlbum,
    real: rowOf('album', shapes.album),
    needed: ['added_at'],
    fields: {
      added_at: ['2020-01-01T00:00:00Z', { addedAt: '2020-01-01T00:00:00Z' }],
      album: [
        { uri: 'u', id: 'i' },
        {
          album: {
            uri: 'u',
            id: 'i',
            name: '',
            artists: [],
            images: [],
            copyrights: [],
            tracks: { items: [], offset: 0, total: 0, hasMore: false },
          },
        },
      ],
    },
  },
  Paging: {
    schema: page(artistReference),
    real: shapes.paging([someone]),
    needed: ['items'],
    fields: {
      href: ['x', address],
      items: [[someone, null], { items: [someone], leftOut: 1 }],
      limit: [20, 'whoever asks for a page chooses how long it is'],
      next: ['https://elsewhere.invalid', { hasMore: true }],
      offset: [7, { offset: 7 }],
      previous: ['x', address],
      total: [9, { total: 9 }],
    },
  },
  'GET /me': {
    schema: account,
    real: shapes.account,
    needed: ['id'],
    fields: {
      account_id: ['a', { id: 'a' }],
      display_name: ['Else', { displayName: 'Else' }],
      id: ['other', {}],
      external_urls: [{ spotify: elsewhere }, 'nothing links to the profile of the person who is signed in'],
      href: ['x', address],
      images: [[image], 'the editor shows accounts without pictures'],
      type: ['x', known],
      uri: ['x', 'nothing opens the profile'],
      country: ['NO', 'gone in development mode; a market comes from the settings'],
      product: ['free', 'gone in development mode; what needs Premium says so when it is asked for'],
    },
  },
};

function read(schema: GenericSchema, json: unknown): Json {
  return decode(schema, json, 'GET /somewhere') as Json;
}

/** Without fields that are undefined. */
function tidy(model: Json): Json {
  return Object.fromEntries(Object.entries(model).filter(([, value]) => value !== undefined));
}

for (const [name, { schema, real, fields, needed }] of Object.entries(objects))
  describe(`Of the fields of ${name}`, () => {
    it('each is decided upon', () => {
      assert.deepEqual(Object.keys(fields).sort(), Object.keys(real).sort());
    });

    for (const [field, [value, fate]] of Object.entries(fields))
      if (typeof fate === 'string')
        it(`${field} is not kept: ${fate}`, () => {
          assert.deepEqual(read(schema, { ...real, [field]: value }), read(schema, real));
        });
      else
        it(`${field} is kept${Object.keys(fate).length > 0 ? ` as ${Object.keys(fate).join(' and ')}` : ''}`, () => {
          const expected = tidy({ ...read(schema, real), ...fate });
          assert.deepEqual(read(schema, { ...real, [field]: value }), expected);
        });

    it(needed.length > 0 ? `only ${needed.join(' and ')} must be there` : 'none must be there', () => {
      for (const field of Object.keys(fields)) {
        const without = Object.fromEntries(Object.entries(real).filter(([each]) => each !== field));
        for (const poorer of [without, { ...real, [field]: null }])
          if (needed.includes(field))
            assert.throws(() => read(schema, poorer), new RegExp(`: ${field} is not`));
          else assert.doesNotThrow(() => read(schema, poorer));
      }
      const least = Object.fromEntries(needed.map(field => [field, real[field]]));
      assert.doesNotThrow(() => read(schema, least));
    });
  });
