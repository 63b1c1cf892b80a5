import assert from 'node:assert/strict';
import { SpotifyError, unsent } from '../../../src/spotify/errors.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import type { ApiCall } from '../../../src/spotify/apiCall.ts';
import type { Event } from './testPipeline.ts';
import { badGateway, fine, TestPipeline, tooMany, unauthorized } from './testPipeline.ts';

const read: ApiCall = { method: 'GET', family: 'library', path: '/me/tracks' };
const write: ApiCall = {
  method: 'PUT',
  family: 'library',
  path: '/me/library',
  query: { uris: 'spotify:track:x,spotify:track:y' },
};
const offline = new SpotifyError('offline', 'GET /v1/me/tracks: ECONNRESET');
const timedOut = new SpotifyError('timedOut', 'GET /v1/me/tracks: no answer in time');

async function failure(work: Promise<unknown>, kind: SpotifyErrorKind): Promise<SpotifyError> {
  try {
    await work;
  } catch (error) {
    assert.ok(SpotifyError.is(error), String(error));
    assert.equal(error.kind, kind);
    return error;
  }
  assert.fail('it went well');
}

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

  for (const [status, kind] of [
    [400, 'badRequest'],
    [404, 'notFound'],
    [403, 'forbidden'],
    [302, 'badAnswer'],
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

  describe('that nobody wants any more', () => {
    it('is not sent', async () => {
      const test = new TestPipeline();
      await failure(test.pipeline.request({ ...read, signal: AbortSignal.abort() }), 'cancelled');
      assert.equal(test.sent.length, 0);
    });

    it('does not wait for another try', async () => {
      for (const event of [badGateway, tooMany('30')]) {
        const test = new TestPipeline(event);
        const controller = new AbortController();
        const work = test.pipeline.request({ ...read, signal: controller.signal });
        while (test.clock.sleeps.length === 0) await Promise.resolve();
        controller.abort();
        await failure(work, 'cancelled');
        assert.equal(test.sent.length, 1);
      }
    });

    it('comes to its end when it is a write under way: only Spotify’s answer tells what it did', async () => {
      for (const [event, kind] of [
        [fine, undefined],
        [offline, 'offline'],
      ] as const) {
        const controller = new AbortController();
        const test = new TestPipeline(event);
        const work = test.pipeline.request({ ...write, signal: controller.signal });
        while (test.sent.length === 0) await Promise.resolve();
        controller.abort();
        if (kind === undefined) await work;
        else assert.equal((await failure(work, kind)).sent, true);
        assert.equal(test.sent[0]?.signal, undefined);
      }
    });

    it('is not sent again when it is a write that was to wait, and known not to have been', async () => {
      const test = new TestPipeline(tooMany('30'));
      const controller = new AbortController();
      const work = test.pipeline.request({ ...write, signal: controller.signal });
      while (test.clock.sleeps.length === 0) await Promise.resolve();
      controller.abort();
      assert.equal((await failure(work, 'cancelled')).sent, false);
      assert.equal(test.sent.length, 1);
    });

    it('is no line in the log', async () => {
      const controller = new AbortController();
      const test = new TestPipeline(new DOMException('aborted', 'AbortError'));
      const work = test.pipeline.request({ ...read, signal: controller.signal });
      controller.abort();
      await failure(work, 'cancelled');
      assert.deepEqual(test.logged, []);
    });
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

  it('leaves neither token nor query in log and error', async () => {
    const test = new TestPipeline(badGateway, tooMany('1'), unauthorized, { status: 400 });
    const call = { ...read, path: '/search', query: { q: 'what a person typed' } };
    const error = await failure(test.pipeline.request(call), 'badRequest');
    assert.deepEqual(
      test.logged.map(line => line.split(':')[0]),
      ['unavailable', 'rateLimited', 'signedOut', 'badRequest'],
    );
    for (const text of [...test.logged, error.message, JSON.stringify(error)])
      assert.doesNotMatch(text, /token-|-token|typed/);
  });
});
