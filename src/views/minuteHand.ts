import type { Disposable } from '../model/event.ts';
import type { Clock } from '../spotify/clock.ts';

interface MinuteHandParts {
  readonly clock: Clock;
  /** It is a minute more. */
  readonly onMinute: () => void;
}

const minuteMs = 60_000;

/** Keeps "2 min ago" true. Nothing is timed unless somebody can see it. */
export class MinuteHand implements Disposable {
  readonly #parts: MinuteHandParts;
  #since: number | undefined;
  #timing: AbortController | undefined;

  constructor(parts: MinuteHandParts) {
    this.#parts = parts;
  }

  /** Somebody can see how many minutes ago a time (epoch milliseconds) was; undefined when nobody can any more. */
  show(since: number | undefined): void {
    if (since === this.#since) return;
    this.#since = since;
    this.#wait();
  }

  dispose(): void {
    this.#timing?.abort();
    this.#timing = undefined;
  }

  #wait(): void {
    this.dispose();
    const { clock, onMinute } = this.#parts;
    if (this.#since === undefined) return;
    const timing = new AbortController();
    this.#timing = timing;
    const age = Math.max(0, clock.now() - this.#since);
    clock.sleep(minuteMs - (age % minuteMs), timing.signal).then(
      () => {
        this.#wait();
        onMinute();
      },
      () => undefined,
    );
  }
}
