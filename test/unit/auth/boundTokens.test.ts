import assert from 'node:assert/strict';
import { boundTokens } from '../../../src/auth/boundTokens.ts';
import type { Sessions } from '../../../src/auth/sessions.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { TokenSource } from '../../../src/spotify/tokenSource.ts';
import { aSession } from './aSession.ts';
import { ok, SignedInWorld } from './signedInWorld.ts';

const other = aSession({ account: { id: 'other', displayName: 'Other' }, accessToken: 'access-of-other' });
const otherApp = aSession({ clientId: 'f'.repeat(32), accessToken: 'access-of-other-app' });

describe('Tokens for one person’s sign-in with one app', () => {
  async function open(): Promise<{ world: SignedInWorld; sessions: Sessions; tokens: TokenSource }> {
    const world = new SignedInWorld();
    const sessions = world.window();
    await sessions.load();
    return { world, sessions, tokens: boundTokens(sessions, aSession()) };
  }

  const isSignedOut = (error: unknown): boolean => SpotifyError.is(error, 'signedOut');

  it('are those of the session, refreshed when they run out', async () => {
    const { world, tokens } = await open();
    assert.equal(await tokens.accessToken(), 'access-1');
    world.expire();
    assert.equal(await tokens.accessToken(), 'access-2');
    assert.deepEqual(world.sent, ['refresh-1']);
  });

  it('are given again when the same person signs in again', async () => {
    const { sessions, tokens } = await open();
    await sessions.signOut();
    await assert.rejects(tokens.accessToken(), isSignedOut);
    await sessions.signIn(aSession({ accessToken: 'access-9' }));
    assert.equal(await tokens.accessToken(), 'access-9');
  });

  for (const [who, session] of [
    ['another person', other],
    ['the same person with another app', otherApp],
  ] as const) {
    it(`are none when ${who} is signed in`, async () => {
      const { world, sessions, tokens } = await open();
      await sessions.signIn(session);
      await assert.rejects(tokens.accessToken(), isSignedOut);
      await assert.rejects(tokens.accessToken('access-1'), isSignedOut);
      assert.deepEqual(world.sent, [], 'and nobody’s token is refreshed for it');
    });

    it(`are none when ${who} signs in while they are refreshed`, async () => {
      const { world, sessions, tokens } = await open();
      world.expire();
      world.answer = async () => {
        await sessions.signIn({ ...session, expiresAt: world.inAnHour });
        return ok({ access_token: 'late', expires_in: 3600 });
      };
      await assert.rejects(tokens.accessToken(), isSignedOut);
    });
  }
});
