import type { ApiCall } from './apiCall.ts';
import type { Clock } from './clock.ts';
import { SpotifyError } from './errors.ts';
import { defaultLimits as networkLimits } from './networkLimits.ts';
import { isPause, longestWaitMs } from './rateGate.ts';

/** How long one call may take. */
export interface CallLimits {
  /** Of the whole call, with all its tries and the waits between. Milliseconds. */
  readonly overallMs: number;
  /** After which whoever sends gives up on a single request. Milliseconds. */
  readonly requestMs: number;
}

/** Long enough for another try after a pause of a minute, or after a request that came to nothing as late as it can. */
export const defaultCallLimits: CallLimits = { overallMs: 120_000, requestMs: networkLimits.overallMs };

/** Further tries of a read that failed for a passing reason. */
const readRetries = 3;
/** Tries after a 429 with a short `Retry-After`, of any method: Spotify has not acted on those. */
const rateLimitRetries = 3;
/** Tries after a 401, of any method: Spotify sometimes refuses a good token. */
const unauthorizedRetries = 1;
const firstBackOffMs = 500;

/**
 * How often one call is tried, and until when. Time counts from the asking when a person waits, and from the
 * first request when nobody does: the background waits for its turn as long as the pace wants it.
 */
export class Retries {
  readonly #isRead: boolean;
  readonly #limits: CallLimits;
  readonly #clock: Clock;
  #countsFrom: number;
  #failedReads = 0;
  #rateLimited = 0;
  #unauthorized = 0;

  constructor({ method, priority }: Pick<ApiCall, 'method' | 'priority'>, limits: CallLimits, clock: Clock) {
    this.#isRead = method === 'GET';
    this.#limits = limits;
    this.#clock = clock;
    this.#countsFrom = priority === 'background' ? Infinity : clock.now();
  }

  /** A try is on its way. */
  noteStart(): void {
    this.#countsFrom = Math.min(this.#countsFrom, this.#clock.now());
  }

  /** When a try that takes as long as one can would still end in time. Epoch milliseconds. */
  get latestStart(): number {
    return this.#countsFrom + this.#limits.overallMs - this.#limits.requestMs;
  }

  /** Milliseconds to wait before the next try; undefined when there is to be none. */
  waitAfter(error: SpotifyError): number | undefined {
    const wait = this.#waitFor(error);
    return wait === undefined || this.#clock.now() + wait > this.latestStart ? undefined : wait;
  }

  #waitFor(error: SpotifyError): number | undefined {
    if (error.status === 401) return this.#unauthorized++ < unauthorizedRetries ? 0 : undefined;
    if (error.status === 429) {
      const waits = isPause(error, this.#clock.now()) && this.#rateLimited++ < rateLimitRetries;
      return waits ? this.#untilRetryAt(error) : undefined;
    }
    if (!this.#isRead || !mayPass(error) || this.#failedReads++ >= readRetries) return undefined;
    const asked = this.#untilRetryAt(error);
    const backOff = firstBackOffMs * 2 ** (this.#failedReads - 1) * (0.5 + this.#clock.random());
    return asked > longestWaitMs ? undefined : Math.max(backOff, asked);
  }

  #untilRetryAt({ retryAt }: SpotifyError): number {
    return retryAt === undefined ? 0 : Math.max(0, retryAt - this.#clock.now());
  }
}

/** Whether the next try may go better. A redirect and an answer too large would come again. */
function mayPass(error: SpotifyError): boolean {
  if (error.kind === 'badAnswer') return error.status !== undefined && error.status < 300;
  return SpotifyError.is(error, 'unavailable', 'offline', 'timedOut');
}
