import assert from 'node:assert/strict';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { EndpointFamily, Lock } from '../../../src/spotify/locks.ts';
import { MemoryLocks } from '../../../src/spotify/locks.ts';
import type { Pace, Priority } from '../../../src/spotify/rateGate.ts';
import { RateGate } from '../../../src/spotify/rateGate.ts';
import { InstantClock } from './instantClock.ts';

const limit = (until: number): Lock => ({ until, kind: 'rateLimited' });

interface Request {
  readonly priority?: Priority;
  readonly family?: EndpointFamily;
  readonly ms?: number;
}

class TestGate {
  readonly clock = new InstantClock();
  readonly locks = new MemoryLocks();
  readonly gate: RateGate;
  /** When each request went out, in ms from the start, and which it was. */
  readonly starts: (readonly [ms: number, name: string])[] = [];
  mostInFlight = 0;
  #inFlight = 0;
  readonly #start = this.clock.now();

  constructor(pace: Partial<Pace> = {}) {
    const whole = { concurrency: 2, backgroundRequests: Infinity, windowMs: 30_000, ...pace };
    this.gate = new RateGate(this.clock, this.locks, whole);
  }

  pass(
    name: string,
    { priority = 'person', family = 'library', ms = 100 }: Request = {},
    signal?: AbortSignal,
  ): Promise<void> {
    return this.gate.pass(family, priority, signal, async () => {
      this.starts.push([this.clock.now() - this.#start, name]);
      this.mostInFlight = Math.max(this.mostInFlight, ++this.#inFlight);
      await this.clock.sleep(ms);
      this.#inFlight--;
    });
  }
}

const many = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('The rate gate', () => {
  it('lets only so many requests be under way at once', async () => {
    const test = new TestGate({ concurrency: 3 });
    await Promise.all(many(10).map(each => test.pass(String(each))));
    assert.equal(test.mostInFlight, 3);
    assert.equal(test.starts.length, 10);
  });

  it('lets what a person waits for overtake the background', async () => {
    const test = new TestGate({ concurrency: 1 });
    const before = test.pass('before');
    const background = many(3).map(each => test.pass(`b${each}`, { priority: 'background' }));
    await new Promise(setImmediate);
    await Promise.all([before, ...background, test.pass('person')]);
    assert.deepEqual(
      test.starts.map(([, name]) => name),
      ['before', 'person', 'b0', 'b1', 'b2'],
    );
  });

  it('gives a place back when a request fails', async () => {
    const test = new TestGate({ concurrency: 1 });
    const failing = test.gate.pass('library', 'person', undefined, () => Promise.reject(new Error('no')));
    await assert.rejects(failing, /no/);
    await test.pass('next');
    assert.equal(test.starts.length, 1);
  });

  it('paces the background and not the person', async () => {
    const test = new TestGate({ backgroundRequests: 4, concurrency: 99, windowMs: 1000 });
    await Promise.all([
      ...many(10).map(each => test.pass(`b${each}`, { priority: 'background' })),
      ...many(20).map(each => test.pass(`p${each}`)),
    ]);
    const atOnce = test.starts.filter(([ms]) => ms === 0).map(([, name]) => name[0]);
    assert.equal(atOnce.filter(kind => kind === 'p').length, 20);
    assert.equal(atOnce.filter(kind => kind === 'b').length, 4);
    const times = test.starts.filter(([, name]) => name.startsWith('b')).map(([ms]) => ms);
    for (const [index, ms] of times.entries()) assert.ok(ms >= 1000 * Math.floor(index / 4), String(times));
  });

  it('holds everybody of a family back after a 429, those in the queue too', async () => {
    const test = new TestGate({ concurrency: 2 });
    const first = test.gate.pass('library', 'person', undefined, async () => {
      await test.clock.sleep(10);
      test.gate.slowDown('library', limit(test.clock.now() + 5000));
    });
    const others = many(6).map(each => test.pass(String(each), { ms: 50 }));
    const elsewhere = test.pass('elsewhere', { family: 'search' });
    await Promise.all([first, ...others, elsewhere]);
    const early = test.starts.filter(([ms]) => ms < 5000).map(([, name]) => name);
    assert.deepEqual(early, ['0', 'elsewhere'], 'one was out before the answer came');
    assert.equal(test.starts.length, 7);
  });

  it('fails at once when the family is locked for more than a minute', async () => {
    const test = new TestGate();
    const until = test.clock.now() + 60_001;
    test.locks.lock('library', limit(until));
    await assert.rejects(
      test.pass('x'),
      error => SpotifyError.is(error, 'rateLimited') && error.retryAt === until,
    );
    test.clock.pass(1);
    await test.pass('x');
    assert.deepEqual(test.starts, [[60_001, 'x']]);
  });

  it('halves what may be under way at a 429, and recovers slowly', async () => {
    const test = new TestGate({ concurrency: 8 });
    test.gate.slowDown('search', limit(test.clock.now()));
    await Promise.all(many(20).map(each => test.pass(String(each))));
    assert.equal(test.mostInFlight, 4);
    test.clock.chance = 0.05;
    for (let success = 0; success < 20; success++) test.gate.recover();
    await Promise.all(many(20).map(each => test.pass(String(each))));
    assert.equal(test.mostInFlight, 8);
  });

  it('never stops altogether, however many 429s', async () => {
    const test = new TestGate({ backgroundRequests: 90 });
    many(20).forEach(() => test.gate.slowDown('search', limit(test.clock.now())));
    await Promise.all(many(15).map(each => test.pass(String(each), { priority: 'background' })));
    assert.deepEqual([test.mostInFlight, test.starts.length], [1, 15]);
  });

  it('forgets those who went away while they waited, for a place, a pace or a lock', async () => {
    const place = new TestGate({ concurrency: 1 });
    const pace = new TestGate({ concurrency: 9, backgroundRequests: 1 });
    const lock = new TestGate();
    lock.locks.lock('library', limit(lock.clock.now() + 10_000));
    for (const test of [place, pace, lock]) {
      const controller = new AbortController();
      const before = test === lock ? undefined : test.pass('before', { priority: 'background' });
      const waiting = test.pass('gone', { priority: 'background' }, controller.signal);
      const after = test.pass('after', { priority: 'background' });
      for (let turn = 0; turn < 20; turn++) await Promise.resolve(); // Less than the clock needs.
      controller.abort();
      await assert.rejects(waiting, error => SpotifyError.is(error, 'cancelled'));
      await Promise.all([before, after]);
      assert.deepEqual(
        test.starts.map(([, name]) => name).filter(name => name !== 'before'),
        ['after'],
      );
    }
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
