import assert from 'node:assert/strict';
import type { Sessions } from '../../../src/auth/sessions.ts';
import { aSession } from './aSession.ts';
import { countChanges, refusal, SignedInWorld } from './signedInWorld.ts';

const whoIsIn = ({ current }: Sessions): string | undefined => current?.account.id;

describe('the sign-in in several windows', () => {
  let world: SignedInWorld;
  let sessions: Sessions;

  beforeEach(() => {
    world = new SignedInWorld();
    sessions = world.window();
  });

  let other: Sessions;

  beforeEach(async () => {
    other = world.window();
    await Promise.all([sessions.load(), other.load()]);
  });

  it('takes over what another one refreshed', async () => {
    world.expire();
    assert.equal(await other.accessToken(), 'access-2');
    await world.secrets.settled();
    assert.equal(await sessions.accessToken(), 'access-2');
    assert.equal(world.sent.length, 1);
  });

  it('looks into the store before it refreshes, should it have missed that', async () => {
    world.expire();
    world.store(aSession({ accessToken: 'of-another', expiresAt: world.inAnHour }));
    assert.equal(await sessions.accessToken(), 'of-another');
    assert.deepEqual(world.sent, []);
  });

  it('refreshes what another one refreshed long ago', async () => {
    world.store(aSession({ accessToken: 'of-another' }));
    world.expire();
    assert.equal(await sessions.accessToken(), 'access-2');
    assert.equal(world.sent.length, 1);
  });

  it('stays signed in when another one refreshed at the same moment and tokens rotate', async () => {
    world.expire();
    world.answer = () => {
      world.store(
        aSession({
          accessToken: 'of-another',
          refreshToken: 'rotated',
          expiresAt: world.inAnHour,
        }),
      );
      return refusal('invalid_grant');
    };
    assert.equal(await sessions.accessToken(), 'of-another');
    assert.equal(sessions.end, undefined);
    assert.equal(world.stored?.refreshToken, 'rotated');
  });

  it('hears when somebody signs in or out there', async () => {
    const changes = countChanges(sessions);
    await other.signOut();
    await world.secrets.settled();
    assert.equal(whoIsIn(sessions), undefined);
    await other.signIn(aSession({ account: { id: 'another', displayName: 'Another' } }));
    await world.secrets.settled();
    assert.equal(whoIsIn(sessions), 'another');
    assert.equal(changes(), 2);
  });

  it('makes no news of new tokens', async () => {
    const [here, there] = [countChanges(sessions), countChanges(other)];
    world.expire();
    await sessions.accessToken();
    await world.secrets.settled();
    assert.deepEqual([here(), there()], [0, 0]);
  });

  it('tells them when Spotify has ended it', async () => {
    world.answer = () => refusal('invalid_grant');
    world.expire();
    await assert.rejects(sessions.accessToken(), { kind: 'signedOut' });
    await world.secrets.settled();
    assert.equal(other.current, undefined);
    await assert.rejects(other.accessToken(), { kind: 'signedOut' });
    assert.equal(world.sent.length, 1);
  });

  it('forgets that Spotify ended it as soon as somebody signs in there', async () => {
    world.answer = () => refusal('invalid_grant');
    world.expire();
    await assert.rejects(sessions.accessToken());
    await other.signIn(aSession());
    await world.secrets.settled();
    assert.equal(sessions.end, undefined);
    await other.signOut();
    await world.secrets.settled();
    assert.equal(sessions.end, undefined);
  });
});
