import assert from 'node:assert/strict';
import type { Lock } from '../../../src/spotify/locks.ts';
import { reasonOf } from './failure.ts';
import { many, TestGate } from './testGate.ts';

const limit = (until: number): Lock => ({ until, kind: 'rateLimited' });
const background = { priority: 'background' } as const;

describe('The rate gate at a 429', () => {
  describe('at a short Retry-After', () => {
    it('holds everybody back, of all families and both priorities, those in the queue too', async () => {
      const test = new TestGate({ concurrency: 2 });
      const first = reasonOf(test.pass('429', { ms: 10, trouble: { retryAfter: 60 } }));
      const others = many(6).map(each => test.pass(String(each), each % 2 ? background : { ms: 50 }));
      const elsewhere = test.pass('elsewhere', { family: 'search' });
      await Promise.all([first, ...others, elsewhere]);
      const early = test.starts.filter(([ms]) => ms < 60_010).map(([, name]) => name);
      assert.deepEqual(early, ['429', '0'], 'one was out before the answer came');
      assert.equal(test.starts.length, 8);
    });

    it('says so through the locks, for all windows', async () => {
      const test = new TestGate();
      const heard: string[] = [];
      test.locks.onDidLock(scope => heard.push(scope));
      const { retryAt } = await reasonOf(test.pass('429', { trouble: { retryAfter: 7 } }));
      assert.deepEqual(test.locks.lockOf('everything'), { until: retryAt, kind: 'rateLimited' });
      assert.deepEqual([heard, test.locks.lockOf('library')], [['everything'], undefined]);
    });

    it('lets the waiting ones go out afterwards few at a time, not all at once', async () => {
      const test = new TestGate({ concurrency: 6 });
      const limited = many(6).map(each => reasonOf(test.pass(String(each), { trouble: { retryAfter: 5 } })));
      const waiting = many(9).map(each => test.pass(`later ${each}`));
      await Promise.all([...limited, ...waiting]);
      assert.deepEqual(
        test.starts.slice(6).map(([ms]) => ms),
        [5100, 5100, 5100, 5200, 5200, 5200, 5300, 5300, 5300],
      );
    });

    it('turns away at once who could not begin in time after it', async () => {
      const test = new TestGate();
      const until = test.clock.now() + 30_000;
      test.locks.lock('everything', limit(until));
      const error = await reasonOf(test.pass('x', { latestStart: until - 1 }));
      assert.deepEqual([error.kind, error.retryAt, test.now], ['rateLimited', until, 0]);
      await test.pass('y', { latestStart: until });
    });
  });

  describe('at a long Retry-After, and at a used-up quota of any length', () => {
    for (const [trouble, kind] of [
      [{ retryAfter: 61 }, 'rateLimited'],
      [{ retryAfter: 3, isQuota: true }, 'quotaExceeded'],
    ] as const)
      it(`fails what asks that family, also in the queue, and nothing else (${kind})`, async () => {
        const test = new TestGate({ concurrency: 4 });
        const { retryAt } = await reasonOf(test.pass('429', { ms: 10, trouble }));
        const queue = many(2).map(each => test.pass(`search ${each}`, { family: 'search' }));
        for (const work of [test.pass('person'), test.pass('b', background)]) {
          const error = await reasonOf(work);
          assert.deepEqual([error.kind, error.retryAt], [kind, retryAt]);
        }
        await Promise.all(queue);
        assert.deepEqual(test.names, ['429', 'search 0', 'search 1']);
        assert.equal(test.now, 110, 'the others have not waited');
        test.clock.pass(trouble.retryAfter * 1000);
        await test.pass('open again');
      });

    it('fails those in the queue as soon as the answer is there', async () => {
      const test = new TestGate({ concurrency: 1 });
      const first = reasonOf(test.pass('429', { ms: 10, trouble: { retryAfter: 3600 } }));
      const waiting = many(3).map(each => reasonOf(test.pass(String(each))));
      await first;
      assert.deepEqual(
        (await Promise.all(waiting)).map(({ kind }) => kind),
        Array(3).fill('rateLimited'),
      );
      assert.deepEqual([test.names, test.now], [['429'], 10]);
    });

    it('is not slowed down by the quota: that counts requests of a day', async () => {
      const test = new TestGate({ concurrency: 8 });
      await reasonOf(test.pass('429', { trouble: { retryAfter: 3, isQuota: true } }));
      assert.equal(await test.places(), 8);
    });
  });

  describe('after a 429', () => {
    const slow = async (test: TestGate, times: number): Promise<void> => {
      for (let time = 0; time < times; time++)
        await reasonOf(test.pass('429', { family: 'search', trouble: { retryAfter: 1 } }));
    };

    it('lets half as many be under way, and never none', async () => {
      for (const [times, places] of [
        [1, 4],
        [2, 2],
        [20, 1],
      ] as const) {
        const test = new TestGate({ concurrency: 8 });
        await slow(test, times);
        await Promise.all(many(15).map(each => test.pass(String(each))));
        assert.deepEqual([test.mostInFlight, test.starts.length], [places, times + 15]);
      }
    });

    it('halves once for all that were sent before', async () => {
      const test = new TestGate({ concurrency: 8 });
      const trouble = { retryAfter: 1 };
      await Promise.all(many(8).map(each => reasonOf(test.pass(String(each), { ms: each, trouble }))));
      test.mostInFlight = 0;
      await Promise.all(many(9).map(each => test.pass(String(each))));
      assert.equal(test.mostInFlight, 4);
    });

    it('takes one more place after each 20 successes, up to where it was', async () => {
      const test = new TestGate({ concurrency: 8 });
      await slow(test, 2);
      const places: number[] = [];
      for (let round = 0; round < 8; round++) {
        for (const each of many(20)) await test.pass(String(each));
        const before = test.starts.length;
        test.mostInFlight = 0;
        const held = many(9).map(each => reasonOf(test.pass(String(each), { trouble: 'unavailable' })));
        await Promise.all(held);
        places.push(test.mostInFlight);
        assert.equal(test.starts.length, before + 9);
      }
      assert.deepEqual(places, [3, 4, 5, 6, 7, 8, 8, 8]);
    });

    it('begins to count anew with every 429', async () => {
      const test = new TestGate({ concurrency: 8 });
      await slow(test, 1);
      for (const each of many(19)) await test.pass(String(each));
      await slow(test, 1);
      for (const each of many(19)) await test.pass(String(each));
      test.mostInFlight = 0;
      await Promise.all(many(9).map(each => reasonOf(test.pass(String(each), { trouble: 'unavailable' }))));
      assert.equal(test.mostInFlight, 2);
    });

    it('paces the background at half its speed, which comes back in steps too', async () => {
      const test = new TestGate({ concurrency: 99, backgroundRequests: 40, windowMs: 30_000 });
      await slow(test, 1);
      test.clock.pass(30_000);
      const atOnce = async (): Promise<number> => {
        const { length } = test.starts;
        const [start] = [test.now];
        await Promise.all(many(40).map(each => test.pass(String(each), background)));
        const count = test.starts.slice(length).filter(([ms]) => ms === start).length;
        test.clock.pass(30_000);
        return count;
      };
      assert.deepEqual([await atOnce(), await atOnce(), await atOnce()], [20, 28, 36]);
    });
  });
});
