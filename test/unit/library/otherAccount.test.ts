import assert from 'node:assert/strict';
import { boundTokens } from '../../../src/auth/boundTokens.ts';
import type { Sessions } from '../../../src/auth/sessions.ts';
import { createDemo } from '../../../src/demo/demo.ts';
import type { Library } from '../../../src/library/library.ts';
import { openLibrary } from '../../../src/library/openLibrary.ts';
import { MemoryLocks } from '../../../src/spotify/locks.ts';
import { QuotaModeTracker } from '../../../src/spotify/quotaMode.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { aSession } from '../auth/aSession.ts';
import { SignedInWorld } from '../auth/signedInWorld.ts';
import { unhurried } from '../spotify/testClient.ts';

const other = aSession({ account: { id: 'other', displayName: 'Other' }, accessToken: 'access-of-other' });

/** A library of the person who is signed in, and what its requests carry. */
class TestAccount {
  readonly world = new SignedInWorld();
  readonly sessions: Sessions = this.world.window();
  readonly library: Library;
  readonly sent: string[] = [];
  /** Happens once, when the first write arrives. */
  onWrite: () => Promise<void> = () => Promise.resolve();

  constructor() {
    const demo = createDemo({ tracks: 460, albums: 1, delayMs: 0 });
    this.library = openLibrary({
      apiUrl: 'https://api.spotify.com/v1',
      send: async request => {
        this.sent.push(`${request.method} ${request.headers.authorization ?? ''}`);
        if (request.method !== 'GET') await this.onWrite();
        return demo.send(request);
      },
      tokens: boundTokens(this.sessions, aSession()),
      quota: new QuotaModeTracker(() => 'development'),
      locks: new MemoryLocks(),
      clock: this.world.clock,
      log: () => undefined,
      pace: unhurried,
    });
  }
}

describe('A change that is under way when somebody else signs in', () => {
  it('is not finished in the other account, nor tried again there', async () => {
    const test = new TestAccount();
    await test.library.savedTracks.refresh();
    const rows = test.library.savedTracks.rows.filter(({ track }) => !track.isLocal).slice(0, 400);
    test.onWrite = () => test.sessions.signIn(other);
    const { applied, refused, error } = await test.library.remove(rows);
    assert.deepEqual([applied.length, refused.length, error?.kind], [320, 80, 'signedOut']);
    const again = await test.library.remove(refused).catch((thrown: unknown) => {
      assert.ok(SpotifyError.is(thrown, 'signedOut'));
    });
    assert.ok(!again || again.applied.length === 0);
    await assert.rejects(test.library.tracks.get(`spotify:track:${'x'.repeat(22)}`), /sign-in/);
    assert.deepEqual([...new Set(test.sent)], ['GET Bearer access-1', 'DELETE Bearer access-1']);
  });
});
