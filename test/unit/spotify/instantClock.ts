import type { Clock } from '../../../src/spotify/clock.ts';
import { cancelled } from '../../../src/spotify/clock.ts';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/**
 * A clock that stands still while there is something to do and jumps to the next sleeper's hour when there is
 * not, so that a test of days takes no time.
 */
export class InstantClock implements Clock {
  #now = Date.parse('2026-11-21T08:00:00Z');
  #sleepers: Sleeper[] = [];
  #isTurning = false;
  /** Every sleep that was asked for, in ms. */
  readonly sleeps: number[] = [];
  /** What `random` gives. */
  chance = 0.5;

  readonly now = (): number => this.#now;

  random(): number {
    return this.chance;
  }

  /** How many sleep now. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Lets time pass although nobody sleeps. */
  pass(ms: number): void {
    this.#now += ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled());
    this.sleeps.push(ms);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#sleepers = this.#sleepers.filter(other => other !== sleeper);
        reject(cancelled());
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const sleeper = { until: this.#now + ms, wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#turn();
    });
  }

  /** One sleeper a turn of the event loop, so that what follows from it happens before the next wakes. */
  #turn(): void {
    if (this.#isTurning) return;
    this.#isTurning = true;
    setImmediate(() => {
      this.#isTurning = false;
      const [next] = this.#sleepers.sort((a, b) => a.until - b.until);
      if (!next) return;
      this.#sleepers = this.#sleepers.slice(1);
      this.#now = Math.max(this.#now, next.until);
      next.wake();
      if (this.#sleepers.length > 0) this.#turn();
    });
  }
}
