import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import type { ApiCall } from '../../../src/spotify/apiCall.ts';
import { abortable } from '../../../src/spotify/abortable.ts';
import { systemClock } from '../../../src/spotify/clock.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { failure } from './failure.ts';
import type { EndpointFamily } from '../../../src/spotify/locks.ts';
import type { Send } from '../../../src/spotify/send.ts';
import type { Priority } from '../../../src/spotify/waitingLine.ts';
import type { Event } from './testPipeline.ts';
import { badGateway, fine, TestPipeline, tooMany, unauthorized } from './testPipeline.ts';

const read: ApiCall = { method: 'GET', family: 'library', path: '/me/tracks' };
const write: ApiCall = { method: 'PUT', family: 'library', path: '/me/library', query: { uris: 'a,b' } };
const offline = new SpotifyError('offline', 'GET /v1/me/tracks: ECONNRESET');

describe('A request that nobody wants any more', () => {
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

  describe('ends at once, with nothing left behind,', () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const waits: readonly (readonly [string, () => TestPipeline])[] = [
      ['while it waits for a token', () => new TestPipeline().with({ tokens: { accessToken: never } })],
      ['while it waits for the end of a pause', () => new TestPipeline(tooMany('30'))],
      ['while it backs off', () => new TestPipeline(badGateway)],
      ['while it is sent by somebody who does not heed that', () => new TestPipeline().with({ send: never })],
    ];
    for (const [what, pipeline] of waits)
      it(what, async () => {
        const test = pipeline();
        const controller = new AbortController();
        const work = test.pipeline.request({ ...read, signal: controller.signal });
        for (let turn = 0; turn < 40; turn++) await Promise.resolve(); // Less than the clock needs.
        const { sleeping } = test.clock;
        const now = test.clock.now();
        controller.abort();
        await failure(work, 'cancelled');
        assert.equal(test.clock.now(), now);
        assert.equal(test.clock.sleeping, 0, `${sleeping} before`);
        assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
      });

    it('by the clock of the machine too', async () => {
      const controller = new AbortController();
      const sleep = systemClock.sleep(1e6, controller.signal);
      controller.abort();
      await failure(sleep, 'cancelled');
      await failure(systemClock.sleep(1e6, controller.signal), 'cancelled');
      const later = new AbortController();
      await systemClock.sleep(1, later.signal);
      assert.equal(getEventListeners(later.signal, 'abort').length, 0);
    });

    it('and is not kept waiting by work that ends later', async () => {
      const { promise, reject } = Promise.withResolvers<never>();
      const controller = new AbortController();
      const work = abortable(promise, controller.signal);
      controller.abort();
      await failure(work, 'cancelled');
      reject(new Error('nobody waits for this'));
      await failure(abortable(never(), controller.signal), 'cancelled');
    });
  });
});

const statuses = { fine, badGateway, unauthorized, short: tooMany('2'), long: tooMany('90') };
const events: readonly Event[] = [
  ...Object.values(statuses),
  tooMany('1', 'QUOTA_EXCEEDED'),
  offline,
  { body: '' },
];

interface Asking {
  readonly method: 'GET' | 'PUT';
  readonly priority: Priority;
  readonly family: EndpointFamily;
  readonly askedAt: number;
  readonly abortedAt: number | undefined;
}

const asking: fc.Arbitrary<Asking> = fc.record({
  method: fc.constantFrom('GET', 'GET', 'PUT'),
  priority: fc.constantFrom('person', 'background'),
  family: fc.constantFrom('library', 'search'),
  askedAt: fc.nat(3000),
  abortedAt: fc.option(fc.nat(9000), { nil: undefined }),
});
const sending = fc.record({
  event: fc.constantFrom(...events),
  ms: fc.integer({ min: 1, max: 2500 }),
  heedsSignal: fc.boolean(),
});

