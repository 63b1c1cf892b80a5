import assert from 'node:assert/strict';
import type { Sessions } from '../../../src/auth/sessions.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { SpotifyResponse } from '../../../src/spotify/send.ts';
import { aSession } from './aSession.ts';
import { countChanges, ok, refusal, SignedInWorld } from './signedInWorld.ts';

describe('the sign-in ends', () => {
  let world: SignedInWorld;
  let sessions: Sessions;

  beforeEach(() => {
    world = new SignedInWorld();
    sessions = world.window();
  });

  for (const [error, end] of [
    ['invalid_grant', 'ended'],
    ['invalid_client', 'unknownClient'],
  ] as const) {
    it(`once, without a loop, on ${error}`, async () => {
      await sessions.load();
      const changes = countChanges(sessions);
      world.answer = () => refusal(error);
      world.expire();
      const results = await Promise.allSettled(Array.from({ length: 10 }, () => sessions.accessToken()));
      assert.ok(results.every(({ status }) => status === 'rejected'));
      await assert.rejects(sessions.accessToken(), { kind: 'signedOut' });
      await world.secrets.settled();
      assert.equal(world.sent.length, 1);
      assert.equal(changes(), 1);
      assert.equal(sessions.end, end);
      assert.equal(world.stored, undefined);
    });
  }

  it('where there is no refresh token to go on with', async () => {
    world.store(aSession({ refreshToken: '' }));
    world.expire();
    await assert.rejects(sessions.accessToken(), { kind: 'signedOut' });
    assert.equal(sessions.end, 'ended');
    assert.deepEqual(world.sent, []);
  });

  it('not because of anything else', async () => {
    const troubles: (() => SpotifyResponse | Promise<SpotifyResponse>)[] = [
      () => Promise.reject(new SpotifyError('offline', 'no connection')),
      () => Promise.reject(new SpotifyError('timedOut', 'no answer')),
      () => ({ status: 503, headers: {}, body: '<html>' }),
      () => ({ status: 429, headers: { 'retry-after': '60' }, body: '' }),
      () => ({ status: 200, headers: {}, body: '' }),
      () => refusal('invalid_request'),
    ];
    world.expire();
    for (const trouble of troubles) {
      world.answer = trouble;
      await assert.rejects(sessions.accessToken(), SpotifyError);
      assert.deepEqual(sessions.current, aSession());
      assert.deepEqual(world.stored, aSession());
    }
    world.answer = () => ok({ access_token: 'at last' });
    assert.equal(await sessions.accessToken(), 'at last');
  });

  it('when the person signs out, and leaves no secret', async () => {
    await sessions.load();
    await sessions.signOut();
    assert.deepEqual([...world.secrets.entries], []);
    assert.equal(sessions.end, undefined);
    await assert.rejects(sessions.accessToken(), { kind: 'signedOut' });
  });

  it('once, also while the store is still telling of earlier tokens', async () => {
    for (let turns = 0; turns < 6; turns++) {
      world = new SignedInWorld();
      sessions = world.window();
      await sessions.load();
      const changes = countChanges(sessions);
      world.expire();
      await sessions.accessToken();
      for (let turn = 0; turn < turns; turn++) await new Promise(resolve => setImmediate(resolve));
      await sessions.signOut();
      await world.secrets.settled();
      assert.equal(changes(), 1, `after ${turns} turns`);
    }
  });

  it('for good when the person signs out while tokens are on their way', async () => {
    const arrived = Promise.withResolvers<SpotifyResponse>();
    world.answer = () => arrived.promise;
    world.expire();
    const waiting = sessions.accessToken();
    waiting.catch(() => undefined);
    await world.secrets.settled();
    await sessions.signOut();
    arrived.resolve(ok({ access_token: 'too late' }));
    await assert.rejects(waiting, { kind: 'signedOut' });
    await world.secrets.settled();
    assert.deepEqual([...world.secrets.entries], []);
    assert.equal(sessions.current, undefined);
  });

  it('not for the next person when a refresh for the last one fails late', async () => {
    const arrived = Promise.withResolvers<SpotifyResponse>();
    world.answer = () => arrived.promise;
    world.expire();
    const waiting = sessions.accessToken();
    await world.secrets.settled();
    const next = aSession({
      account: { id: 'next', displayName: 'Next' },
      accessToken: 'of-next',
      expiresAt: world.inAnHour,
    });
    await sessions.signIn(next);
    arrived.resolve(refusal('invalid_grant'));
    assert.equal(await waiting, 'of-next');
    assert.deepEqual(world.stored, next);
  });
});
