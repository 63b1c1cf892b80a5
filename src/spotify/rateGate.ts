import type { Clock } from './clock.ts';
import { cancelled } from './clock.ts';
import { SpotifyError } from './errors.ts';
import type { EndpointFamily, Lock, Locks } from './locks.ts';

/** `person`: somebody waits for it. `background`: filling the library; paced, and overtaken by the other. */
export type Priority = 'person' | 'background';

/** How fast requests may go out. */
export interface Pace {
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Background requests per `windowMs`; Infinity turns pacing off. */
  readonly backgroundRequests: number;
  readonly windowMs: number;
}

/** Spotify's limits are unpublished; this stays well inside what was observed for one developer account. */
export const defaultPace: Pace = { concurrency: 6, backgroundRequests: 90, windowMs: 30_000 };

/** A pause up to this long is waited out; a longer one fails at once and says when to come back. */
export const longestWaitMs = 60_000;

interface Waiting {
  readonly priority: Priority;
  readonly admit: () => void;
}

/** Lets requests out at a bearable rate; one gate serves everything of one client id. */
export class RateGate {
  readonly #clock: Clock;
  readonly #locks: Locks;
  readonly #pace: Pace;
  readonly #waiting: Waiting[] = [];
  #concurrency: number;
  #backgroundRequests: number;
  #inFlight = 0;
  #backgroundStarts: number[] = [];

  constructor(clock: Clock, locks: Locks, pace: Pace = defaultPace) {
    this.#clock = clock;
    this.#locks = locks;
    this.#pace = pace;
    this.#concurrency = pace.concurrency;
    this.#backgroundRequests = pace.backgroundRequests;
  }

  /**
   * Runs `send` when its turn has come.
   * Rejects with `rateLimited` or `quotaExceeded`, whatever the lock is about, when the family is locked for longer
   * than `longestWaitMs`; with `cancelled` when `signal` aborts while waiting.
   */
  async pass<T>(
    family: EndpointFamily,
    priority: Priority,
    signal: AbortSignal | undefined,
    send: () => Promise<T>,
  ): Promise<T> {
    await this.#waitForLock(family, signal);
    if (priority === 'background') await this.#waitForPace(signal);
    await this.#waitForPlace(priority, signal);
    while (this.#lockedFor(family) > 0) {
      // Somebody before us in the queue was told to wait; that goes for everybody behind.
      this.#leave();
      await this.#waitForLock(family, signal);
      await this.#waitForPlace(priority, signal);
    }
    try {
      return await send();
    } finally {
      this.#leave();
    }
  }

  /** Takes note of a 429: the family stays closed until then, and everything goes slower from now on. */
  slowDown(family: EndpointFamily, lock: Lock): void {
    this.#locks.lock(family, lock);
    this.#concurrency = Math.max(1, Math.floor(this.#concurrency / 2));
    this.#backgroundRequests = Math.max(10, Math.floor(this.#backgroundRequests / 2));
  }

  /** Takes note of a success, so that speed recovers one request at a time. */
  recover(): void {
    if (this.#concurrency < this.#pace.concurrency && this.#clock.random() < 0.1) this.#concurrency += 1;
    if (this.#backgroundRequests < this.#pace.backgroundRequests) this.#backgroundRequests += 1;
  }

  async #waitForLock(family: EndpointFamily, signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      const lock = this.#locks.lockOf(family);
      const wait = this.#lockedFor(family);
      if (!lock || wait <= 0) return;
      if (wait > longestWaitMs)
        throw new SpotifyError(lock.kind, `${family} is locked by Spotify`, { retryAt: lock.until });
      await this.#clock.sleep(wait, signal);
    }
  }

  /** Milliseconds; not positive when the family is open. */
  #lockedFor(family: EndpointFamily): number {
    return (this.#locks.lockOf(family)?.until ?? 0) - this.#clock.now();
  }

  async #waitForPace(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      const now = this.#clock.now();
      this.#backgroundStarts = this.#backgroundStarts.filter(start => start > now - this.#pace.windowMs);
      if (this.#backgroundStarts.length < this.#backgroundRequests) {
        this.#backgroundStarts.push(now);
        return;
      }
      const oldest = this.#backgroundStarts[0] ?? now;
      await this.#clock.sleep(Math.max(oldest + this.#pace.windowMs - now, 1), signal);
    }
  }

  #waitForPlace(priority: Priority, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled());
    if (this.#inFlight < this.#concurrency) {
      this.#inFlight += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(cancelled());
      };
      const waiting: Waiting = {
        priority,
        admit: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      this.#waiting.push(waiting);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  #leave(): void {
    this.#inFlight -= 1;
    while (this.#inFlight < this.#concurrency && this.#waiting.length > 0) {
      const urgent = this.#waiting.findIndex(waiting => waiting.priority === 'person');
      const [next] = this.#waiting.splice(Math.max(urgent, 0), 1);
      this.#inFlight += 1;
      next?.admit();
    }
  }
}
