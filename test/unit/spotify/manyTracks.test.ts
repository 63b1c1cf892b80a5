import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { QuotaMode } from '../../../src/spotify/quotaMode.ts';
import type { Fault } from '../../support/fault.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { useTestClients } from './useTestClients.ts';

const extended = { remembered: { concluded: 'extended', denied: false } } as const;
const unknown = 'A'.repeat(22);

interface Tracks {
  tracks: (Record<string, unknown> | null)[];
}

describe('Many tracks', () => {
  const { newClient, api, spotify: started } = useTestClients({ tracks: 130, albums: 2, covers: 'links' });
  let spotify: TestSpotify;
  before(() => {
    spotify = started();
  });

  const someIds = (count: number): string[] => [...spotify.state.catalogue.tracks.keys()].slice(0, count);
  const edited = (edit: (tracks: Tracks) => unknown): Fault => ({
    kind: 'edited',
    edit: json => edit(json as Tracks),
  });

  for (const mode of ['development', 'extended'] satisfies QuotaMode[])
    it(`are found by id in the order asked for, and what Spotify has not got is told (${mode})`, async () => {
      spotify.mode = mode;
      const ids = someIds(120).reverse();
      const asked = ['nonsense', ...ids.slice(0, 70), unknown, '..', ...ids.slice(70), ids[0]!];
      const { found, missing, unread, error } = await newClient(
        mode === 'extended' ? extended : {},
      ).client.tracks(asked);
      assert.deepEqual([...found.keys()], ids);
      assert.ok([...found].every(([id, track]) => track.id === id && track.isrc));
      assert.deepEqual([missing, unread, error], [['nonsense', unknown, '..'], [], undefined]);
      assert.equal(api().length, mode === 'extended' ? 3 : 121);
    });

  it('are nothing when nothing is asked for', async () => {
    const { found, missing, unread } = await newClient(extended).client.tracks([]);
    assert.deepEqual([found.size, missing, unread, api().length], [0, [], [], 0]);
  });

  it('are read one by one in development mode, no more than four at a time', async () => {
    spotify.latencyMs = 5;
    await newClient().client.tracks(someIds(20));
    assert.equal(spotify.log.maxInFlight, 4);
  });

  for (const override of [undefined, 'extended'] satisfies (QuotaMode | undefined)[])
    it(`cost one refusal when the endpoint for many is closed (${override ?? 'concluded'})`, async () => {
      const { client, quota } = newClient({ ...extended, ...(override ? { override } : {}) });
      assert.equal((await client.tracks(someIds(120))).found.size, 120);
      assert.deepEqual([spotify.log.count({ status: 403 }), spotify.log.count()], [1, 121]);
      assert.equal(quota.mode, override ?? 'development');
    });

  it('are read on one by one when the endpoint for many closes half way', async () => {
    spotify.mode = 'extended';
    const close = (): void => void (spotify.mode = 'development');
    spotify.faults.next({ path: '/tracks' }, { kind: 'meanwhile', run: close }, { after: 1 });
    assert.equal((await newClient(extended).client.tracks(someIds(120))).found.size, 120);
    assert.equal(spotify.log.count({ path: /^\/tracks\// }), 70);
  });

  it('are told apart by id when Spotify leaves unknown ones out', async () => {
    spotify.mode = 'extended';
    const ids = someIds(3);
    spotify.faults.next(
      {},
      edited(({ tracks }) => ({ tracks: tracks.filter(track => track !== null) })),
    );
    const { found, missing } = await newClient(extended).client.tracks([ids[0]!, unknown, ids[1]!, ids[2]!]);
    assert.deepEqual([[...found.keys()], missing], [ids, [unknown]]);
  });

  it('are known by the id asked for when a market replaces them', async () => {
    spotify.mode = 'extended';
    const [asked, other] = someIds(2) as [string, string];
    const replaced = edited(({ tracks: [first] }) => ({
      tracks: [{ ...first, id: 'B'.repeat(22), linked_from: { id: asked, uri: `spotify:track:${asked}` } }],
    }));
    spotify.faults.next({}, replaced, { times: 2 });
    const { client } = newClient(extended);
    assert.equal((await client.tracks([asked])).found.get(asked)?.id, 'B'.repeat(22));
    const { found, missing } = await client.tracks([other, asked]);
    assert.deepEqual([found.get(asked)?.id, missing], ['B'.repeat(22), [other]]);
  });

  for (const mode of ['development', 'extended'] satisfies QuotaMode[])
    it(`lose no other when one cannot be understood (${mode})`, async () => {
      spotify.mode = mode;
      const ids = someIds(5);
      const odd = { uri: 7 };
      if (mode === 'extended')
        spotify.faults.next(
          {},
          edited(({ tracks }) => ({ tracks: tracks.with(1, odd) })),
        );
      else spotify.faults.next({ path: `/tracks/${ids[1]!}` }, { kind: 'edited', edit: () => odd });
      const { found, missing, unread, error } = await newClient(
        mode === 'extended' ? extended : {},
      ).client.tracks(ids);
      assert.deepEqual([found.size, missing, unread], [4, [], [ids[1]]]);
      assert.equal(error?.kind, 'badAnswer');
      assert.match(error.message, /^GET \/tracks/);
    });

  it('are not called missing when the answer leaves some out and others cannot be understood', async () => {
    spotify.mode = 'extended';
    const ids = someIds(3);
    spotify.faults.next(
      {},
      edited(({ tracks }) => ({ tracks: [tracks[0], { uri: 7 }] })),
    );
    const { found, missing, unread } = await newClient(extended).client.tracks(ids);
    assert.deepEqual([[...found.keys()], missing, unread], [[ids[0]], [], ids.slice(1)]);
  });

  it('are asked for in halves when Spotify does not take one of them', async () => {
    spotify.mode = 'extended';
    const ids = someIds(50);
    // It is the first: 50 are refused, then 25, 13, 7, 4, 2 and 1; the other halves are not.
    const body = '{"error":{"status":400,"message":"Invalid base62 id"}}';
    spotify.faults.next({}, { kind: 'answer', answer: { status: 400, body } }, { times: 7 });
    const { found, missing, unread } = await newClient(extended).client.tracks(ids);
    assert.deepEqual([[...found.keys()], missing, unread], [ids.slice(1), [ids[0]], []]);
    assert.equal(api().length, 13);
  });

  for (const [what, fault, kind] of [
    ['a lock', { kind: 'rateLimited', retryAfterSeconds: 3600 }, 'rateLimited'],
    ['a used-up quota', { kind: 'rateLimited', quota: true, retryAfterSeconds: 3600 }, 'quotaExceeded'],
  ] satisfies [string, Fault, string][])
    it(`are not asked for any further after ${what}`, async () => {
      spotify.faults.next({}, fault, { after: 10 });
      const { found, missing, unread, error } = await newClient().client.tracks(someIds(40));
      assert.equal(error?.kind, kind);
      assert.ok(found.size >= 10 && api().length <= 14, `${found.size} of ${api().length}`);
      assert.deepEqual([missing, found.size + unread.length], [[], 40]);
    });

  it('are not asked for any further once it is clear that nothing is granted', async () => {
    spotify.isAllowListed = false;
    const { unread, error } = await newClient().client.tracks(someIds(40));
    assert.deepEqual([unread.length, error?.kind], [40, 'notAllowListed']);
    assert.ok(api().length <= 4, String(api().length));
  });

  it('are all unread when nobody waits any more, and nothing is sent', async () => {
    const { unread, error } = await newClient().client.tracks(someIds(3), { signal: AbortSignal.abort() });
    assert.deepEqual([unread.length, error?.kind, api().length], [3, 'cancelled', 0]);
  });

  it('are a fault of the caller when asked for with what is no market', async () => {
    for (const options of [{}, extended])
      await assert.rejects(
        newClient(options).client.tracks(someIds(2), { market: 'from_token' }),
        RangeError,
      );
    assert.equal(api().length, 0);
  });

  it('are each found, missing or unread, whatever goes wrong', async () => {
    const fault = fc.constantFrom<Fault>(
      { kind: 'reset' },
      { kind: 'serverError' },
      { kind: 'spuriousUnauthorized' },
      { kind: 'rateLimited' },
      { kind: 'rateLimited', retryAfterSeconds: 90 },
      { kind: 'truncated' },
      { kind: 'empty' },
      { kind: 'answer', answer: { status: 400, body: '{"error":{"message":"Invalid"}}' } },
      { kind: 'answer', answer: { status: 403, body: '{"error":{"message":"Odd"}}' } },
      { kind: 'edited', edit: () => ({ tracks: [null, 7] }) },
      { kind: 'edited', edit: () => 7 },
    );
    const plan = fc.record({ fault, after: fc.nat(20), times: fc.integer({ min: 1, max: 6 }) });
    const mode = fc.constantFrom<QuotaMode>('development', 'extended');
    const case_ = fc.tuple(fc.array(plan, { maxLength: 3 }), mode, fc.boolean(), fc.nat(70));
    await fc.assert(
      fc.asyncProperty(case_, async ([plans, quotaMode, isTaken, count]) => {
        spotify.reset();
        spotify.mode = quotaMode;
        for (const { fault: each, ...when } of plans) spotify.faults.next({}, each, when);
        const ids = [...someIds(count), unknown];
        const { client } = newClient(isTaken ? extended : {});
        const { found, missing, unread, error } = await client.tracks(ids);
        assert.deepEqual([...found.keys(), ...missing, ...unread].sort(), [...ids].sort());
        assert.ok([...found].every(([id, track]) => track.id === id));
        assert.equal(SpotifyError.is(error), unread.length > 0);
      }),
      { numRuns: 40 },
    );
  });
});
