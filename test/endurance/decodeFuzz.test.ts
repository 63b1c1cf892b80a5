import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SpotifyError } from '../../src/spotify/errors.ts';
import type { RequestPipeline } from '../../src/spotify/pipeline.ts';
import { savedTracks } from '../../src/spotify/calls/library.ts';
import { QuotaModeTracker } from '../../src/spotify/quotaMode.ts';
import type { Read } from '../../src/spotify/webApi.ts';
import { WebApi } from '../../src/spotify/webApi.ts';
import { everyRead } from '../unit/spotify/everyCall.ts';
import * as shapes from '../unit/spotify/shapes.ts';

const calls = await everyRead();

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
    const { name, value } = mutations[0]!;
    const more = `{${JSON.stringify(name)}:${JSON.stringify(value)},`;
    return text.startsWith('{') && text.length > 2 ? more + text.slice(1) : text;
  });
}

/** What is read when the answer's JSON is `text`; undefined when it is called a bad answer. */
async function readingOf<T>(call: Read<T>, text: string): Promise<T | undefined> {
  const pipeline = { request: () => Promise.resolve(JSON.parse(text) as unknown) };
  const quota = new QuotaModeTracker(() => undefined);
  const api = new WebApi(pipeline as unknown as RequestPipeline, quota);
  try {
    return await api.read(call);
  } catch (error) {
    if (SpotifyError.is(error, 'badAnswer')) return undefined;
    throw error;
  }
}

async function holds(call: Read<unknown>, text: string): Promise<boolean> {
  const before = Reflect.ownKeys(Object.prototype).length;
  await readingOf(call, text);
  return !('polluted' in {}) && Reflect.ownKeys(Object.prototype).length === before;
}

/** `value` within `depth` lists or objects. */
function buried(value: string, depth: number, [open, close]: readonly [string, string]): string {
  return open.repeat(depth) + value + close.repeat(depth);
}

const nestings = [
  ['[', ']'],
  ['{"items":', '}'],
  ['{"type":"track","items":', '}'],
] as const;

describe('Decoding, whatever comes', () => {
  for (const { name, call, answer } of calls) {
    it(`${name}: is read when Spotify answers as it does`, async () => {
      assert.ok(await readingOf(call, JSON.stringify(answer)));
      assert.ok(await readingOf(call, JSON.stringify(shapes.inDevelopment(answer))));
    });

    it(`${name}: arbitrary JSON is read or called a bad answer`, () =>
      fc.assert(
        fc.asyncProperty(fc.json(), text => holds(call, text)),
        { numRuns: 50 },
      ));

    it(`${name}: a damaged answer is read or called a bad answer`, () =>
      fc.assert(
        fc.asyncProperty(mutated(answer), text => holds(call, text)),
        { numRuns: 100 },
      ));

    it(`${name}: nesting without end is read or called a bad answer, at every place of it`, async () => {
      for (const nesting of nestings) {
        assert.ok(await holds(call, buried('1', 20_000, nesting)));
        for (const place of placesIn(answer)) {
          const marked = JSON.stringify(changed(answer, place, 'HERE', false));
          assert.ok(await holds(call, marked.replace('"HERE"', buried('{}', 2_000, nesting))));
        }
      }
    });

    it(`${name}: a list of a hundred and fifty thousand entries is read or called a bad answer`, async () => {
      const [list] = placesIn(answer).filter(([key]) => key?.endsWith('s'));
      const marked = JSON.stringify(changed(answer, list ?? [], 'HERE', false));
      for (const entry of ['null', '{}']) {
        const text = `[${Array(150_000).fill(entry).join()}]`;
        assert.ok(
          await holds(
            call,
            marked.replace('"HERE"', () => text),
          ),
        );
      }
    });
  }

  it('gives numbers a program can count on: pages never ask for millions more', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom('total', 'offset'), awkward, async (field, value) => {
        const text = JSON.stringify({ ...shapes.savedTracks, [field]: value });
        const page = await readingOf(savedTracks(0, 50), text);
        if (!page) return;
        assert.ok(Number.isSafeInteger(page.total) && page.total >= 0 && page.total < 1e8);
        assert.ok(Number.isSafeInteger(page.offset) && page.offset >= 0 && page.offset < 1e8);
      }),
      { numRuns: 150 },
    ));
});
