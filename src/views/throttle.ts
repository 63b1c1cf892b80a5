import type { Disposable } from '../model/event.ts';
import type { Clock } from '../spotify/clock.ts';

interface ThrottleParts {
  readonly clock: Clock;
  /** Shortest time from one piece of work to the next, in ms. */
  readonly everyMs: number;
  /** Whether anything was done that has to be rare. */
  readonly work: () => boolean;
}

/** Does something at once after a quiet time, otherwise when that time is over; the last wish is always heard. */
export class Throttle implements Disposable {
  readonly #parts: ThrottleParts;
  #doneAt = -Infinity;
  #waiting: AbortController | undefined;

  constructor(parts: ThrottleParts) {
    this.#parts = parts;
  }

  /** Wants the work done. */
  run(): void {
    if (this.#waiting) return;
    const { clock, everyMs } = this.#parts;
    const sinceThen = clock.now() - this.#doneAt;
    if (sinceThen < 0 || sinceThen >= everyMs) {
      this.#work();
      return;
    }
    const waiting = new AbortController();
    this.#waiting = waiting;
    clock.sleep(everyMs - sinceThen, waiting.signal).then(
      () => {
        this.#waiting = undefined;
        this.#work();
      },
      () => undefined,
    );
  }

  /** Nothing is left to be done; what is wanted next is done at once. */
  dispose(): void {
    this.#waiting?.abort();
    this.#waiting = undefined;
    this.#doneAt = -Infinity;
  }

  #work(): void {
    const { clock, work } = this.#parts;
    if (work()) this.#doneAt = clock.now();
  }
}
