import assert from 'node:assert/strict';
import { startTestSpotify } from '../../support/testSpotify.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { api } from './client.ts';

describe('the Web API behind HTTP', () => {
  let spotify: TestSpotify;
  before(async () => {
    spotify = await startTestSpotify({ tracks: 200, albums: 10 });
  });
  after(() => spotify.stop());
  beforeEach(() => spotify.reset());

  const page = async (
    path: string,
    token = spotify.grantSession().accessToken,
  ): Promise<{ total: number; next: string }> =>
    (await (await api(spotify, path, token)).json()) as { total: number; next: string };

  it('tells a missing token from a bad one', async () => {
    for (const [token, error] of [
      [undefined, 'missing_token'],
      ['nonsense', 'invalid_token'],
    ] as const) {
      const answer = await api(spotify, '/me', token);
      assert.equal(answer.status, 401);
      assert.equal(answer.headers.get('www-authenticate'), `Bearer realm="spotify", error="${error}"`);
      assert.deepEqual(await answer.json(), {
        error: { status: 401, message: 'Missing/invalid/expired access token' },
      });
    }
  });

  it('refuses everything to a person off the list and to an app whose owner has no Premium', async () => {
    const { accessToken } = spotify.grantSession();
    const refusal = async (): Promise<string> => {
      const answer = await api(spotify, '/me', accessToken);
      const { error } = (await answer.json()) as { error: { status: number; message: string } };
      return `${answer.status} ${error.status} ${error.message}`;
    };
    spotify.isAllowListed = false;
    assert.match(
      await refusal(),
      /^403 403 Check settings on developer\.spotify\.com\/dashboard, the user may not be registered\.$/,
    );
    spotify.ownerHasPremium = false;
    assert.match(await refusal(), /^403 403 Active premium subscription required for the owner of the app\./);
    spotify.reset();
    assert.match(await refusal(), /^401/);
  });

  it('asks for the scopes of the session', async () => {
    const { accessToken } = spotify.grantSession({ scopes: ['user-top-read'] });
    assert.equal((await api(spotify, '/me/top/tracks', accessToken)).status, 200);
    assert.equal((await api(spotify, '/me/tracks', accessToken)).status, 403);
  });

  it('links to itself', async () => {
    assert.equal((await page('/me/tracks?limit=1')).next, `${spotify.apiUrl}/me/tracks?limit=1&offset=1`);
  });

  it('keeps the libraries of two people apart', async () => {
    const second = spotify.grantSession({ userId: 'secondlistener' }).accessToken;
    assert.deepEqual(
      [(await page('/me/tracks')).total, (await page('/me/tracks', second)).total],
      [200, 120],
    );
  });

  it('changes its quota mode while it runs', async () => {
    const { accessToken } = spotify.grantSession();
    const classic = async (): Promise<number> =>
      (await api(spotify, '/me/tracks/contains?ids=0123456789abcdefghijkl', accessToken)).status;
    assert.equal(await classic(), 403);
    spotify.mode = 'extended';
    assert.equal(await classic(), 200);
  });

  it('shows and changes what it holds', async () => {
    const { accessToken } = spotify.grantSession();
    const [uri = ''] = spotify.state.unsavedTracks(1);
    await api(spotify, `/me/library?uris=${uri}`, accessToken, { method: 'PUT' });
    assert.ok(spotify.state.isSaved(uri));
    assert.equal(spotify.state.savedTracks()[0]?.uri, uri);
    spotify.state.remove(uri);
    assert.equal((await page('/me/tracks')).total, 200);
    spotify.state.save(uri, '2020-01-01T00:00:00Z');
    assert.equal(spotify.state.addedAt(uri), '2020-01-01T00:00:00Z');
    spotify.reset();
    assert.equal(spotify.state.isSaved(uri), false);
  });

  it('logs requests and how many were answered at once', async () => {
    const { accessToken } = spotify.grantSession();
    spotify.latencyMs = 30;
    const start = performance.now();
    await Promise.all(
      ['/me', '/me/tracks?limit=2', '/tracks?ids=x'].map(path => api(spotify, path, accessToken)),
    );
    assert.ok(performance.now() - start >= 25);
    assert.deepEqual([...spotify.log.lines].sort(), ['GET /me 200', 'GET /me/tracks 200', 'GET /tracks 403']);
    assert.equal(spotify.log.maxInFlight, 3);
    const [entry] = spotify.log.where({ path: '/me/tracks' });
    assert.equal(entry?.query.get('limit'), '2');
    assert.equal(entry.headers.authorization, `Bearer ${accessToken}`);
    assert.ok(entry.endedAt !== undefined && entry.endedAt - entry.startedAt >= 20);
    assert.equal(spotify.log.count({ status: 403 }), 1);
  });

  it('draws covers, or links to them', async () => {
    const linked = await startTestSpotify({ tracks: 5, albums: 0, covers: 'links', seed: 'x' });
    try {
      const { accessToken } = linked.grantSession();
      assert.match(
        await (await api(linked, '/me/tracks', accessToken)).text(),
        /https:\/\/covers\.invalid\/image\//,
      );
      assert.doesNotMatch(await (await api(linked, '/me/tracks', accessToken)).text(), /data:image/);
    } finally {
      await linked.stop();
    }
  });
});
