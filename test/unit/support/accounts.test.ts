import assert from 'node:assert/strict';
import { startTestSpotify, testClientId } from '../../support/testSpotify.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { api, authorizeUrl, exchange, token } from './client.ts';

describe('the accounts service', () => {
  let time = Date.UTC(2026, 10, 21);
  let spotify: TestSpotify;
  before(async () => {
    spotify = await startTestSpotify({
      tracks: 20,
      accountsHost: '127.0.0.2',
      now: () => time,
      apps: [
        { clientId: testClientId, redirectUris: ['http://127.0.0.1/callback', 'vscode://a.b/callback?x=1'] },
        { clientId: 'f'.repeat(32), redirectUris: [] },
      ],
    });
  });
  after(() => spotify.stop());
  beforeEach(() => spotify.reset());

  const signIn = async (): Promise<{ access: string; refresh: string }> => {
    const { json } = await exchange(spotify, await spotify.decide(authorizeUrl(spotify), 'allow'));
    return { access: json.access_token ?? '', refresh: json.refresh_token ?? '' };
  };
  const refresh = (refresh_token: string, more: Record<string, string> = {}): ReturnType<typeof token> =>
    token(spotify, { grant_type: 'refresh_token', refresh_token, ...more });
  const failure = async (answer: ReturnType<typeof token>): Promise<string> => {
    const { status, json } = await answer;
    return `${status} ${json.error ?? ''}: ${json.error_description ?? ''}`;
  };

  describe('/authorize', () => {
    it('shows a page with Allow, Deny and what is asked for', async () => {
      const page = await fetch(authorizeUrl(spotify));
      const html = await page.text();
      assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
      assert.match(html, /<button id="allow"[\s\S]*<button id="deny"/);
      assert.match(html, /user-library-read/);
    });

    it('sends an allowed request back with code and state', async () => {
      const callback = new URL(await spotify.decide(authorizeUrl(spotify), 'allow'));
      assert.equal(callback.origin + callback.pathname, 'http://127.0.0.1:5555/callback');
      assert.deepEqual([...callback.searchParams.keys()], ['code', 'state']);
      assert.equal(callback.searchParams.get('state'), 'a state/with&signs');
    });

    it('sends a denied request back with error and state', async () => {
      const callback = new URL(await spotify.decide(authorizeUrl(spotify), 'deny'));
      assert.deepEqual([...callback.searchParams.values()], ['access_denied', 'a state/with&signs']);
    });

    it('keeps the query of a redirect URI and serves any scheme', async () => {
      const url = authorizeUrl(spotify, { redirect_uri: 'vscode://a.b/callback?x=1' });
      assert.match(
        await spotify.decide(url, 'allow'),
        /^vscode:\/\/a\.b\/callback\?x=1&code=AQ[\w-]+&state=/,
      );
    });

    it('asks nobody when consent is given beforehand', async () => {
      spotify.autoApprove = true;
      const answer = await fetch(authorizeUrl(spotify), { redirect: 'manual' });
      assert.equal(answer.status, 302);
      assert.match(answer.headers.get('location') ?? '', /\?code=/);
    });

    for (const [what, changes, text] of [
      ['an unknown client', { client_id: '0'.repeat(32) }, 'INVALID_CLIENT: Invalid client'],
      [
        'an unregistered redirect URI',
        { redirect_uri: 'http://127.0.0.1:5555/other' },
        'INVALID_CLIENT: Invalid redirect URI',
      ],
      ["another app's redirect URI", { client_id: 'f'.repeat(32) }, 'INVALID_CLIENT: Invalid redirect URI'],
      ['another response type', { response_type: 'token' }, 'response_type must be code'],
      ['a plain challenge', { code_challenge_method: 'plain' }, 'code_challenge_method must be S256'],
      ['a challenge that is none', { code_challenge: 'short' }, 'Invalid code_challenge'],
      ['an unknown scope', { scope: 'user-library-read everything' }, 'INVALID_SCOPE: Invalid scope'],
    ] as const) {
      it(`answers ${what} with a page and no redirect`, async () => {
        const answer = await fetch(authorizeUrl(spotify, changes), { redirect: 'manual' });
        assert.deepEqual(
          [answer.status, answer.headers.get('location'), await answer.text()],
          [400, null, text],
        );
      });
    }

    it('decides each request once', async () => {
      const html = await (await fetch(authorizeUrl(spotify))).text();
      const request = /name="request" value="([^"]+)"/.exec(html)?.[1] ?? '';
      const decide = async (): Promise<number> => {
        const body = new URLSearchParams({ request, decision: 'allow', user: 'firstlistener' });
        return (await fetch(`${spotify.accountsUrl}/authorize`, { method: 'POST', body, redirect: 'manual' }))
          .status;
      };
      assert.deepEqual([await decide(), await decide()], [302, 400]);
    });
  });

  describe('a code', () => {
    it('gives tokens with the consented scopes', async () => {
      const { status, json } = await exchange(spotify, await spotify.decide(authorizeUrl(spotify), 'allow'));
      assert.equal(status, 200);
      assert.deepEqual(
        [json.token_type, json.expires_in, json.scope],
        ['Bearer', 3600, 'user-library-read user-top-read'],
      );
      assert.equal((await api(spotify, '/me', json.access_token)).status, 200);
      assert.equal(
        (await api(spotify, '/me/library?uris=x', json.access_token, { method: 'PUT' })).status,
        403,
      );
    });

    it('counts once', async () => {
      const callback = await spotify.decide(authorizeUrl(spotify), 'allow');
      await exchange(spotify, callback);
      assert.equal(
        await failure(exchange(spotify, callback)),
        '400 invalid_grant: Invalid authorization code',
      );
    });

    it('counts for a minute', async () => {
      const callback = await spotify.decide(authorizeUrl(spotify), 'allow');
      time += 61_000;
      assert.equal(
        await failure(exchange(spotify, callback)),
        '400 invalid_grant: Authorization code expired',
      );
    });

    for (const [what, changes, text] of [
      ['another verifier', { code_verifier: 'x'.repeat(43) }, 'code_verifier was incorrect'],
      ['a verifier that is too short', { code_verifier: 'x'.repeat(42) }, 'code_verifier was incorrect'],
      ['no verifier', { code_verifier: '' }, 'code_verifier was incorrect'],
      ['another redirect URI', { redirect_uri: 'http://127.0.0.1:5556/callback' }, 'Invalid redirect URI'],
      ['another app', { client_id: 'f'.repeat(32) }, 'Invalid authorization code'],
      ['another code', { code: 'AQx' }, 'Invalid authorization code'],
    ] as const) {
      it(`does not count with ${what}`, async () => {
        const callback = await spotify.decide(authorizeUrl(spotify), 'allow');
        assert.equal(await failure(exchange(spotify, callback, changes)), `400 invalid_grant: ${text}`);
      });
    }
  });

  describe('a refresh token', () => {
    it('gives access again and again and is not replaced', async () => {
      const tokens = await signIn();
      spotify.grants.expireAccessTokens();
      assert.equal((await api(spotify, '/me', tokens.access)).status, 401);
      for (let time = 0; time < 2; time++) {
        const { json } = await refresh(tokens.refresh);
        assert.deepEqual(Object.keys(json), ['access_token', 'token_type', 'scope', 'expires_in']);
        assert.equal((await api(spotify, '/me', json.access_token)).status, 200);
      }
    });

    it('is replaced and revoked where they rotate', async () => {
      const tokens = await signIn();
      spotify.grants.rotateRefreshTokens = true;
      const { json } = await refresh(tokens.refresh);
      assert.ok(json.refresh_token);
      assert.equal(await failure(refresh(tokens.refresh)), '400 invalid_grant: Refresh token revoked');
      assert.equal((await refresh(json.refresh_token)).status, 200);
    });

    it('ends by revocation and by age', async () => {
      const [first, second] = [await signIn(), await signIn()];
      spotify.grants.expireRefreshTokens();
      assert.equal(await failure(refresh(first.refresh)), '400 invalid_grant: Refresh token expired');
      assert.equal((await api(spotify, '/me', first.access)).status, 200);
      spotify.grants.revokeAll();
      assert.equal(await failure(refresh(second.refresh)), '400 invalid_grant: Refresh token revoked');
      assert.equal((await api(spotify, '/me', second.access)).status, 401);
    });

    it('needs the client id it was given to', async () => {
      const tokens = await signIn();
      assert.equal(
        await failure(refresh(tokens.refresh, { client_id: '' })),
        '400 invalid_client: Invalid client',
      );
      assert.equal(
        await failure(refresh(tokens.refresh, { client_id: 'f'.repeat(32) })),
        '400 invalid_grant: Invalid refresh token',
      );
      assert.equal(await failure(refresh('AQx')), '400 invalid_grant: Invalid refresh token');
    });
  });

  it('ends access after the time it says', async () => {
    const tokens = await signIn();
    time += 3_599_000;
    assert.equal((await api(spotify, '/me', tokens.access)).status, 200);
    time += 1000;
    assert.equal((await api(spotify, '/me', tokens.access)).status, 401);
  });

  it('reads forms only, and knows two grants', async () => {
    const body = JSON.stringify({ grant_type: 'refresh_token' });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${spotify.accountsUrl}/api/token`, { method: 'POST', body, headers });
    assert.equal(((await answer.json()) as { error: string }).error, 'unsupported_grant_type');
    assert.match(await failure(token(spotify, { grant_type: 'password' })), /^400 unsupported_grant_type/);
  });

  it('signs in whom the page says', async () => {
    const callback = await spotify.decide(authorizeUrl(spotify), 'allow', 'secondlistener');
    const { json } = await exchange(spotify, callback);
    const me = (await (await api(spotify, '/me', json.access_token)).json()) as { account_id: string };
    assert.equal(me.account_id, 'account-of-secondlistener');
  });

  it('logs what arrived, byte for byte', async () => {
    await fetch(`${spotify.accountsUrl}/authorize?state=a%2Fb%20c&x=?&y`);
    assert.equal(
      spotify.log.where({ service: 'accounts', path: '/authorize' })[0]?.rawQuery,
      'state=a%2Fb%20c&x=?&y',
    );
  });
});
