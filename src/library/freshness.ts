import type { Clock } from '../spotify/clock.ts';

/** When something was last read. */
export interface ReadingTimes {
  /** Epoch milliseconds of the last time Spotify confirmed it; undefined when it never has. */
  readonly updatedAt: number | undefined;
  /** Epoch milliseconds of the last time reading it failed or came to no end; undefined when it never has. */
  readonly failedAt: number | undefined;
}

interface FreshnessParts {
  readonly clock: Clock;
  /** For how long lists are taken as they are, in milliseconds; Infinity lets nothing be read without being asked for. */
  readonly everyMs: () => number;
  /** Whether this is the window that the person works in: of several only that one asks. */
  readonly hasFocus: () => boolean;
}

/** Decides what is to be read again just because somebody looks at it. What a person asks for does not ask here. */
export class Freshness {
  readonly #parts: FreshnessParts;

  constructor(parts: FreshnessParts) {
    this.#parts = parts;
  }

  /** Whether what Spotify confirmed at that time (epoch milliseconds) is to be looked at again. */
  readonly isStale = (updatedAt: number): boolean => this.isDue({ updatedAt, failedAt: undefined });

  /**
   * Whether something is to be read again now. What failed is left alone as long as other lists are.
   * @param atLeastMs for what changes so rarely at Spotify that it is good for longer
   */
  isDue({ updatedAt, failedAt }: ReadingTimes, atLeastMs = 0): boolean {
    const { everyMs, hasFocus } = this.#parts;
    const interval = everyMs();
    if (interval === Infinity || !hasFocus()) return false;
    return this.#isOver(updatedAt, Math.max(interval, atLeastMs)) && this.#isOver(failedAt, interval);
  }

  /** A time to come says that the clock was set back: nothing is known about how long ago that was. */
  #isOver(since: number | undefined, ms: number): boolean {
    if (since === undefined) return true;
    const age = this.#parts.clock.now() - since;
    return age < 0 || age >= ms;
  }
}