/** Calls of which some are given up, over a network in which anything happens. */
class Bustle {
  readonly test = new TestPipeline();
  /** Requests that were sent although nobody wanted them any more. */
  readonly unwanted: string[] = [];
  readonly #givenUp = new Set<string>();
  /** Paths of what is under way. */
  readonly #underWay = new Map<string, number>();

  constructor(script: readonly { event: Event; ms: number; heedsSignal: boolean }[]) {
    const { clock } = this.test;
    const rest = [...script];
    let token = 1;
    const send: Send = async ({ url, signal }) => {
      const { event, ms, heedsSignal } = rest.shift() ?? { event: fine, ms: 50, heedsSignal: true };
      this.#count(url, 1);
      if (this.#givenUp.has(new URL(url).pathname)) this.unwanted.push(url);
      await clock.sleep(ms, heedsSignal ? signal : undefined).finally(() => this.#count(url, -1));
      if (event instanceof Error) throw event;
      return { status: 200, headers: {}, body: '', ...event };
    };
    const accessToken = async (rejected?: string): Promise<string> => {
      if (rejected === `token-${token}`) {
        await clock.sleep(300);
        if (rejected === `token-${token}`) token++;
      }
      return `token-${token}`;
    };
    this.test.with({ send, tokens: { accessToken } });
  }

  /** Asks, gives up when it is time, and sees how that ends. */
  async ask({ method, priority, family, askedAt, abortedAt }: Asking, index: number): Promise<void> {
    const { clock, pipeline } = this.test;
    const controller = new AbortController();
    const path = `/${index}`;
    const end = { isThere: false, kind: '', at: 0 };
    await clock.sleep(askedAt);
    const work = pipeline
      .request({ method, family, path, priority, signal: controller.signal })
      .catch((error: unknown) => {
        assert.ok(SpotifyError.is(error), String(error));
        end.kind = error.kind;
      })
      .finally(() => Object.assign(end, { isThere: true, at: clock.now() }));
    if (abortedAt !== undefined) {
      await clock.sleep(abortedAt);
      const isUnderWay = (this.#underWay.get(path) ?? 0) > 0;
      const goesOn = end.isThere || (method === 'PUT' && isUnderWay);
      const at = clock.now();
      this.#givenUp.add(`/v1${path}`);
      controller.abort();
      if (!goesOn) {
        await work;
        assert.deepEqual([end.kind, end.at], ['cancelled', at]);
      }
    }
    await work;
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
  }

  #count(url: string, change: number): void {
    const path = new URL(url).pathname.replace('/v1', '');
    this.#underWay.set(path, (this.#underWay.get(path) ?? 0) + change);
  }

  /** How many requests go out at once after all is over and speed has come back. */
  async freePlaces(): Promise<number> {
    const { clock, gate } = this.test;
    clock.pass(3_600_000);
    const probe = (send: () => Promise<unknown>): Promise<unknown> =>
      gate.pass({ family: 'top', priority: 'person', ticket: gate.ticket() }, send);
    for (let success = 0; success < 120; success++) await probe(() => Promise.resolve());
    let most = 0;
    let inFlight = 0;
    const held = async (): Promise<void> => {
      most = Math.max(most, ++inFlight);
      await clock.sleep(10);
      inFlight--;
    };
    await Promise.all(Array.from({ length: 12 }, () => probe(held)));
    return most;
  }
}

describe('Calls that are given up at any time, while anything goes wrong,', () => {
  it('end at once and leave every place free, and neither timers nor listeners', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(asking, { minLength: 1, maxLength: 14 }),
        fc.array(sending, { maxLength: 30 }),
        async (calls, script) => {
          const bustle = new Bustle(script);
          await Promise.all(calls.map((call, index) => bustle.ask(call, index)));
          const { clock } = bustle.test;
          while (clock.sleeping > 0) await new Promise(setImmediate);
          assert.equal(await bustle.freePlaces(), 6);
          assert.deepEqual(bustle.unwanted, []);
          assert.equal(clock.sleeping, 0);
        },
      ),
      { numRuns: 150 },
    );
  });
});
