import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LimitedRequest, RateLimitRules } from '../../support/rateLimits.ts';
import { RateLimiter } from '../../support/rateLimits.ts';
import { startTestSpotify } from '../../support/testSpotify.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { api } from './client.ts';

describe('the rolling window', () => {
  const request: LimitedRequest = { clientId: 'one', path: '/me', isDevelopmentMode: true };

  it('lets through as many as it says in any 30 seconds, and whoever waits as long as they are told', () => {
    const steps = fc.array(fc.record({ after: fc.integer({ min: 0, max: 12_000 }), waits: fc.boolean() }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), steps, (windowRequests, list) => {
        let now = 1_000_000;
        const limiter = new RateLimiter({ windowRequests }, () => now);
        const admitted: number[] = [];
        const ask = (): number => {
          const refusal = limiter.refusal(request);
          if (!refusal) admitted.push(now);
          return Number(refusal?.headers['retry-after'] ?? 0);
        };
        for (const { after, waits } of list) {
          now += after;
          const recent = admitted.filter(time => time > now - 30_000).length;
          const retryAfter = ask();
          assert.equal(retryAfter > 0, recent >= windowRequests);
          if (!waits || retryAfter === 0) continue;
          now += (retryAfter - 1) * 1000;
          const left = (admitted.at(-windowRequests) ?? 0) + 30_000 - now;
          assert.ok(left > 0 && left <= 1000, 'no second is waited in vain');
          now += 1000;
          assert.equal(ask(), 0, 'and then there is room');
        }
      }),
    );
  });

  it('is one for each client id', () => {
    const limiter = new RateLimiter({ windowRequests: 1 }, () => 0);
    assert.equal(limiter.refusal(request), undefined);
    assert.equal(limiter.refusal(request)?.status, 429);
    assert.equal(limiter.refusal({ ...request, clientId: 'two' }), undefined);
  });
});

describe('limits of the test Spotify', () => {
  let time = Date.UTC(2026, 10, 21);
  let spotify: TestSpotify;
  let token: string;
  before(async () => {
    spotify = await startTestSpotify({ tracks: 60, albums: 2, covers: 'links', now: () => time });
  });
  after(() => spotify.stop());
  beforeEach(() => {
    spotify.reset();
    token = spotify.grantSession().accessToken;
  });

  const ask = async (path: string): Promise<string> => {
    const answer = await api(spotify, path, token);
    if (answer.status !== 429) return String(answer.status);
    const { error } = (await answer.json()) as { error: { message: string; reason?: string } };
    return `429 ${answer.headers.get('retry-after') ?? ''} ${error.message} ${error.reason ?? ''}`.trim();
  };
  const limit = (rules: RateLimitRules): void => void (spotify.limits = rules);

  it('are none unless they are set', async () => {
    for (let count = 0; count < 40; count++) assert.equal(await ask('/me'), '200');
  });

  it('tell how long to wait, and count nothing that is refused', async () => {
    limit({ windowRequests: 2 });
    assert.deepEqual([await ask('/me'), await ask('/tracks/x')], ['200', '400']);
    time += 20_500;
    for (let count = 0; count < 3; count++) assert.equal(await ask('/me'), '429 10 API rate limit exceeded');
    time += 9_500;
    assert.deepEqual(
      [await ask('/me'), await ask('/me'), await ask('/me')],
      ['200', '200', '429 30 API rate limit exceeded'],
    );
  });

  it('are asked after the token, of which the app is known', async () => {
    limit({ windowRequests: 1 });
    await ask('/me');
    assert.equal((await api(spotify, '/me', 'nonsense')).status, 401);
    assert.match(await ask('/me'), /^429/);
  });

  it('lock a family whose quota is used up, and no other, until its time has come', async () => {
    limit({ quotas: { artistAlbums: 2, search: 1 }, quotaSeconds: 3600 });
    const artist = [...spotify.state.catalogue.artists.keys()][0] ?? '';
    const albums = `/artists/${artist}/albums`;
    assert.deepEqual([await ask(albums), await ask(albums)], ['200', '200']);
    assert.equal(await ask(albums), '429 3600 Too many requests QUOTA_EXCEEDED');
    time += 600_000;
    assert.equal(await ask(albums), '429 3000 Too many requests QUOTA_EXCEEDED');
    for (const path of [`/artists/${artist}`, '/me', '/me/tracks', '/search?q=e&type=track'])
      assert.equal(await ask(path), '200', path);
    time += 3_000_000 - 1;
    token = spotify.grantSession().accessToken;
    assert.equal(await ask(albums), '429 1 Too many requests QUOTA_EXCEEDED');
    time += 1;
    assert.equal(await ask(albums), '200');
  });

  it('put no quota on apps in extended mode', async () => {
    limit({ quotas: { library: 1 } });
    spotify.mode = 'extended';
    assert.deepEqual([await ask('/me/tracks'), await ask('/me/tracks')], ['200', '200']);
    spotify.mode = 'development';
    assert.deepEqual(
      [await ask('/me/tracks'), await ask('/me/tracks')],
      ['200', '429 86400 Too many requests QUOTA_EXCEEDED'],
    );
    spotify.mode = 'extended';
    assert.equal(await ask('/me/tracks'), '200');
  });

  it('end with a reset', async () => {
    limit({ windowRequests: 1 });
    await ask('/me');
    spotify.reset();
    token = spotify.grantSession().accessToken;
    assert.deepEqual([await ask('/me'), await ask('/me')], ['200', '200']);
  });
});
