import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { QuotaMode } from '../../../src/spotify/quotaMode.ts';
import type { Fault } from '../../support/fault.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { hasty } from './testClient.ts';
import { useTestClients } from './useTestClients.ts';

const extended = { concluded: 'extended', denied: false } as const;

describe('The client in trouble', () => {
  const {
    newClient,
    api,
    savedUris,
    spotify: started,
  } = useTestClients({ tracks: 130, albums: 2, covers: 'links' });
  let spotify: TestSpotify;
  before(() => {
    spotify = started();
  });

  it('turns down an answer about another number of items than were asked for', async () => {
    const { client } = newClient();
    spotify.faults.next({}, { kind: 'answer', answer: { body: '[true]' } });
    await assert.rejects(client.areSaved(savedUris(2)), error => SpotifyError.is(error, 'badAnswer'));
  });

  const troubles: readonly (readonly [string, () => void, string])[] = [
    ['a person who is not on the app’s list', () => (spotify.isAllowListed = false), 'notAllowListed'],
    ['an app whose owner has no Premium', () => (spotify.ownerHasPremium = false), 'premiumRequired'],
    ['a session without the scope', () => undefined, 'missingScope'],
    [
      'a captive portal',
      () => spotify.faults.next({}, { kind: 'wrongContentType' }, { times: 9 }),
      'badAnswer',
    ],
    ['an empty answer', () => spotify.faults.next({}, { kind: 'empty' }, { times: 9 }), 'badAnswer'],
    [
      'an answer that ends in its middle',
      () => spotify.faults.next({}, { kind: 'truncated' }, { times: 9 }),
      'offline',
    ],
    [
      'a server in trouble',
      () => spotify.faults.next({}, { kind: 'serverError' }, { times: 9 }),
      'unavailable',
    ],
    [
      'a used-up quota',
      () => spotify.faults.next({}, { kind: 'rateLimited', quota: true, retryAfterSeconds: 86_000 }),
      'quotaExceeded',
    ],
  ];
  for (const [what, cause, kind] of troubles)
    it(`tells of ${what} by kind: ${kind}`, async () => {
      cause();
      const { client } = newClient(kind === 'missingScope' ? { scopes: ['user-top-read'] } : {});
      await assert.rejects(client.savedTracks(0, 50), error => SpotifyError.is(error) && error.kind === kind);
      const { refused, error } = await client.save(['spotify:track:' + 'x'.repeat(22)]);
      if (!['badAnswer', 'offline', 'unavailable', 'quotaExceeded'].includes(kind))
        assert.deepEqual([refused.length, error?.kind], [1, kind]);
    });

  for (const [what, fault] of [
    ['a broken connection', { kind: 'reset' }],
    ['an answer that ends in its middle', { kind: 'truncated' }],
    ['a 502', { kind: 'serverError' }],
    ['a spurious 401', { kind: 'spuriousUnauthorized' }],
    ['no answer', { kind: 'hang' }],
    ['a 429', { kind: 'rateLimited' }],
  ] satisfies [string, Fault][])
    it(`reads on after ${what}, with one more request`, async () => {
      spotify.faults.next({}, fault);
      const { client } = newClient(fault.kind === 'hang' ? { limits: hasty } : {});
      assert.equal((await client.savedTracks(0, 50)).items.length, 50);
      assert.equal(api().length, 2);
    });

  it('sends nothing twice that Spotify has acted upon: a lost answer is checked first', async () => {
    const uris = spotify.state.unsavedTracks(80);
    for (const fault of [{ kind: 'answerLost' }, { kind: 'hang', applied: true }] satisfies Fault[]) {
      spotify.reset();
      spotify.faults.next({ method: 'PUT' }, fault);
      const { client } = newClient({ limits: hasty });
      const outcome = await client.save(uris);
      assert.deepEqual(outcome, { applied: uris, refused: [], unknown: [] });
      assert.deepEqual(
        api().map(({ method, path }) => `${method} ${path}`),
        ['PUT /me/library', 'PUT /me/library', 'GET /me/library/contains'],
      );
    }
  });

  it('sends no further request of a bulk write when it is cancelled', async () => {
    const controller = new AbortController();
    const uris = spotify.state.unsavedTracks(400);
    const onProgress = (): void => controller.abort();
    const outcome = await newClient().client.save(uris, { signal: controller.signal, onProgress });
    assert.deepEqual([outcome.applied.length, outcome.refused.length], [320, 80]);
    assert.equal(outcome.error?.kind, 'cancelled');
    assert.equal(api().length, 8, 'what was under way is awaited and counted');
  });

  it('tells the truth about every item of a bulk write, whatever goes wrong', async function () {
    this.timeout(20_000);
    const fault = fc.constantFrom<Fault>(
      { kind: 'reset' },
      { kind: 'answerLost' },
      { kind: 'serverError' },
      { kind: 'spuriousUnauthorized' },
      { kind: 'rateLimited' },
      { kind: 'rateLimited', retryAfterSeconds: 90 },
      { kind: 'truncated' },
      { kind: 'answer', answer: { status: 403, body: '{"error":{"status":403,"message":"Odd"}}' } },
    );
    const plan = fc.record({ fault, after: fc.nat(5), times: fc.integer({ min: 1, max: 2 }) });
    const mode = fc.constantFrom<QuotaMode>('development', 'extended');
    await fc.assert(
      fc.asyncProperty(
        fc.array(plan, { maxLength: 3 }),
        mode,
        fc.boolean(),
        async (plans, quotaMode, taken) => {
          spotify.reset();
          spotify.mode = quotaMode;
          for (const { fault: each, ...when } of plans) spotify.faults.next({}, each, when);
          const uris = [...savedUris(60), ...spotify.state.unsavedTracks(60)];
          const { client } = newClient(taken ? { remembered: extended } : {});
          const { applied, refused, unknown, error } = await client.remove(uris);
          assert.deepEqual([...applied, ...refused, ...unknown].sort(), [...uris].sort());
          assert.ok(applied.every(uri => !spotify.state.isSaved(uri)));
          assert.equal(error === undefined, refused.length + unknown.length === 0);
        },
      ),
      { numRuns: 40 },
    );
  });
});
