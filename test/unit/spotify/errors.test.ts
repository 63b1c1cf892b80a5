import assert from 'node:assert/strict';
import fc from 'fast-check';
import { errorFromAnswer, SpotifyError } from '../../../src/spotify/errors.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { badGateway, tooMany } from './testPipeline.ts';

const now = Date.parse('2026-11-21T08:00:00Z');

function errorOf(status: number, body: string, headers: Record<string, string> = {}): SpotifyError {
  return errorFromAnswer({ status, headers, body }, 'GET /me/tracks', now);
}

const wrapped = (status: number, message: string, more = {}): string =>
  JSON.stringify({ error: { status, message, ...more } });

const premium =
  'Active premium subscription required for the owner of the app. It may take a few hours to take effect.';

const table: readonly (readonly [status: number, body: string, kind: SpotifyErrorKind])[] = [
  [401, wrapped(401, 'Missing/invalid/expired access token'), 'signedOut'],
  [401, wrapped(401, 'Access token missing'), 'signedOut'],
  [403, wrapped(403, 'Forbidden'), 'removedEndpoint'],
  [403, wrapped(403, 'forbidden'), 'removedEndpoint'],
  [403, wrapped(403, premium), 'premiumRequired'],
  [403, wrapped(403, premium.toUpperCase()), 'premiumRequired'],
  [
    403,
    wrapped(403, 'Check settings on developer.spotify.com/dashboard, the user may not be registered.'),
    'notAllowListed',
  ],
  [403, wrapped(403, 'User not registered in the Developer Dashboard'), 'notAllowListed'],
  [403, wrapped(403, 'Insufficient client scope'), 'missingScope'],
  [403, wrapped(403, 'Restricted device', { reason: 'PREMIUM_REQUIRED' }), 'forbidden'],
  [403, wrapped(403, 'Forbidden for reasons nobody has seen yet'), 'forbidden'],
  [403, '', 'forbidden'],
  [403, '<html>Forbidden</html>', 'forbidden'],
  [403, JSON.stringify({ status: 403, message: 'Forbidden' }), 'removedEndpoint'],
  [403, JSON.stringify({ error: 'Forbidden' }), 'forbidden'],
  [404, wrapped(404, 'Resource not found'), 'notFound'],
  [400, wrapped(400, 'Invalid limit'), 'badRequest'],
  [400, JSON.stringify({ status: 400, message: 'Missing required field: uris' }), 'badRequest'],
  [411, '', 'badRequest'],
  [500, wrapped(500, 'Server error'), 'unavailable'],
  [502, (badGateway as { body: string }).body, 'unavailable'],
  [503, '', 'unavailable'],
  [504, 'upstream request timeout', 'unavailable'],
  [302, '', 'badAnswer'],
  [304, '', 'badAnswer'],
];

describe('The reason behind a refusal', () => {
  for (const [status, body, kind] of table)
    it(`is ${kind} for ${status} ${body.slice(0, 70) || '(no body)'}`, () => {
      const error = errorOf(status, body);
      assert.deepEqual([error.kind, error.status, error.retryAt], [kind, status, undefined]);
    });

  const limits: readonly (readonly [string | undefined, string | undefined, SpotifyErrorKind, number])[] = [
    ['3', undefined, 'rateLimited', 3],
    [undefined, undefined, 'rateLimited', 5],
    ['soon', undefined, 'rateLimited', 5],
    ['-7', undefined, 'rateLimited', 5],
    ['0', undefined, 'rateLimited', 1],
    ['86207', 'QUOTA_EXCEEDED', 'quotaExceeded', 86_207],
    [undefined, 'QUOTA_EXCEEDED', 'quotaExceeded', 5],
    ['30', 'SOMETHING_NEW', 'rateLimited', 30],
  ];
  for (const [retryAfter, reason, kind, seconds] of limits)
    it(`is ${kind} for ${seconds} s when a 429 says Retry-After ${retryAfter ?? 'nothing'}, ${reason ?? 'no reason'}`, () => {
      const { body, headers } = tooMany(retryAfter, reason) as {
        body: string;
        headers: Record<string, string>;
      };
      const error = errorOf(429, body, headers);
      assert.deepEqual([error.kind, error.retryAt], [kind, now + seconds * 1000]);
    });

  it('is found when the body of a 429 is a page of HTML', () => {
    const error = errorOf(429, '<html>', { 'retry-after': '2' });
    assert.deepEqual([error.kind, error.retryAt], ['rateLimited', now + 2000]);
  });

  it('names the endpoint and what Spotify said, for the log', () => {
    assert.equal(
      errorOf(400, wrapped(400, 'Invalid limit')).message,
      'GET /me/tracks answered 400: Invalid limit',
    );
    assert.ok(errorOf(400, wrapped(400, 'x'.repeat(10_000))).message.length < 300);
  });

  it('is found whatever the body', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
        assert.ok(SpotifyError.is(errorOf(status, body)));
      }),
    );
  });
});

describe('SpotifyError.is', () => {
  it('knows our errors, and their kind when asked', () => {
    const error = new SpotifyError('offline', 'x');
    assert.equal(SpotifyError.is(error), true);
    assert.equal(SpotifyError.is(error, 'timedOut', 'offline'), true);
    assert.equal(SpotifyError.is(error, 'timedOut'), false);
    assert.equal(SpotifyError.is(new Error('offline')), false);
  });

  it('knows errors of the part that is loaded late, which has a class of its own', async () => {
    const again = '../../../src/spotify/errors.ts?late';
    const late = (await import(again)) as { SpotifyError: typeof SpotifyError };
    const error: unknown = new late.SpotifyError('timedOut', 'x');
    assert.equal(error instanceof SpotifyError, false);
    assert.equal(SpotifyError.is(error, 'timedOut'), true);
    assert.equal(SpotifyError.is(error, 'offline'), false);
  });
});
