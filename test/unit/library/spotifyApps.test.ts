import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDemo } from '../../../src/demo/demo.ts';
import { accountOf, createClient } from '../../../src/library/openLibrary.ts';
import { SpotifyApps } from '../../../src/library/spotifyApps.ts';
import type { SpotifyClient } from '../../../src/spotify/client.ts';
import { spotifyEndpoints } from '../../../src/spotify/endpoints.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { LockScope } from '../../../src/spotify/locks.ts';
import type { QuotaMode } from '../../../src/spotify/quotaMode.ts';
import type { Pace } from '../../../src/spotify/rateGate.ts';
import { InstantClock } from '../spotify/instantClock.ts';

const clientId = '0123456789abcdef0123456789abcdef';
const day = 24 * 3_600_000;
const extended = { concluded: 'extended', denied: false } as const;

describe('The Spotify apps of a window', () => {
  const clock = new InstantClock();
  let folder: string;
  let setting: QuotaMode | undefined;
  const demo = createDemo({ tracks: 20, albums: 1, delayMs: 0 });
  const logged: string[] = [];
  const api = {
    apiUrl: spotifyEndpoints.apiUrl,
    send: demo.send,
    clock,
    log: (line: string) => logged.push(line),
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tracklist-apps-'));
    setting = undefined;
    logged.length = 0;
  });
  afterEach(async () => {
    for (const apps of opened.splice(0)) await apps.of(clientId).locks.refresh();
    await rm(folder, { recursive: true, maxRetries: 5 });
  });

  const opened: SpotifyApps[] = [];
  const open = (pace?: Pace): SpotifyApps => {
    const apps = new SpotifyApps({
      folder: path.join(folder, 'storage', 'apps'),
      quotaMode: () => setting,
      clock,
      log: line => logged.push(line),
      ...(pace ? { pace } : {}),
    });
    opened.push(apps);
    return apps;
  };
  /** What one sign-in after another makes of the same app. */
  const clientOf = (apps: SpotifyApps, send = demo.send): SpotifyClient => {
    const tokens = { accessToken: () => Promise.resolve('token') };
    return createClient({ ...api, send, tokens, ...apps.of(clientId) });
  };

  it('are the same for everybody who signs in with them, and apart from each other', () => {
    const apps = open();
    assert.equal(apps.of(clientId), apps.of(clientId));
    const other = apps.of('f'.repeat(32));
    apps.of(clientId).locks.lock('top', { until: clock.now() + day, kind: 'rateLimited' });
    assert.equal(other.locks.lockOf('top'), undefined);
    assert.notEqual(other.gate, apps.of(clientId).gate);
  });

  it('keep locks when somebody signs out and in again', async () => {
    const apps = open();
    const body = JSON.stringify({ error: { status: 429, message: '', reason: 'QUOTA_EXCEEDED' } });
    const refusing = () => Promise.resolve({ status: 429, headers: { 'retry-after': '86400' }, body });
    await assert.rejects(clientOf(apps, refusing).savedTracks(0, 50), (error: unknown) =>
      SpotifyError.is(error, 'quotaExceeded'),
    );
    let requests = 0;
    const counting: typeof demo.send = request => {
      requests++;
      return demo.send(request);
    };
    await assert.rejects(clientOf(apps, counting).savedTracks(0, 50), (error: unknown) => {
      assert.ok(SpotifyError.is(error, 'quotaExceeded'));
      return error.retryAt === clock.now() + day;
    });
    assert.equal(requests, 0, 'nothing is sent');
  });

  it('keep their pace when somebody signs out and in again', async () => {
    const pace = { concurrency: 2, backgroundRequests: 5, windowMs: 30_000 };
    const apps = open(pace);
    const start = clock.now();
    for (let round = 0; round < 2; round++) {
      const client = clientOf(apps);
      for (let each = 0; each < 4; each++) await client.savedTracks(0, 1, { priority: 'background' });
    }
    assert.ok(clock.now() - start >= pace.windowMs, 'the second one waits for what the first one has sent');
  });

  it('keep the quota mode over a restart, also as another window learned it', async () => {
    const [one, other] = [open(), open()];
    one.of(clientId).quota.deny();
    await one.of(clientId).locks.refresh();
    assert.equal(other.of(clientId).quota.mode, 'development');
    other.of(clientId).quota.recall(extended);
    assert.equal(other.of(clientId).quota.mode, 'extended');
    await other.of(clientId).locks.refresh();
    assert.equal(other.of(clientId).quota.mode, 'development');
    other.of(clientId).quota.recall(extended);
    assert.equal(other.of(clientId).quota.mode, 'development', 'a refusal is for good');
  });

  it('have the quota mode that the person has set, at any time', () => {
    const { quota } = open().of(clientId);
    assert.equal(quota.mode, 'development');
    setting = 'extended';
    assert.equal(quota.mode, 'extended');
  });

  for (const id of ['../escape', '', 'a/b', clientId.toUpperCase(), `${clientId}.json`, '0'.repeat(31)])
    it(`that are none become no path: ${JSON.stringify(id)}`, async () => {
      const { locks } = open().of(id);
      locks.lock('top', { until: clock.now() + day, kind: 'rateLimited' });
      await locks.refresh();
      assert.ok(locks.lockOf('top'));
      assert.deepEqual([await readdir(folder), logged], [[], []]);
    });

  it('have a file each, named by the client id', async () => {
    const { locks } = open().of(clientId);
    locks.lock('top', { until: clock.now() + day, kind: 'rateLimited' });
    await locks.refresh();
    assert.deepEqual(await readdir(path.join(folder, 'storage', 'apps')), [`${clientId}.json`]);
  });

  describe('that are locked', () => {
    const scopes: readonly LockScope[] = ['everything', 'account', 'library'];

    it('let people sign in', async () => {
      const { locks, quota } = open().of(clientId);
      for (const kind of ['rateLimited', 'quotaExceeded'] as const)
        for (const scope of scopes) locks.lock(scope, { until: clock.now() + day, kind });
      const now = clock.now();
      assert.equal((await accountOf('token', { ...api, quota })).displayName, 'Demo listener');
      assert.equal(clock.now(), now, 'at once');
      await locks.refresh();
    });
  });
});
