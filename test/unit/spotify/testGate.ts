import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { EndpointFamily } from '../../../src/spotify/locks.ts';
import { MemoryLocks } from '../../../src/spotify/locks.ts';
import type { Pace, Priority } from '../../../src/spotify/rateGate.ts';
import { RateGate } from '../../../src/spotify/rateGate.ts';
import { InstantClock } from './instantClock.ts';

interface GateRequest {
  readonly priority?: Priority;
  readonly family?: EndpointFamily;
  /** How long it is under way. */
  readonly ms?: number;
  /** How it ends when it does not go well; a time is seconds of `Retry-After`. */
  readonly trouble?: { readonly retryAfter: number; readonly isQuota?: boolean } | 'unavailable';
  readonly ticket?: number;
  readonly latestStart?: number;
}

/** A gate and the requests that go through it, on a clock of their own. */
export class TestGate {
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

  /** In ms from the start. */
  get now(): number {
    return this.clock.now() - this.#start;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Who went out, in that order. */
  get names(): string[] {
    return this.starts.map(([, name]) => name);
  }

  pass(
    name: string,
    { priority = 'person', family = 'library', ms = 100, trouble, ...more }: GateRequest = {},
    signal?: AbortSignal,
  ): Promise<void> {
    const { ticket = this.gate.ticket(), latestStart = Infinity } = more;
    return this.gate.pass({ family, priority, ticket, latestStart, signal }, async () => {
      this.starts.push([this.now, name]);
      this.mostInFlight = Math.max(this.mostInFlight, ++this.#inFlight);
      await this.clock.sleep(ms);
      this.#inFlight--;
      if (trouble === 'unavailable') throw new SpotifyError('unavailable', name, { status: 502 });
      if (!trouble) return;
      const kind = trouble.isQuota ? 'quotaExceeded' : 'rateLimited';
      const retryAt = this.clock.now() + trouble.retryAfter * 1000;
      throw new SpotifyError(kind, name, { status: 429, retryAt });
    });
  }

  /** How many go out at once when nothing holds them back but the places; `mostInFlight` begins anew. */
  async places(priority: Priority = 'person'): Promise<number> {
    this.mostInFlight = 0;
    await Promise.all(many(30).map(each => this.pass(`probe ${each}`, { priority, family: 'top' })));
    return this.mostInFlight;
  }
}

/** The numbers from 0 to below `count`. */
export function many(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
