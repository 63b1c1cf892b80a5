import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { EndpointFamily } from '../../../src/spotify/locks.ts';
import { MemoryLocks } from '../../../src/spotify/locks.ts';
import type { Pace } from '../../../src/spotify/pace.ts';
import { RateGate } from '../../../src/spotify/rateGate.ts';
import type { Priority } from '../../../src/spotify/waitingLine.ts';
import { InstantClock } from './instantClock.ts';

/** A request as it is made up. */
interface Wish {
  readonly priority: Priority;
  readonly family: EndpointFamily;
  readonly askedAt: number;
  readonly ms: number;
  /** Seconds of `Retry-After`; undefined when all goes well. */
  readonly retryAfter: number | undefined;
  readonly isQuota: boolean;
}

/** A request that went out. */
interface Start {
  readonly ticket: number;
  readonly priority: Priority;
  readonly at: number;
  /** Under way then, this one included. */
  readonly inFlight: number;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  priority: fc.constantFrom('person', 'background', 'background'),
  family: fc.constantFrom('library', 'search', 'albums'),
  askedAt: fc.oneof(fc.constant(0), fc.nat(20_000)),
  ms: fc.integer({ min: 1, max: 3000 }),
  retryAfter: fc.option(fc.constantFrom(1, 10, 60, 61, 300), { freq: 6, nil: undefined }),
  isQuota: fc.boolean(),
});

const pace: fc.Arbitrary<Required<Pace>> = fc.record({
  concurrency: fc.integer({ min: 1, max: 8 }),
  reserve: fc.nat(2),
  backgroundRequests: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(Infinity)),
  windowMs: fc.constantFrom(1000, 5000),
});

/** Sends wishes through a gate and writes down what happens; what must hold at every start is seen to there. */
class Traffic {
  readonly starts: Start[] = [];
  readonly #clock = new InstantClock();
  readonly #locks = new MemoryLocks();
  readonly #gate: RateGate;
  readonly #waiting = new Map<number, Wish>();
  #inFlight = 0;

  constructor(limits: Pace) {
    this.#gate = new RateGate(this.#clock, this.#locks, limits);
  }

  async run(wishes: readonly Wish[]): Promise<void> {
    await Promise.all(wishes.map(each => this.#ask(each)));
    assert.deepEqual([this.#inFlight, this.#waiting.size, this.#clock.sleeping], [0, 0, 0]);
  }

  /** Ends when the request does; who is turned away was locked out at that time. */
  async #ask(wished: Wish): Promise<void> {
    await this.#clock.sleep(wished.askedAt);
    const { family, priority } = wished;
    const ticket = this.#gate.ticket();
    this.#waiting.set(ticket, wished);
    try {
      await this.#gate.pass({ family, priority, ticket }, () => this.#send(wished, ticket));
    } catch (error) {
      assert.ok(SpotifyError.is(error, 'rateLimited', 'quotaExceeded'), String(error));
      if (this.#waiting.delete(ticket)) {
        assert.equal(error.retryAt, this.#locks.lockOf(family)?.until);
        assert.ok(error.retryAt! > this.#clock.now());
      }
    }
  }

  async #send({ family, priority, ms, retryAfter, isQuota }: Wish, ticket: number): Promise<void> {
    const at = this.#clock.now();
    for (const scope of [family, 'everything'] as const)
      assert.ok((this.#locks.lockOf(scope)?.until ?? 0) <= at, `${scope} is locked`);
    this.#waiting.delete(ticket);
    for (const [other, { family: itsFamily, priority: its }] of this.#waiting) {
      if ((this.#locks.lockOf(itsFamily)?.until ?? 0) > at) continue; // It is being turned away.
      assert.ok(its !== priority || other > ticket, 'somebody was overtaken by their like');
      assert.ok(its !== 'person' || priority === 'person', 'a person was overtaken');
    }
    this.starts.push({ ticket, priority, at, inFlight: ++this.#inFlight });
    await this.#clock.sleep(ms);
    this.#inFlight--;
    if (retryAfter === undefined) return;
    const retryAt = this.#clock.now() + retryAfter * 1000;
    throw new SpotifyError(isQuota ? 'quotaExceeded' : 'rateLimited', '429', { status: 429, retryAt });
  }
}

describe('The rate gate, whatever is asked and answered,', () => {
  it('keeps its limits, its locks and its order, and every request ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 40 }), pace, async (wishes, limits) => {
        const traffic = new Traffic(limits);
        await traffic.run(wishes);
        const { concurrency, reserve, backgroundRequests, windowMs } = limits;
        for (const [index, { priority, at, inFlight }] of traffic.starts.entries()) {
          assert.ok(inFlight <= concurrency, 'too many at once');
          if (priority === 'person') continue;
          assert.ok(inFlight <= Math.max(1, concurrency - reserve), 'the reserve is used');
          const inWindow = traffic.starts.slice(0, index + 1).filter(other => other.at > at - windowMs);
          assert.ok(inWindow.length <= backgroundRequests, 'too fast');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('lets everything out as soon as that is allowed: no place and no time is wasted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), pace, async (count, limits) => {
        const traffic = new Traffic(limits);
        const same = {
          priority: 'background',
          family: 'library',
          askedAt: 0,
          ms: 100,
          retryAfter: undefined,
        } as const;
        await traffic.run(Array.from({ length: count }, () => ({ ...same, isQuota: false })));
        const places = Math.max(1, limits.concurrency - limits.reserve);
        const starts: number[] = [];
        for (let index = 0; index < count; index++) {
          const place = (starts[index - places] ?? -Infinity) + 100;
          const turn = (starts[index - limits.backgroundRequests] ?? -Infinity) + limits.windowMs;
          starts.push(Math.max(starts[0] ?? 0, place, turn, starts[index - 1] ?? 0));
        }
        const [first] = traffic.starts;
        assert.deepEqual(
          traffic.starts.map(({ at }) => at - first!.at),
          starts,
        );
      }),
      { numRuns: 100 },
    );
  });
});
