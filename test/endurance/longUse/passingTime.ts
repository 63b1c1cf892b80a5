import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../src/spotify/clock.ts';
import { cancelled, systemClock } from '../../../src/spotify/clock.ts';

/** How much passes with a turn of the event loop that somebody waits through. */
const turnMs = 20;
/** In steps as small as this, so that what follows from one thing can happen before the next. */
const stepMs = 5_000;

/** Time for the whole product, which passes only while the person waits, and then fast. */
export class PassingTime implements Clock {
  #now = Date.now();
  readonly #sleepers = new Map<() => void, number>();

  /** Whoever asks the system's clock from now on asks this one. */
  static begin(): PassingTime {
    const time = new PassingTime();
    const { now, sleep } = time;
    Object.assign(systemClock, { now, sleep });
    return time;
  }

  readonly now = (): number => this.#now;

  random(): number {
    return Math.random();
  }

  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (signal?.aborted) return Promise.reject(cancelled());
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const wake = (): void => {
      signal?.removeEventListener('abort', onAbort);
      resolve(undefined);
    };
    const onAbort = (): void => {
      this.#sleepers.delete(wake);
      reject(cancelled());
    };
    this.#sleepers.set(wake, this.#now + ms);
    signal?.addEventListener('abort', onAbort, { once: true });
    return promise;
  };

  /** Waits through so many minutes. */
  async minutes(count: number): Promise<void> {
    const end = this.#now + count * 60_000;
    while (this.#now < end) {
      this.#pass(Math.min(stepMs, end - this.#now));
      for (let turn = 0; turn < 4; turn++) await nextTurn();
    }
  }

  /** Waits until it is so; rejects when it is not after `limitMs` of real time. */
  async until(what: string, isSo: () => boolean, limitMs = 60_000): Promise<void> {
    const deadline = performance.now() + limitMs;
    for (let turn = 1; !isSo(); turn++) {
      if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`);
      this.#pass(turnMs);
      // What is waited for may need the processor.
      await (turn % 8 === 0 ? sleep(1) : nextTurn());
    }
  }

  /** Waits for this and gives what comes of it. */
  async through<T>(what: string, work: PromiseLike<T>): Promise<T> {
    let isDone = false;
    const done = (): boolean => (isDone = true);
    work.then(done, done);
    await this.until(what, () => isDone);
    return await work;
  }

  #pass(ms: number): void {
    this.#now += ms;
    const due = [...this.#sleepers].filter(([, until]) => until <= this.#now);
    for (const [wake] of due) {
      this.#sleepers.delete(wake);
      wake();
    }
  }
}
