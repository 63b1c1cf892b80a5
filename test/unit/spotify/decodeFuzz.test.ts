import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { GenericSchema } from 'valibot';
import { array, boolean } from 'valibot';
import { account } from '../../../src/spotify/decode/account.ts';
import { album } from '../../../src/spotify/decode/album.ts';
import { decode } from '../../../src/spotify/decode/decode.ts';
import { page } from '../../../src/spotify/decode/page.ts';
import { savedAlbum, savedTrack } from '../../../src/spotify/decode/saved.ts';
import { searchedTracks } from '../../../src/spotify/decode/search.ts';
import { track, trackList } from '../../../src/spotify/decode/track.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { jsonOf } from '../../../src/spotify/jsonAnswer.ts';
import * as shapes from './shapes.ts';

const decoders: readonly (readonly [name: string, schema: GenericSchema, real: unknown])[] = [
  ['account', account, shapes.account],
  ['track', track, shapes.track],
  ['album', album, shapes.album],
  ['saved tracks', page(savedTrack), shapes.savedTracks],
  ['saved albums', page(savedAlbum), shapes.savedAlbums],
  ['search', searchedTracks, { tracks: shapes.paging([shapes.track, null]) }],
  ['top tracks', trackList, { tracks: [shapes.track, null] }],
  ['contains', array(boolean()), [true, false]],
];

const awkward = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  fc.constantFrom(
    null,
    '',
    0,
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER + 1,
    {},
    [],
    [null],
    'spotify:track:',
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as object,
  ),
);

/** The places of an answer, outermost first. */
function placesIn(json: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof json !== 'object' || json === null) return [path];
  return [path, ...Object.entries(json).flatMap(([key, value]) => placesIn(value, [...path, key]))];
}

/** A copy with another value at one place, or none. */
function changed(json: unknown, [key, ...rest]: readonly string[], value: unknown, drop: boolean): unknown {
  if (key === undefined) return value;
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json)
    .filter(([name]) => !(drop && rest.length === 0 && name === key))
    .map(([name, old]) => [name, name === key ? changed(old, rest, value, drop) : (old as unknown)] as const);
  return Array.isArray(json) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);
}

function mutated(real: unknown): fc.Arbitrary<string> {
  const places = placesIn(real);
  const mutation = fc.record({
    place: fc.constantFrom(...places),
    value: awkward,
    drop: fc.boolean(),
    name: fc.constantFrom('unknown', '__proto__', 'constructor', 'toString'),
  });
  return fc.array(mutation, { minLength: 1, maxLength: 3 }).map(mutations => {
    let json = real;
    for (const { place, value, drop } of mutations) json = changed(json, place, value, drop);
    const text = JSON.stringify(json);
    return text.startsWith('{') && text.length > 2
      ? text.replace('{', `{${JSON.stringify(mutations[0]!.name)}:${JSON.stringify(mutations[0]!.value)},`)
      : text;
  });
}

function holds(schema: GenericSchema, body: string): boolean {
  const before = Reflect.ownKeys(Object.prototype).length;
  try {
    decode(schema, jsonOf({ status: 200, headers: {}, body }, 'GET /somewhere'), 'GET /somewhere');
  } catch (error) {
    if (!SpotifyError.is(error, 'badAnswer')) throw error;
  }
  return !('polluted' in {}) && Reflect.ownKeys(Object.prototype).length === before;
}

describe('Decoding, whatever comes', () => {
  for (const [name, schema, real] of decoders) {
    it(`reads arbitrary JSON as ${name} or calls it a bad answer`, () => {
      fc.assert(
        fc.property(fc.oneof(fc.json(), fc.string()), body => holds(schema, body)),
        { numRuns: 150 },
      );
    });

    it(`reads damaged answers as ${name} or calls them bad answers`, () => {
      fc.assert(
        fc.property(mutated(real), body => holds(schema, body)),
        { numRuns: 300 },
      );
    });
  }

  it('gives numbers a program can count on: pages never ask for millions more', () => {
    fc.assert(
      fc.property(mutated(shapes.savedTracks), body => {
        try {
          const json = jsonOf({ status: 200, headers: {}, body }, 'GET /x');
          const { total, offset } = decode(page(savedTrack), json, 'GET /x');
          assert.ok(Number.isSafeInteger(total) && total >= 0 && total < 1e8);
          assert.ok(Number.isSafeInteger(offset) && offset >= 0);
        } catch (error) {
          if (!SpotifyError.is(error)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});
