import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ApiCall } from '../../../src/spotify/apiCall.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { CallLimits } from '../../../src/spotify/retries.ts';
import { failure } from './failure.ts';
import type { Event } from './testPipeline.ts';
import { badGateway, fine, TestPipeline, tooMany, unauthorized } from './testPipeline.ts';

const read: ApiCall = { method: 'GET', family: 'library', path: '/me/tracks' };
const background: ApiCall = { ...read, priority: 'background' };
const limits: CallLimits = { overallMs: 10_000, requestMs: 3_000 };
const timedOut = new SpotifyError('timedOut', 'no answer in time');

/** A pipeline whose requests take as long as the script says, in ms. */
class SlowPipeline {
  readonly test = new TestPipeline();
  /** When requests were sent, in ms from the start. */
  readonly times: number[] = [];
  readonly #start = this.test.clock.now();

  constructor(script: readonly (readonly [ms: number, event: Event])[]) {
    const rest = [...script];
    const send = async (): Promise<{ status: number; headers: Record<string, string>; body: string }> => {
      this.times.push(this.now);
      const [ms, event] = rest.shift() ?? [1, fine];
      await this.test.clock.sleep(ms);
      if (event instanceof Error) throw event;
      return { status: 200, headers: {}, body: '', ...event };
    };
    this.test.with({ send, limits });
  }

  get now(): number {
    return this.test.clock.now() - this.#start;
  }

  request(call: ApiCall): Promise<unknown> {
    return this.test.pipeline.request(call);
  }
}

describe('A call that takes long', () => {
  it('is not tried again when that could not end in time; the last reason is told', async () => {
    const enough = new SlowPipeline([[6500, timedOut]]);
    await enough.request(read);
    assert.deepEqual(enough.times, [0, 7000]);
    const tooLong = new SlowPipeline([[6501, badGateway]]);
    await failure(tooLong.request(read), 'unavailable');
    assert.deepEqual([tooLong.times, tooLong.now], [[0], 6501]);
  });

  for (const [what, event, kind] of [
    ['a pause', tooMany('8'), 'rateLimited'],
    ['a server that asks for time', { status: 503, headers: { 'retry-after': '8' } }, 'unavailable'],
  ] as const)
    it(`does not wait for ${what} that ends too late, but says when it does`, async () => {
      const test = new SlowPipeline([[1, event]]);
      const { retryAt } = await failure(test.request(read), kind);
      assert.deepEqual([test.now, retryAt], [1, test.test.clock.now() + 8000]);
    });

  it('is not sent with a newer token when it is too late for that', async () => {
    const test = new SlowPipeline([[7001, unauthorized]]);
    await failure(test.request(read), 'signedOut');
    assert.equal(test.times.length, 1);
  });

  it('counts what it waited before it was sent, when a person waits', async () => {
    const test = new SlowPipeline([...Array<readonly [number, Event]>(6).fill([7500, fine]), [100, fine]]);
    const before = Array.from({ length: 6 }, () => test.request(read));
    const { sent } = await failure(test.request(read), 'timedOut');
    assert.deepEqual([sent, test.times.length], [false, 6]);
    await Promise.all(before);
  });

  it('tells why it failed before when there was no turn in time for another try', async () => {
    const test = new SlowPipeline([
      [100, badGateway],
      ...Array<readonly [number, Event]>(6).fill([7500, fine]),
    ]);
    const failing = failure(test.request(read), 'unavailable');
    await test.test.clock.sleep(200);
    await Promise.all([failing, ...Array.from({ length: 6 }, () => test.request(read))]);
    assert.equal(test.times.length, 7);
  });

  it('waits for its turn as long as it takes when nobody waits for it', async () => {
    const test = new SlowPipeline([]);
    await Promise.all(Array.from({ length: 150 }, () => test.request(background)));
    assert.equal(test.times.filter(ms => ms >= 30_000).length, 60);
  });

  it('counts from its first request when nobody waits for it', async () => {
    const before = Array<readonly [number, Event]>(90).fill([1, fine]);
    const late = new SlowPipeline([...before, [1, badGateway]]);
    await Promise.all(Array.from({ length: 91 }, () => late.request(background)));
    assert.deepEqual(late.times.slice(90), [30_000, 30_501]);
    const slow = new SlowPipeline([...before, [6600, badGateway]]);
    const works = Array.from({ length: 91 }, () => slow.request(background));
    await failure(works.pop()!, 'unavailable');
    await Promise.all(works);
  });

  it('has two minutes, in which two requests without an answer find room, or a pause of a minute', async () => {
    const silent = new TestPipeline();
    const times: number[] = [];
    const start = silent.clock.now();
    const send = async (): Promise<never> => {
      times.push(silent.clock.now() - start);
      await silent.clock.sleep(45_000);
      throw timedOut;
    };
    await failure(silent.with({ send }).pipeline.request(read), 'timedOut');
    assert.deepEqual(times, [0, 45_500]);
    const paused = new TestPipeline(tooMany('60'));
    await paused.pipeline.request(read);
    assert.deepEqual(paused.times, [0, 60_000]);
  });

  it('ends within its limit, whatever happens', async () => {
    const event = fc.constantFrom<Event>(
      fine,
      badGateway,
      timedOut,
      unauthorized,
      tooMany('1'),
      tooMany('5'),
      { status: 503, headers: { 'retry-after': '2' } },
      { body: '' },
    );
    const script = fc.array(fc.tuple(fc.integer({ min: 1, max: limits.requestMs }), event), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(script, fc.integer({ min: 1, max: 9 }), async (events, count) => {
        const test = new SlowPipeline(events);
        const ended: number[] = [];
        const each = (): Promise<unknown> =>
          test
            .request(read)
            .catch((error: unknown) => assert.ok(SpotifyError.is(error)))
            .finally(() => ended.push(test.now));
        await Promise.all(Array.from({ length: count }, each));
        assert.ok(Math.max(...ended) <= limits.overallMs, String(ended));
      }),
      { numRuns: 200 },
    );
  });
});
