import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../src/spotify/clock.ts';
import { cancelled } from '../../src/spotify/clock.ts';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that moves only when a test says so. */
export class ManualClock implements Clock {
  #now: number;
  #sleepers: readonly Sleeper[] = [];

  /** @param now epoch milliseconds; default today at noon */
  constructor(now = new Date().setHours(12, 0, 0, 0)) {
    this.#now = now;
  }

  /** How many wait for it. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  readonly now = (): number => this.#now;

  random(): number {
    return 0.5;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      const sleeper = { until: this.#now + ms, wake: resolve };
      this.#sleepers = [...this.#sleepers, sleeper];
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter(other => other.wake !== resolve);
        reject(cancelled());
      });
    });
  }

  /** Lets time go by without those who wait, as when a computer sleeps. */
  skip(ms: number): void {
    this.#now += ms;
    this.#sleepers = this.#sleepers.map(({ until, ...rest }) => ({ ...rest, until: until + ms }));
  }

  /** Lets time pass and whoever waited long enough go on. */
  async pass(ms: number): Promise<void> {
    this.#now += ms;
    const isOver = ({ until }: Sleeper): boolean => until <= this.#now;
    const woken = this.#sleepers.filter(isOver);
    this.#sleepers = this.#sleepers.filter(sleeper => !isOver(sleeper));
    for (const { wake } of woken) wake();
    await nextTurn();
  }
}
