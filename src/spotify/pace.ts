/** How fast requests may go out. */
export interface Pace {
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Places among those that background requests leave free for a person's; default none. */
  readonly reserve?: number;
  /** Requests in any `windowMs` after which the background waits; Infinity turns pacing off. */
  readonly backgroundRequests: number;
  readonly windowMs: number;
}

/** Spotify's limits are unpublished; this stays well inside what was observed for one developer account. */
export const defaultPace: Pace = { concurrency: 6, reserve: 1, backgroundRequests: 90, windowMs: 30_000 };

/** Successes in a row that make everything a step faster again after a 429. */
const successesPerStep = 20;
/** Background requests per window that remain however many 429s there were. */
const slowestBackground = 10;

/**
 * The speed of the moment: halved when Spotify answers 429, and back to the pace step by step. Requests are known
 * by the era they went out in, which ends at each slow-down: what comes back of an earlier one is old news.
 */
export class Speed {
  readonly #pace: Pace;
  /** When the requests of the window went out, of persons too: Spotify counts those as well. Epoch milliseconds. */
  #starts: number[] = [];
  #concurrency: number;
  #backgroundRequests: number;
  #successes = 0;
  #era = 0;

  constructor(pace: Pace) {
    this.#pace = pace;
    this.#concurrency = pace.concurrency;
    this.#backgroundRequests = pace.backgroundRequests;
  }

  get era(): number {
    return this.#era;
  }

  /** Requests that may be under way when one more of a person's goes out, that one included. */
  get places(): number {
    return this.#concurrency;
  }

  /** The same for one of the background: at least one, so that the work ends. */
  get backgroundPlaces(): number {
    return Math.max(1, this.#concurrency - (this.#pace.reserve ?? 0));
  }

  /** The earliest time for the next background request, epoch milliseconds; `now` or before when it may go out. */
  backgroundOpensAt(now: number): number {
    const { windowMs } = this.#pace;
    // What is said to have started later than now was before the machine's clock was set back.
    this.#starts = this.#starts.filter(start => start > now - windowMs && start <= now);
    const blocking = this.#starts[this.#starts.length - this.#backgroundRequests];
    return blocking === undefined ? now : blocking + windowMs;
  }

  noteStart(now: number): void {
    if (Number.isFinite(this.#backgroundRequests)) this.#starts.push(now);
  }

  noteSuccess(era: number): void {
    if (era !== this.#era || ++this.#successes < successesPerStep) return;
    const { concurrency, backgroundRequests } = this.#pace;
    this.#successes = 0;
    this.#concurrency = Math.min(concurrency, this.#concurrency + 1);
    this.#backgroundRequests = Math.min(
      backgroundRequests,
      this.#backgroundRequests + Math.ceil(backgroundRequests / 10),
    );
  }

  /** Once per era: a 429 to a request from before the last slow-down says nothing about the speed since. */
  slowDown(era: number): void {
    if (era !== this.#era) return;
    this.#era += 1;
    this.#successes = 0;
    this.#concurrency = Math.max(1, Math.floor(this.#concurrency / 2));
    const slowest = Math.min(slowestBackground, this.#pace.backgroundRequests);
    this.#backgroundRequests = Math.max(slowest, Math.floor(this.#backgroundRequests / 2));
  }
}
