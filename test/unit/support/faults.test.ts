import assert from 'node:assert/strict';
import type { Fault } from '../../support/fault.ts';
import { startTestSpotify } from '../../support/testSpotify.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { api, token } from './client.ts';

describe('faults on demand', () => {
  let spotify: TestSpotify;
  let accessToken: string;
  before(async () => {
    spotify = await startTestSpotify({ tracks: 60, albums: 2 });
  });
  after(() => spotify.stop());
  beforeEach(() => {
    spotify.reset();
    ({ accessToken } = spotify.grantSession());
  });

  const ask = (path = '/me/tracks', init: RequestInit = {}): Promise<Response> =>
    api(spotify, path, accessToken, init);
  const under = (fault: Fault, path = '/me/tracks', init: RequestInit = {}): Promise<Response> => {
    spotify.faults.next({}, fault);
    return ask(path, init);
  };
  const body = async (answer: Response): Promise<unknown> => answer.json();
  const text = async (answer: Promise<Response>): Promise<string> => (await answer).text();

  it('429, with or without a time to wait and a used-up quota', async () => {
    const plain = await under({ kind: 'rateLimited', retryAfterSeconds: 7 });
    assert.deepEqual([plain.status, plain.headers.get('retry-after')], [429, '7']);
    assert.deepEqual(await body(plain), { error: { status: 429, message: 'API rate limit exceeded' } });
    const silent = await under({ kind: 'rateLimited', retryAfterSeconds: 'none' });
    assert.deepEqual([silent.status, silent.headers.get('retry-after')], [429, null]);
    const quota = await under({ kind: 'rateLimited', retryAfterSeconds: 86_207, quota: true });
    assert.deepEqual(await body(quota), {
      error: { status: 429, message: 'Too many requests', reason: 'QUOTA_EXCEEDED' },
    });
  });

  it('5xx with a page or nothing', async () => {
    const page = await under({ kind: 'serverError' });
    assert.deepEqual([page.status, page.headers.get('content-type')], [502, 'text/html; charset=utf-8']);
    const empty = await under({ kind: 'serverError', status: 503, body: 'empty' });
    assert.deepEqual([empty.status, await empty.text()], [503, '']);
  });

  it('a broken connection: nothing done', async () => {
    const { uri } = spotify.state.savedTracks()[0]!;
    await assert.rejects(under({ kind: 'reset' }, `/me/library?uris=${uri}`, { method: 'DELETE' }));
    assert.ok(spotify.state.isSaved(uri));
    assert.deepEqual(spotify.log.lines, ['DELETE /me/library -']);
  });

  it('a lost answer: done all the same', async () => {
    const { uri } = spotify.state.savedTracks()[0]!;
    await assert.rejects(under({ kind: 'answerLost' }, `/me/library?uris=${uri}`, { method: 'DELETE' }));
    assert.ok(!spotify.state.isSaved(uri));
  });

  it('a body that ends in its middle, or never began', async () => {
    await assert.rejects(text(under({ kind: 'truncated' })));
    const { uri } = spotify.state.savedTracks()[0]!;
    await assert.rejects(text(under({ kind: 'truncated' }, `/me/library?uris=${uri}`, { method: 'DELETE' })));
    const empty = await under({ kind: 'empty' });
    assert.deepEqual([empty.status, await empty.text()], [200, '']);
  });

  it('a body that ends in its middle as if that were all', async () => {
    const short = await under({ kind: 'cutShort' });
    assert.deepEqual([short.status, short.headers.get('content-length')], [200, null]);
    const text = await short.text();
    assert.match(text, /^\{"href"/);
    assert.throws(() => JSON.parse(text), SyntaxError);
  });

  it('no answer, ever', async () => {
    await assert.rejects(under({ kind: 'hang' }, '/me', { signal: AbortSignal.timeout(60) }), /timeout/i);
  });

  it('a slow one', async () => {
    for (const kind of ['drip', 'delay'] as const) {
      const start = performance.now();
      assert.match(await text(under({ kind, ms: 50 })), /"total":60/);
      assert.ok(performance.now() - start >= 40, kind);
    }
  });

  it('another content type', async () => {
    const portal = await under({ kind: 'wrongContentType' });
    assert.match(await portal.text(), /^<!DOCTYPE html>/);
    const mislabelled = await under({ kind: 'wrongContentType', keepBody: true });
    assert.deepEqual([mislabelled.headers.get('content-type'), mislabelled.status], ['text/plain', 200]);
    assert.match(await mislabelled.text(), /"total":60/);
  });

  it('a 401 without a reason', async () => {
    assert.deepEqual(await body(await under({ kind: 'spuriousUnauthorized' })), {
      error: { status: 401, message: 'Access token missing' },
    });
    assert.equal((await ask()).status, 200);
  });

  it('null entries and unknown fields', async () => {
    interface Page {
      items: ({ track: unknown; brand_new?: unknown } | null)[];
      brand_new?: unknown;
    }
    const nulls = (await body(await under({ kind: 'nullItems', indexes: [0, 2] }))) as Page;
    assert.deepEqual(
      nulls.items.slice(0, 3).map(item => item === null),
      [true, false, true],
    );
    const inner = (await body(await under({ kind: 'nullItems', key: 'track' }))) as Page;
    assert.equal(inner.items[0]?.track, null);
    const strange = (await body(await under({ kind: 'unknownFields' }))) as Page;
    assert.ok(strange.brand_new && strange.items[0]?.brand_new);
  });

  it('another host, a chosen answer, an edited one', async () => {
    const redirect = await under({ kind: 'redirect', to: 'http://evil.invalid/v1/me' });
    assert.deepEqual([redirect.status, redirect.headers.get('location')], [302, 'http://evil.invalid/v1/me']);
    const chosen = await under({ kind: 'answer', answer: { status: 418, body: 'tea' } });
    assert.deepEqual([chosen.status, await chosen.text()], [418, 'tea']);
    assert.deepEqual(await body(await under({ kind: 'edited', edit: () => [1] })), [1]);
  });

  it('a change by somebody else in between', async () => {
    const { uri } = spotify.state.savedTracks()[0]!;
    const answer = await under({ kind: 'meanwhile', run: () => spotify.state.remove(uri) });
    assert.equal(((await body(answer)) as { total: number }).total, 59);
  });

  it('befall the requests they are meant for, as often as they say', async () => {
    spotify.faults.next(
      { method: 'GET', path: '/me/tracks' },
      { kind: 'serverError' },
      { after: 1, times: 2 },
    );
    spotify.faults.next({ path: /^\/me\/top/ }, { kind: 'serverError', status: 500 });
    const statuses: number[] = [];
    for (const path of [
      '/me',
      '/me/tracks',
      '/me/tracks',
      '/me/top/tracks',
      '/me/tracks',
      '/me/tracks',
      '/me/top/tracks',
    ]) {
      statuses.push((await ask(path)).status);
    }
    assert.deepEqual(statuses, [200, 200, 502, 500, 502, 200, 200]);
  });

  it('befall the accounts service when they name it', async () => {
    spotify.faults.next(
      { service: 'accounts', path: '/api/token' },
      { kind: 'answer', answer: { status: 503, body: '{}' } },
    );
    assert.equal((await ask('/me')).status, 200);
    assert.equal((await token(spotify, {})).status, 503);
  });

  it('come at a rate, the same for the same seed, until they are cleared', async () => {
    const run = async (): Promise<number[]> => {
      spotify.faults.clear();
      spotify.faults.rate({}, { kind: 'serverError' }, 0.3, 'seed');
      const statuses: number[] = [];
      for (let count = 0; count < 30; count++) statuses.push((await ask('/me')).status);
      return statuses;
    };
    const first = await run();
    assert.deepEqual(await run(), first);
    const failures = first.filter(status => status === 502).length;
    assert.ok(failures > 3 && failures < 18, String(failures));
    const told = spotify.log.where({ path: '/me' }).map(({ fault, status }) => [fault, status]);
    assert.deepEqual(
      told,
      [...first, ...first].map(status => [status === 502 ? 'serverError' : undefined, status]),
    );
    spotify.faults.clear();
    assert.equal((await ask('/me')).status, 200);
  });
});
