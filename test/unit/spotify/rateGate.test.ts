import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import type { Lock } from '../../../src/spotify/locks.ts';
import { MemoryLocks } from '../../../src/spotify/locks.ts';
import { defaultPace } from '../../../src/spotify/pace.ts';
import type { Priority } from '../../../src/spotify/rateGate.ts';
import { RateGate } from '../../../src/spotify/rateGate.ts';
import { reasonOf } from './failure.ts';
import { many, TestGate } from './testGate.ts';

const limit = (until: number): Lock => ({ until, kind: 'rateLimited' });
const background = { priority: 'background' } as const;

describe('The rate gate', () => {
  it('lets only so many requests be under way at once', async () => {
    const test = new TestGate({ concurrency: 3 });
    await Promise.all(many(10).map(each => test.pass(String(each))));
    assert.equal(test.mostInFlight, 3);
    assert.equal(test.starts.length, 10);
  });

  it('gives a place back when a request fails', async () => {
    const test = new TestGate({ concurrency: 1 });
    await reasonOf(test.pass('failing', { trouble: 'unavailable' }));
    await test.pass('next');
    assert.deepEqual(test.names, ['failing', 'next']);
  });

  describe('where a person and the background meet', () => {
    it('lets what a person waits for overtake the background', async () => {
      const test = new TestGate({ concurrency: 1 });
      const before = test.pass('before');
      const others = many(3).map(each => test.pass(`b${each}`, background));
      await new Promise(setImmediate);
      await Promise.all([before, ...others, test.pass('person')]);
      assert.deepEqual(test.names, ['before', 'person', 'b0', 'b1', 'b2']);
    });

    it('never gives the background the last place, so that a person’s request goes out at once', async () => {
      const test = new TestGate({ ...defaultPace, backgroundRequests: Infinity });
      const work = many(20).map(each => test.pass(`b${each}`, background));
      await test.clock.sleep(50);
      assert.equal(test.inFlight, 5);
      await test.pass('person', { ms: 1 });
      assert.deepEqual(
        test.starts.find(([, name]) => name === 'person'),
        [50, 'person'],
      );
      await Promise.all(work);
    });

    it('keeps that place also where persons have taken some', async () => {
      const test = new TestGate({ concurrency: 4, reserve: 1 });
      const persons = many(3).map(each => test.pass(`p${each}`));
      const waiting = test.pass('b', background);
      await test.clock.sleep(50);
      assert.equal(test.inFlight, 3);
      await Promise.all([...persons, waiting]);
    });

    it('lets the background have the only place there is while nobody else wants it', async () => {
      const test = new TestGate({ concurrency: 1, reserve: 1 });
      await Promise.all([test.pass('b0', background), test.pass('b1', background), test.pass('person')]);
      assert.deepEqual(test.names, ['person', 'b0', 'b1']);
    });

    it('lets the background have all places where nobody limits it', async () => {
      assert.equal(await new TestGate({ concurrency: 8 }).places('background'), 8);
    });

    it('sends what the background asks in the order in which it was asked, another try with its old number', async () => {
      const test = new TestGate({ concurrency: 1 });
      const ticket = test.gate.ticket();
      const others = many(4).map(each => test.pass(`b${each}`, background));
      await test.clock.sleep(150);
      await Promise.all([test.pass('again', { ...background, ticket }), ...others]);
      assert.deepEqual(test.names, ['b0', 'b1', 'again', 'b2', 'b3']);
    });
  });

  describe('paces', () => {
    it('the background and not the person', async () => {
      const test = new TestGate({ backgroundRequests: 4, concurrency: 99, windowMs: 1000 });
      await Promise.all(many(10).map(each => test.pass(`b${each}`, background)));
      const times = test.starts.map(([ms]) => ms);
      assert.deepEqual(times, [0, 0, 0, 0, 1000, 1000, 1000, 1000, 2000, 2000]);
      await Promise.all(many(20).map(each => test.pass(`p${each}`)));
      assert.deepEqual(new Set(test.starts.slice(10).map(([ms]) => ms)), new Set([2100]));
    });

    it('so that the background leaves room for what persons ask: Spotify counts both', async () => {
      const test = new TestGate({ backgroundRequests: 4, concurrency: 99, windowMs: 1000 });
      await Promise.all(many(3).map(each => test.pass(`p${each}`)));
      await Promise.all(many(3).map(each => test.pass(`b${each}`, background)));
      assert.deepEqual(
        test.starts.slice(3).map(([ms]) => ms),
        [100, 1000, 1000],
      );
    });

    it('on when the machine’s clock is set back by hours', async () => {
      const test = new TestGate({ backgroundRequests: 1, windowMs: 1000 });
      await test.pass('before', background);
      test.clock.pass(-7_200_000);
      await test.pass('after', background);
      assert.equal(test.starts[1]?.[0], 100 - 7_200_000);
    });
  });

  it('fails at once when everything is locked for more than a minute', async () => {
    const test = new TestGate();
    const until = test.clock.now() + 60_001;
    test.locks.lock('everything', limit(until));
    const error = await reasonOf(test.pass('x'));
    assert.deepEqual([error.kind, error.retryAt], ['rateLimited', until]);
    test.clock.pass(1);
    await test.pass('x');
    assert.deepEqual(test.starts, [[60_001, 'x']]);
  });

  it('heeds what other windows were told in the meantime, before every pass', async () => {
    const test = new TestGate({ concurrency: 1 });
    const elsewhere = new Map([[100, limit(test.clock.now() + 4000)]]);
    test.locks.refresh = () => {
      const told = elsewhere.get(test.now);
      if (told) test.locks.lock('everything', told);
      return Promise.resolve();
    };
    await Promise.all([test.pass('first'), test.pass('second')]);
    assert.deepEqual(test.starts, [
      [0, 'first'],
      [4000, 'second'],
    ]);
  });

  describe('forgets those who go away while they wait', () => {
    const places: readonly (readonly [string, () => TestGate, Priority])[] = [
      ['a place', () => new TestGate({ concurrency: 1 }), 'person'],
      ['their turn by the pace', () => new TestGate({ concurrency: 9, backgroundRequests: 1 }), 'background'],
      ['the end of a pause', () => paused(), 'background'],
    ];
    const paused = (): TestGate => {
      const test = new TestGate();
      test.locks.lock('everything', limit(test.clock.now() + 10_000));
      return test;
    };
    for (const [what, gate, priority] of places)
      it(`for ${what}`, async () => {
        const test = gate();
        const controller = new AbortController();
        const before = test.pass('before', { priority });
        const waiting = test.pass('gone', { priority }, controller.signal);
        const after = test.pass('after', { priority });
        for (let turn = 0; turn < 20; turn++) await Promise.resolve(); // Less than the clock needs.
        const sinceThen = test.now;
        controller.abort();
        assert.equal((await reasonOf(waiting)).kind, 'cancelled');
        assert.equal(test.now, sinceThen);
        await Promise.all([before, after]);
        assert.deepEqual(test.names, ['before', 'after']);
      });

    it('and keeps neither timer nor listener', async () => {
      const test = paused();
      const controller = new AbortController();
      const waiting = many(3).map(each => reasonOf(test.pass(String(each), {}, controller.signal)));
      await Promise.resolve();
      await Promise.resolve();
      assert.equal(test.clock.sleeping, 1);
      controller.abort();
      await Promise.all(waiting);
      assert.equal(test.clock.sleeping, 0);
      const open = new AbortController();
      await test.pass('later', {}, open.signal);
      assert.equal(getEventListeners(open.signal, 'abort').length, 0);
    });
  });

  it('takes nobody in who has gone away already', async () => {
    const test = new TestGate();
    assert.equal((await reasonOf(test.pass('x', {}, AbortSignal.abort()))).kind, 'cancelled');
    assert.deepEqual(test.starts, []);
  });

  it('lets nobody wait past the latest time to begin', async () => {
    const test = new TestGate({ concurrency: 1 });
    const before = test.pass('before', { ms: 1000 });
    const error = await reasonOf(test.pass('late', { latestStart: test.clock.now() + 999 }));
    assert.equal(error.kind, 'timedOut');
    await before;
  });

  it('sends six at once and 90 of the background in half a minute when it is told nothing else', async () => {
    const { clock } = new TestGate();
    const gate = new RateGate(clock, new MemoryLocks());
    const start = clock.now();
    const times: number[] = [];
    const send = async (): Promise<void> => {
      times.push(clock.now() - start);
      await clock.sleep(1000);
    };
    const pass = (priority: Priority): Promise<void> =>
      gate.pass({ family: 'library', priority, ticket: gate.ticket() }, send);
    await Promise.all(many(7).map(() => pass('person')));
    assert.deepEqual(times, [0, 0, 0, 0, 0, 0, 1000]);
    await Promise.all(many(84).map(() => pass('background')));
    assert.equal(times.filter(ms => ms < 30_000).length, 90);
    assert.deepEqual(times.slice(90), [30_000]);
  });
});

describe('Locks', () => {
  it('are never shortened', () => {
    const locks = new MemoryLocks();
    locks.lock('library', { until: 2000, kind: 'quotaExceeded' });
    locks.lock('library', limit(1000));
    assert.deepEqual(locks.lockOf('library'), { until: 2000, kind: 'quotaExceeded' });
    assert.equal(locks.lockOf('search'), undefined);
  });
});
