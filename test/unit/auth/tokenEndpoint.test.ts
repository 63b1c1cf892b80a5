import assert from 'node:assert/strict';
import { TokenEndpoint } from '../../../src/auth/tokenEndpoint.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { SpotifyRequest, SpotifyResponse } from '../../../src/spotify/send.ts';
import { InstantClock } from '../spotify/instantClock.ts';

const secret = 'the-refresh-token';

describe('the token endpoint', () => {
  let answer: Partial<SpotifyResponse>;
  let requests: SpotifyRequest[];
  let clock: InstantClock;
  let endpoint: TokenEndpoint;

  beforeEach(() => {
    requests = [];
    clock = new InstantClock();
    endpoint = new TokenEndpoint(
      'https://accounts.example',
      request => {
        requests.push(request);
        return Promise.resolve({ status: 200, headers: {}, body: '', ...answer });
      },
      clock,
    );
  });

  const answers = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
    answer = { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
  };
  const refresh = () => endpoint.refresh('client', secret);
  const failsWith = async (kind: SpotifyErrorKind): Promise<SpotifyError> => {
    const error: unknown = await refresh().catch((reason: unknown) => reason);
    assert.ok(SpotifyError.is(error, kind), String(error));
    assert.ok(!`${error.message} ${String(error.cause)}`.includes(secret));
    return error;
  };

  it('is asked with a form that holds what PKCE needs and no client secret', async () => {
    answers(200, { access_token: 'a' });
    await endpoint.exchange({
      clientId: 'c',
      code: 'co&de',
      verifier: 'v',
      redirectUri: 'vscode://x/callback',
    });
    const [request] = requests;
    assert.equal(`${request?.method} ${request?.url}`, 'POST https://accounts.example/api/token');
    assert.equal(request?.headers['content-type'], 'application/x-www-form-urlencoded');
    assert.equal(request.headers.authorization, undefined);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(request.body)), {
      grant_type: 'authorization_code',
      code: 'co&de',
      redirect_uri: 'vscode://x/callback',
      client_id: 'c',
      code_verifier: 'v',
    });
  });

  it('is asked for new tokens with the client id, which PKCE needs', async () => {
    answers(200, { access_token: 'a' });
    await refresh();
    assert.deepEqual(Object.fromEntries(new URLSearchParams(requests[0]?.body)), {
      grant_type: 'refresh_token',
      refresh_token: secret,
      client_id: 'client',
    });
  });

  it('grants tokens', async () => {
    const scope = 'user-library-read user-top-read';
    answers(200, {
      access_token: 'a',
      token_type: 'Bearer',
      expires_in: 1800,
      refresh_token: 'r',
      scope,
      new: 1,
    });
    assert.deepEqual(await refresh(), {
      accessToken: 'a',
      expiresAt: clock.now() + 1_800_000,
      refreshToken: 'r',
      scopes: ['user-library-read', 'user-top-read'],
    });
  });

  it('grants an hour when it names no time', async () => {
    for (const missing of [undefined, null]) {
      answers(200, { access_token: 'a', expires_in: missing });
      assert.equal((await refresh()).expiresAt, clock.now() + 3_600_000);
    }
  });

  it('grants no refresh token when there is none, or an empty one', async () => {
    for (const refresh_token of [undefined, null, '']) {
      answers(200, { access_token: 'a', refresh_token });
      assert.ok(!('refreshToken' in (await refresh())));
    }
  });

  const refusals: readonly (readonly [status: number, body: unknown, kind: SpotifyErrorKind])[] = [
    [400, { error: 'invalid_grant', error_description: 'Refresh token revoked' }, 'signedOut'],
    [400, { error: 'invalid_grant' }, 'signedOut'],
    [401, { error: 'invalid_grant' }, 'signedOut'],
    [400, { error: 'invalid_client', error_description: 'Invalid client' }, 'unknownClient'],
    [401, { error: 'invalid_client' }, 'unknownClient'],
    [400, { error: 'invalid_request', error_description: 'invalid_grant' }, 'badRequest'],
    [400, 'invalid_grant', 'badRequest'],
    [400, '', 'badRequest'],
    [400, 'null', 'badRequest'],
    [500, { error: 'invalid_grant' }, 'unavailable'],
    [502, '<html>Bad gateway</html>', 'unavailable'],
    [503, '', 'unavailable'],
    [429, { error: 'too_many' }, 'rateLimited'],
    [200, '', 'badAnswer'],
    [200, '<!DOCTYPE html><title>Sign in to the hotel</title>', 'badAnswer'],
    [200, '{"access_token":"a"', 'badAnswer'],
    [200, '[]', 'badAnswer'],
    [200, { token: 'a' }, 'badAnswer'],
    [200, { access_token: null }, 'badAnswer'],
    [200, { access_token: '' }, 'badAnswer'],
    [302, '', 'badAnswer'],
    [204, '', 'badAnswer'],
  ];
  for (const [status, body, kind] of refusals) {
    const said = typeof body === 'string' ? JSON.stringify(body) : JSON.stringify(body);
    it(`is ${kind} when it answers ${status} ${said}`, async () => {
      answers(status, body);
      await failsWith(kind);
    });
  }

  it('says when to come back after too many requests', async () => {
    answers(429, '', { 'retry-after': '30' });
    assert.equal((await failsWith('rateLimited')).retryAt, clock.now() + 30_000);
  });

  it('passes on what keeps a request from being answered', async () => {
    const offline = new TokenEndpoint(
      'https://accounts.example',
      () => Promise.reject(new SpotifyError('offline', 'no connection')),
      clock,
    );
    await assert.rejects(offline.refresh('client', secret), { kind: 'offline' });
  });

  it('can be given up while a code is exchanged', async () => {
    answers(200, { access_token: 'a' });
    const { signal } = new AbortController();
    await endpoint.exchange({ clientId: 'c', code: 'c', verifier: 'v', redirectUri: 'r' }, signal);
    assert.equal(requests[0]?.signal, signal);
  });
});
