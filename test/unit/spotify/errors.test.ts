import assert from 'node:assert/strict';
import fc from 'fast-check';
import { errorFromAnswer, SpotifyError } from '../../../src/spotify/errors.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { anyCodePoint } from '../anyCodePoint.ts';
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
  [403, wrapped(403, 'Insufficient client scope.'), 'missingScope'],
  [403, wrapped(403, 'FORBIDDEN'), 'removedEndpoint'],
  [403, JSON.stringify({ message: premium }), 'premiumRequired'],
  [403, JSON.stringify({ error: 'insufficient client scope' }), 'missingScope'],
  [
    403,
    JSON.stringify({ error: 'access_denied', error_description: 'User not registered' }),
    'notAllowListed',
  ],
  [403, wrapped(403, 'User not registered in the Dashboard of your company'), 'notAllowListed'],
  [403, wrapped(403, 'Restricted device', { reason: 'PREMIUM_REQUIRED' }), 'forbidden'],
  [403, wrapped(403, 'Forbidden for reasons nobody has seen yet'), 'forbidden'],
  [403, '', 'forbidden'],
  [403, '<html>Forbidden</html>', 'forbidden'],
  [403, JSON.stringify({ status: 403, message: 'Forbidden' }), 'removedEndpoint'],
  [403, JSON.stringify({ error: 'Forbidden' }), 'forbidden'],
  [403, JSON.stringify({ error: { status: 403, message: { text: 'Forbidden' } } }), 'forbidden'],
  [403, JSON.stringify([{ error: { message: 'Forbidden' } }]), 'forbidden'],
  [403, 'null', 'forbidden'],
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
    ['', undefined, 'rateLimited', 5],
    ['7 seconds', undefined, 'rateLimited', 5],
    ['0', undefined, 'rateLimited', 1],
    [' 12 ', undefined, 'rateLimited', 12],
    ['1.5', undefined, 'rateLimited', 1.5],
    ['99999999999999999999', undefined, 'rateLimited', 604_800],
    ['Sat, 21 Nov 2026 08:00:42 GMT', undefined, 'rateLimited', 42],
    ['Saturday, 21-Nov-26 08:00:42 GMT', undefined, 'rateLimited', 42],
    ['Sat, 21 Nov 2026 07:00:00 GMT', undefined, 'rateLimited', 1],
    ['Sat, 99 Nov 2026 07:00:00 GMT', undefined, 'rateLimited', 5],
    ['Sun, 22 Nov 2026 08:00:00 GMT', 'QUOTA_EXCEEDED', 'quotaExceeded', 86_400],
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

  it('reckons a date by the server’s clock where it tells the time', () => {
    const headers = {
      'retry-after': 'Sat, 21 Nov 2026 11:00:09 GMT',
      date: 'Sat, 21 Nov 2026 11:00:00 GMT',
    };
    assert.equal(errorOf(429, '', headers).retryAt, now + 9000);
  });

  it('says when to come back also for a 503 that names a time, and only then', () => {
    assert.equal(errorOf(503, '', { 'retry-after': '7' }).retryAt, now + 7000);
    assert.equal(errorOf(503, '', { 'retry-after': 'later' }).retryAt, undefined);
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
    const oauth = JSON.stringify({ error: 'invalid_client', error_description: 'Invalid client' });
    assert.equal(errorOf(400, oauth).message, 'GET /me/tracks answered 400: invalid_client: Invalid client');
  });

  const prefix = 'GET /me/tracks answered 400: ';
  const hostile: readonly (readonly [string, string, string])[] = [
    ['of great length', wrapped(400, 'x'.repeat(10_000)), prefix + 'x'.repeat(200)],
    ['too long to be read', wrapped(400, 'x'.repeat(100_000)), 'GET /me/tracks answered 400'],
    ['that is a page of HTML', `<html>${'<p>'.repeat(1000)}</html>`, 'GET /me/tracks answered 400'],
    [
      'nested without end',
      `{"error":${'{"message":'.repeat(5000)}"x"${'}'.repeat(5001)}`,
      'GET /me/tracks answered 400',
    ],
    [
      'with line breaks and control characters',
      wrapped(400, 'one\r\n[info] signed in\u2028two\u0000\u001b[31mred\u202eesrever'),
      `${prefix}one [info] signed in two [31mred esrever`,
    ],
    [
      'cut in the middle of a sign',
      wrapped(400, `${'x'.repeat(199)}😀`),
      `${prefix}${'x'.repeat(199)}\ufffd`,
    ],
    [
      'that names an address',
      wrapped(400, 'Cannot GET /v1/search?q=secret'),
      `${prefix}Cannot GET /v1/search?`,
    ],
    [
      'about the prototype',
      '{"__proto__":{"message":"x"},"error":{"__proto__":{"message":"y"}}}',
      'GET /me/tracks answered 400',
    ],
  ];
  for (const [what, body, line] of hostile)
    it(`is told in one short line when the body is one ${what}`, () => {
      assert.equal(errorOf(400, body).message, line);
    });

  it('leaves out what was sent, plain or as it stands in an address, wherever the answer is cut', () => {
    const secrets = ['BQ-secret-token', 'words of a person', 'me'];
    for (const said of [
      'BQ-secret-token is no token',
      'no words%20of%20a%20person here',
      'words of a person',
    ])
      for (let before = 150; before <= 200; before++) {
        const answer = { status: 400, headers: {}, body: wrapped(400, 'x'.repeat(before) + said) };
        const { message } = errorFromAnswer(answer, 'GET /me', now, secrets);
        assert.doesNotMatch(message, /BQ|words/);
        assert.match(message, /^GET \/me answered/);
      }
  });

  it('is one line of at most 200 characters beside the endpoint, whatever the body', () => {
    const text = fc.string({ unit: anyCodePoint, maxLength: 300, size: 'max' });
    const body = fc.oneof(
      fc
        .record({ error: fc.oneof(text, fc.record({ message: text, status: fc.nat() })) })
        .map(json => JSON.stringify(json)),
      fc.record({ message: text }).map(json => JSON.stringify(json)),
      text,
    );
    fc.assert(
      fc.property(body, each => {
        const { message } = errorOf(400, each);
        assert.ok(message.length <= prefix.length + 200);
        assert.doesNotMatch(message, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
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
