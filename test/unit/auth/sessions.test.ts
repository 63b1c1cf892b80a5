import assert from 'node:assert/strict';
import { Sessions } from '../../../src/auth/sessions.ts';
import { TokenEndpoint } from '../../../src/auth/tokenEndpoint.ts';
import type { Endpoints } from '../../../src/spotify/endpoints.ts';
import { spotifyEndpoints } from '../../../src/spotify/endpoints.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { aSession } from './aSession.ts';
import { ok, refusal, SignedInWorld } from './signedInWorld.ts';

const many = <T>(count: number, call: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, call));

describe('the sign-in that all windows share', () => {
  let world: SignedInWorld;
  let sessions: Sessions;

  beforeEach(() => {
    world = new SignedInWorld();
    sessions = world.window();
  });

  describe('gives tokens', () => {
    it('without asking Spotify while the one it has is good', async () => {
      assert.deepEqual(await many(3, () => sessions.accessToken()), ['access-1', 'access-1', 'access-1']);
      assert.deepEqual(world.sent, []);
    });

    it('of one refresh to ten calls that come with an expired one', async () => {
      world.expire();
      assert.deepEqual(new Set(await many(10, () => sessions.accessToken())), new Set(['access-2']));
      assert.deepEqual(world.sent, ['refresh-1']);
    });

    it('refreshed a minute before they run out', async () => {
      world.clock.pass(3_600_000 - 61_000);
      assert.equal(await sessions.accessToken(), 'access-1');
      world.clock.pass(2_000);
      assert.equal(await sessions.accessToken(), 'access-2');
    });

    it('of one refresh to all calls that Spotify answered 401 to', async () => {
      assert.deepEqual(
        new Set(await many(10, () => sessions.accessToken('access-1'))),
        new Set(['access-2']),
      );
      assert.equal(await sessions.accessToken('access-1'), 'access-2');
      assert.equal(world.sent.length, 1);
    });

    it('without a loop when Spotify keeps answering 401', async () => {
      for (let token = 'access-1', round = 0; round < 20; round++) token = await sessions.accessToken(token);
      assert.equal(world.sent.length, 1);
      world.clock.pass(31_000);
      await sessions.accessToken('access-2');
      assert.equal(world.sent.length, 2);
    });

    it('to nobody who is not signed in', async () => {
      world.secrets.entries.clear();
      await assert.rejects(sessions.accessToken(), { kind: 'signedOut' });
      assert.deepEqual(world.sent, []);
    });
  });

  describe('keeps the refresh token', () => {
    it('when a refresh brings none, or an empty one', async () => {
      for (const refresh_token of [undefined, null, '']) {
        world.answer = () => ok({ access_token: `access-${world.sent.length + 1}`, refresh_token });
        world.expire();
        await sessions.accessToken();
        assert.equal(world.stored?.refreshToken, 'refresh-1');
      }
      assert.deepEqual(world.sent, ['refresh-1', 'refresh-1', 'refresh-1']);
    });

    it('that comes with a refresh, and sends it the next time', async () => {
      world.answer = () => ok({ access_token: 'next', refresh_token: 'refresh-2' });
      world.expire();
      await sessions.accessToken();
      assert.equal(world.stored?.refreshToken, 'refresh-2');
      world.expire();
      await sessions.accessToken();
      assert.deepEqual(world.sent, ['refresh-1', 'refresh-2']);
    });

    it('and the day the person agreed, from which Spotify counts', async () => {
      world.expire();
      await sessions.accessToken();
      const { authorizedAt, account } = aSession();
      assert.deepEqual({ ...world.stored, authorizedAt, account }, world.stored);
    });
  });

  describe('is read from the store', () => {
    it('once for all', async () => {
      await many(5, () => sessions.load());
      assert.deepEqual(sessions.current, aSession());
    });

    it('not when it is corrupt', async () => {
      world.secrets.entries.set('session', '{"version":1');
      await sessions.load();
      assert.equal(sessions.current, undefined);
      await assert.rejects(sessions.accessToken(), { kind: 'signedOut' });
      assert.deepEqual(world.sent, []);
    });

    it('not when it was made with other servers, whose tokens go nowhere else', async () => {
      world.store(
        aSession({ origins: { api: 'https://evil.example/v1', accounts: 'https://evil.example' } }),
      );
      await assert.rejects(sessions.accessToken(), { kind: 'signedOut' });
      assert.deepEqual(world.sent, []);
    });

    it('not when a test server is in Spotify’s place, which has a sign-in of its own', async () => {
      const endpoints: Endpoints = {
        apiUrl: 'http://127.0.0.1:1/v1',
        accountsUrl: 'http://127.0.0.1:1',
        isTestServer: true,
      };
      const test = world.window(endpoints);
      await test.load();
      assert.equal(test.current, undefined);
      const origins = { api: endpoints.apiUrl, accounts: endpoints.accountsUrl };
      await test.signIn(aSession({ origins }));
      await test.signOut();
      assert.deepEqual(world.stored, aSession());
    });

    it('again when the store failed the first time', async () => {
      const store = world.secrets.window();
      let fails = true;
      const failing = new Sessions(
        { ...store, get: key => (fails ? Promise.reject(new Error('locked')) : store.get(key)) },
        new TokenEndpoint('https://accounts.example', () => Promise.reject(new Error()), world.clock),
        spotifyEndpoints,
        world.clock,
      );
      await assert.rejects(failing.load(), /locked/);
      fails = false;
      await failing.load();
      assert.deepEqual(failing.current, aSession());
    });
  });

  it('keeps its tokens out of every error it throws', async () => {
    for (const make of [
      () => refusal('invalid_grant'),
      () => ({ status: 500, headers: {}, body: 'refresh-1' }),
    ]) {
      world.answer = make;
      world.store(aSession());
      world.expire();
      const error: unknown = await world
        .window()
        .accessToken()
        .catch((reason: unknown) => reason);
      assert.ok(SpotifyError.is(error));
      assert.doesNotMatch(`${error.stack} ${String(error.cause)}`, /refresh-1|access-1/);
    }
  });
});
