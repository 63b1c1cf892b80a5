import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { QuotaMode } from '../../src/spotify/quotaMode.ts';
import type { Fault } from '../support/fault.ts';
import type { TestSpotify } from '../support/testSpotify.ts';
import { datesFor } from '../unit/spotify/datesFor.ts';
import { useTestClients } from '../unit/spotify/useTestClients.ts';

const extended = { concluded: 'extended', denied: false } as const;
const contains = { path: /contains$/ };

describe('Writing to the library', () => {
  const {
    newClient,
    savedUris,
    spotify: started,
  } = useTestClients({ tracks: 430, albums: 30, covers: 'links' });
  let spotify: TestSpotify;
  before(() => {
    spotify = started();
  });

  it('is true to what Spotify holds in the end, in both modes, whatever goes wrong', async () => {
    const fault = fc.constantFrom<Fault>(
      { kind: 'reset' },
      { kind: 'answerLost' },
      { kind: 'serverError' },
      { kind: 'truncated' },
      { kind: 'spuriousUnauthorized' },
      { kind: 'rateLimited' },
      { kind: 'rateLimited', retryAfterSeconds: 90 },
      { kind: 'answer', answer: { status: 403, body: '{"error":{"status":403,"message":"Odd"}}' } },
      { kind: 'answer', answer: { status: 403, body: '{"error":{"status":403,"message":"Forbidden"}}' } },
    );
    const onWrites = fc.record({ fault, after: fc.nat(8), times: fc.integer({ min: 1, max: 2 }) });
    const wish = fc.record({
      mode: fc.constantFrom<QuotaMode>('development', 'extended'),
      isTakenForExtended: fc.boolean(),
      saves: fc.boolean(),
      hasDates: fc.boolean(),
      albums: fc.nat(3),
      tracks: fc.nat(180),
      faults: fc.array(onWrites, { maxLength: 3 }),
      checksFail: fc.boolean(),
      cancelAfter: fc.option(fc.nat(160), { freq: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(wish, async wished => {
        spotify.reset();
        spotify.mode = wished.mode;
        const tracks = [...savedUris(90), ...spotify.state.unsavedTracks(90)].slice(-wished.tracks - 1);
        const albums = spotify.state.savedAlbums().slice(0, wished.albums);
        const uris = [...tracks, ...albums.map(({ uri }) => uri)];
        const before = new Set(uris.filter(uri => spotify.state.isSaved(uri)));
        const dates = datesFor(tracks);
        for (const { fault: each, ...when } of wished.faults)
          spotify.faults.next({ path: /^\/me\/(library|tracks)$/ }, each, when);
        if (wished.checksFail) spotify.faults.next(contains, { kind: 'serverError' }, { times: Infinity });
        const controller = new AbortController();
        const { client } = newClient(wished.isTakenForExtended ? { remembered: extended } : {});
        const outcome = await client[wished.saves ? 'save' : 'remove']([...uris, ...uris.slice(0, 3)], {
          signal: controller.signal,
          ...(wished.hasDates ? { addedAt: dates } : {}),
          onProgress: done => {
            if (done >= (wished.cancelAfter ?? Infinity)) controller.abort();
          },
        });
        const { applied, refused, unknown, dated = [], error } = outcome;
        assert.deepEqual([...applied, ...refused, ...unknown].sort(), [...uris].sort());
        for (const list of [applied, refused, unknown, dated])
          assert.deepEqual(
            list,
            uris.filter(uri => list.includes(uri)),
          );
        assert.ok(applied.every(uri => spotify.state.isSaved(uri) === wished.saves));
        assert.ok(refused.every(uri => spotify.state.isSaved(uri) === before.has(uri)));
        // What is locked for long cannot be asked either.
        const isLocked = wished.faults.some(
          ({ fault: each }) => each.kind === 'rateLimited' && each.retryAfterSeconds !== undefined,
        );
        if (!wished.checksFail && !isLocked) assert.deepEqual(unknown, []);
        assert.equal(error === undefined, applied.length === uris.length);
        assert.equal(outcome.dated === undefined, !wished.hasDates);
        const isApplied = new Set(applied);
        for (const uri of dated) {
          assert.ok(isApplied.has(uri));
          if (!before.has(uri)) assert.equal(spotify.state.addedAt(uri), dates.get(uri));
        }
      }),
      { numRuns: 80 },
    );
  });
});
