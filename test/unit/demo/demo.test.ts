import assert from 'node:assert/strict';
import { createDemo } from '../../../src/demo/demo.ts';
import type { SpotifyRequest } from '../../../src/spotify/send.ts';

describe('the embedded demo', () => {
  const ask = (path: string, rest: Partial<SpotifyRequest> = {}): SpotifyRequest => ({
    method: 'GET',
    url: `https://demo.invalid/v1${path}`,
    headers: {},
    ...rest,
  });

  it('answers in process for the demo listener: 3,000 tracks, 75 albums, development mode', async () => {
    const { send, account } = createDemo({ delayMs: 0 });
    assert.deepEqual(account, { id: 'demo-listener-account', displayName: 'Demo listener' });
    const me = JSON.parse((await send(ask('/me'))).body) as { account_id: string; display_name: string };
    assert.deepEqual([me.account_id, me.display_name], [account.id, account.displayName]);
    for (const [path, total] of [
      ['/me/tracks', 3000],
      ['/me/albums', 75],
    ] as const) {
      assert.equal((JSON.parse((await send(ask(path))).body) as { total: number }).total, total);
    }
    assert.equal((await send(ask('/tracks?ids='))).status, 403);
  });

  it('remembers changes, and shares them with no other demo', async () => {
    const [one, other] = [createDemo({ tracks: 10, delayMs: 0 }), createDemo({ tracks: 10, delayMs: 0 })];
    const total = async (demo: typeof one): Promise<unknown> =>
      (JSON.parse((await demo.send(ask('/me/tracks'))).body) as { total: number }).total;
    const { items } = JSON.parse((await one.send(ask('/me/tracks'))).body) as {
      items: { track: { uri: string } }[];
    };
    const uris = items[0]?.track.uri ?? '';
    assert.equal((await one.send(ask(`/me/library?uris=${uris}`, { method: 'DELETE' }))).body, '');
    assert.deepEqual([await total(one), await total(other)], [9, 10]);
  });

  it('starts the same again', async () => {
    const page = async (now: number): Promise<string> =>
      (await createDemo({ tracks: 50, delayMs: 0, now: () => now }).send(ask('/me/tracks?limit=50'))).body;
    assert.equal(await page(Date.UTC(2027, 1, 1)), await page(Date.UTC(2028, 5, 6)));
  });

  it('takes its time', async () => {
    const { send } = createDemo({ tracks: 10, delayMs: 40 });
    await send(ask('/me'));
    const start = performance.now();
    await send(ask('/me'));
    const took = performance.now() - start;
    assert.ok(took >= 15 && took < 500, String(took));
  });

  it('rejects with the reason of an aborted signal and then changes nothing', async () => {
    const { send } = createDemo({ tracks: 10, delayMs: 20 });
    const { items } = JSON.parse((await send(ask('/me/tracks'))).body) as {
      items: { track: { uri: string } }[];
    };
    const abort = new AbortController();
    const removal = send(
      ask(`/me/library?uris=${items[0]?.track.uri ?? ''}`, { method: 'DELETE', signal: abort.signal }),
    );
    abort.abort(new Error('enough'));
    await assert.rejects(removal, /enough/);
    await assert.rejects(send(ask('/me', { signal: AbortSignal.abort(new Error('too late')) })), /too late/);
    assert.equal((JSON.parse((await send(ask('/me/tracks'))).body) as { total: number }).total, 10);
  });
});
