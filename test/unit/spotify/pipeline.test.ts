import assert from 'node:assert/strict';
import { SpotifyError, unsent } from '../../../src/spotify/errors.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import type { ApiCall } from '../../../src/spotify/apiCall.ts';
import type { SpotifyResponse } from '../../../src/spotify/send.ts';
import type { Event } from './testPipeline.ts';
import { failure } from './failure.ts';
import { badGateway, TestPipeline, tooMany, unauthorized } from './testPipeline.ts';

const read: ApiCall = { method: 'GET', family: 'library', path: '/me/tracks' };
const write: ApiCall = {
  method: 'PUT',
  family: 'library',
  path: '/me/library',
  query: { uris: 'spotify:track:x,spotify:track:y' },
};
const offline = new SpotifyError('offline', 'GET /v1/me/tracks: ECONNRESET');
const timedOut = new SpotifyError('timedOut', 'GET /v1/me/tracks: no answer in time');

describe('A request to the Web API', () => {
  it('carries the token, asks for JSON and has its query in the address', async () => {
    const test = new TestPipeline();
    await test.pipeline.request({ ...read, query: { offset: 50, q: 'a b&c' } });
    const [sent] = test.sent;
    assert.equal(sent?.url, 'https://api.example/v1/me/tracks?offset=50&q=a+b%26c');
    assert.deepEqual(sent.headers, { authorization: 'Bearer first-token', accept: 'application/json' });
    assert.equal(sent.body, undefined);
  });

  it('sends a body as JSON', async () => {
    const test = new TestPipeline();
    await test.pipeline.request({ ...write, body: { ids: ['x'] } });
    assert.equal(test.sent[0]?.body, '{"ids":["x"]}');
    assert.equal(test.sent[0].headers['content-type'], 'application/json');
  });

  describe('that is answered 401', () => {
    for (const call of [read, write])
      it(`is tried once more with a newer token (${call.method})`, async () => {
        const test = new TestPipeline(unauthorized);
        await test.pipeline.request(call);
        assert.deepEqual(test.rejected, [undefined, 'first-token']);
        assert.deepEqual(
          test.sent.map(({ headers }) => headers.authorization),
          ['Bearer first-token', 'Bearer second-token'],
        );
      });

    it('again is given up: one refresh and one more try', async () => {
      const test = new TestPipeline(unauthorized, unauthorized, unauthorized);
      await failure(test.pipeline.request(read), 'signedOut');
      assert.equal(test.sent.length, 2);
    });
  });

  describe('that is answered 429', () => {
    for (const call of [read, write])
      it(`waits a short Retry-After out, whatever its method (${call.method})`, async () => {
        const test = new TestPipeline(tooMany('7'));
        await test.pipeline.request(call);
        assert.deepEqual(test.times, [0, 7000]);
      });

    it('four times is given up', async () => {
      const test = new TestPipeline(...Array<Event>(9).fill(tooMany('1')));
      await failure(test.pipeline.request(read), 'rateLimited');
      assert.equal(test.sent.length, 4);
    });

    it('with a long Retry-After fails at once and says until when', async () => {
      const test = new TestPipeline(tooMany('3600'));
      const { retryAt } = await failure(test.pipeline.request(read), 'rateLimited');
      assert.equal(retryAt, test.clock.now() + 3_600_000);
      assert.deepEqual(test.clock.sleeps, []);
    });

    it('for a used-up quota fails at once even when the wait is short', async () => {
      const test = new TestPipeline(tooMany('10', 'QUOTA_EXCEEDED'));
      await failure(test.pipeline.request(read), 'quotaExceeded');
      assert.deepEqual([test.sent.length, test.clock.sleeps], [1, []]);
    });

    it('locks its endpoint family and no other', async () => {
      const test = new TestPipeline(tooMany('86000', 'QUOTA_EXCEEDED'));
      await failure(test.pipeline.request(read), 'quotaExceeded');
      const { retryAt } = await failure(test.pipeline.request(write), 'quotaExceeded');
      assert.equal(retryAt, test.clock.now() + 86_000_000);
      assert.equal(test.sent.length, 1, 'nothing is sent to a locked family');
      await test.pipeline.request({ ...read, family: 'search', path: '/search' });
      await test.pipeline.request({ ...read, family: 'account', path: '/me' });
      assert.equal(test.sent.length, 3);
    });

    it('tells of a used-up quota as long as that lasts, and when it ends', async () => {
      const test = new TestPipeline(tooMany('86400', 'QUOTA_EXCEEDED'));
      const first = await failure(test.pipeline.request(read), 'quotaExceeded');
      test.clock.pass(3_600_000);
      const later = await failure(test.pipeline.request(read), 'quotaExceeded');
      assert.deepEqual([later.retryAt, later.sent, test.sent.length], [first.retryAt, false, 1]);
    });

    it('is open again when the time has come', async () => {
      const test = new TestPipeline(tooMany('3600'));
      await failure(test.pipeline.request(read), 'rateLimited');
      test.clock.pass(3_600_000);
      await test.pipeline.request(read);
      assert.equal(test.sent.length, 2);
    });
  });

  const passing: readonly (readonly [string, Event, SpotifyErrorKind])[] = [
    ['a 502', badGateway, 'unavailable'],
    ['a broken connection', offline, 'offline'],
    ['no answer in time', timedOut, 'timedOut'],
    ['an exception of the carrier’s', new TypeError('fetch failed'), 'offline'],
    ['no connection', unsent(offline), 'offline'],
  ];
  for (const [what, event, kind] of passing)
    describe(`that meets ${what}`, () => {
      it('is tried three times more when it is a read, later each time', async () => {
        const test = new TestPipeline(event, event, event);
        assert.deepEqual(await test.pipeline.request(read), []);
        assert.deepEqual(test.times, [0, 500, 1500, 3500]);
        await failure(new TestPipeline(event, event, event, event).pipeline.request(read), kind);
      });

      it('is not tried again when it is a write: it may have been acted upon', async () => {
        const test = new TestPipeline(event);
        await failure(test.pipeline.request(write), kind);
        assert.equal(test.sent.length, 1);
      });
    });

  describe('whose answer is broken', () => {
    const page = { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<!DOCTYPE html>' };
    const broken: readonly (readonly [string, Partial<SpotifyResponse>])[] = [
      ['empty', { body: ' ' }],
      ['204', { status: 204, body: '' }],
      ['cut off', { body: '{"items":[' }],
      ['a page of a captive portal', page],
      ['JSON that says it is a page', { ...page, body: '[]' }],
    ];
    for (const [what, event] of broken)
      it(`is tried again: ${what}`, async () => {
        const test = new TestPipeline(event, event, event);
        assert.deepEqual(await test.pipeline.request(read), []);
        assert.equal(test.sent.length, 4);
        const never = new TestPipeline(...Array<Event>(9).fill(event));
        await failure(never.pipeline.request(read), 'badAnswer');
        assert.equal(never.sent.length, 4);
      });

    it('is read when its content type is one of JSON', async () => {
      for (const type of ['application/json', 'Application/JSON;charset=utf-8', 'application/problem+json']) {
        const test = new TestPipeline({ headers: { 'content-type': type }, body: '{"a":1}' });
        assert.deepEqual(await test.pipeline.request(read), { a: 1 });
      }
    });

    it('is not asked for again when it was larger than any of Spotify’s', async () => {
      const test = new TestPipeline(new SpotifyError('badAnswer', 'too large'));
      await failure(test.pipeline.request(read), 'badAnswer');
      assert.equal(test.sent.length, 1);
    });
  });

  describe('that writes', () => {
    for (const event of [{ status: 200, body: '' }, { status: 204 }, { body: 'null' }, { body: 'OK' }])
      it(`is accepted by ${JSON.stringify(event)}`, async () => {
        assert.equal(await new TestPipeline(event).pipeline.request(write), undefined);
      });

    it('is not accepted by a page of a captive portal: whether it happened is to be checked', async () => {
      const page = { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html>' };
      const test = new TestPipeline(page);
      assert.equal((await failure(test.pipeline.request(write), 'badAnswer')).sent, true);
      assert.equal(test.sent.length, 1);
    });
  });

  describe('that meets a server that asks for time', () => {
    const busy = (retryAfter: string): Event => ({ status: 503, headers: { 'retry-after': retryAfter } });

    it('gives it a short one', async () => {
      const test = new TestPipeline(busy('7'));
      await test.pipeline.request(read);
      assert.deepEqual(test.times, [0, 7000]);
    });

    it('holds nobody else back', async () => {
      const test = new TestPipeline(busy('7'));
      await Promise.all([test.pipeline.request(read), test.pipeline.request(read)]);
      assert.deepEqual(test.times, [0, 0, 7000]);
    });

    it('does not wait for long, and says when to come back', async () => {
      const test = new TestPipeline(busy('61'));
      const { retryAt } = await failure(test.pipeline.request(read), 'unavailable');
      assert.deepEqual([test.sent.length, retryAt], [1, test.clock.now() + 61_000]);
    });
  });

  it('comes back after different times, so that not everybody asks at once', async () => {
    const times: number[][] = [];
    for (const chance of [0, 0.999]) {
      const test = new TestPipeline(badGateway, badGateway, badGateway);
      test.clock.chance = chance;
      await test.pipeline.request(read);
      times.push(test.times.map(Math.round));
    }
    assert.deepEqual(times, [
      [0, 250, 750, 1750],
      [0, 750, 2249, 5247],
    ]);
  });

  for (const [status, kind] of [
    [400, 'badRequest'],
    [404, 'notFound'],
    [403, 'forbidden'],
    [302, 'badAnswer'],
    [304, 'badAnswer'],
  ] as const)
    it(`that is answered ${status} is not tried again`, async () => {
      const test = new TestPipeline({ status });
      await failure(test.pipeline.request(read), kind);
      assert.equal(test.sent.length, 1);
    });

  it('recovers from several kinds of trouble, one after the other', async () => {
    const test = new TestPipeline(unauthorized, tooMany('2'), badGateway, tooMany(undefined), offline);
    await test.pipeline.request(read);
    assert.equal(test.sent.length, 6);
  });

  it('for which there is no token is known not to have been sent', async () => {
    const test = new TestPipeline();
    for (const [error, kind] of [
      [new SpotifyError('offline', 'no connection'), 'offline'],
      [new SpotifyError('unavailable', '503', { status: 503 }), 'unavailable'],
      [new Error('the keyring is locked'), 'signedOut'],
    ] as const) {
      test.tokenFailure = error;
      assert.equal((await failure(test.pipeline.request(write), kind)).sent, false);
    }
    test.tokenFailure = undefined;
    assert.equal((await failure(new TestPipeline(offline).pipeline.request(write), 'offline')).sent, true);
  });
});
