import type { ApiCall } from './apiCall.ts';
import { describe } from './apiCall.ts';
import type { Clock } from './clock.ts';
import { cancelled } from './clock.ts';
import { errorFromAnswer, SpotifyError, unsent } from './errors.ts';
import { jsonOf } from './jsonAnswer.ts';
import type { RateGate } from './rateGate.ts';
import { longestWaitMs } from './rateGate.ts';
import type { Send, SpotifyRequest, SpotifyResponse } from './send.ts';
import type { TokenSource } from './tokenSource.ts';

export interface PipelineParts {
  /** The API's base address without a trailing slash. */
  readonly apiUrl: string;
  readonly send: Send;
  readonly tokens: TokenSource;
  readonly gate: RateGate;
  readonly clock: Clock;
  /** Hears one line for each request that failed; never a token or a query. */
  readonly log: (line: string) => void;
}

/** Further tries of a read that failed for a passing reason. */
const readRetries = 2;
/** Tries after a 429 with a short `Retry-After`, of any method: Spotify has not acted on those. */
const rateLimitRetries = 3;
const firstBackOffMs = 500;

/** Token → send → classify → again or give up: every request to the Web API takes this way. */
export class RequestPipeline {
  readonly #parts: PipelineParts;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
  }

  /**
   * The parsed JSON of a read that succeeded; of a write nothing. Reads are repeated when the reason may pass; writes only when
   * Spotify has certainly not acted on them (401, 429).
   * Rejects with a `SpotifyError`, whose `sent` is false when Spotify has not received this request.
   */
  async request(call: ApiCall): Promise<unknown> {
    const tries = { read: 0, rateLimited: 0 };
    let rejected: string | undefined;
    for (;;) {
      if (call.signal?.aborted) throw unsent(cancelled());
      const token = await this.#token(rejected);
      try {
        const answer = await this.#send(call, token);
        this.#parts.gate.recover();
        return call.method === 'GET' ? jsonOf(answer, describe(call)) : undefined;
      } catch (error) {
        const spotifyError = this.#note(call, error);
        if (spotifyError.kind === 'signedOut' && rejected === undefined) rejected = token;
        else await this.#waitBeforeRetry(call, spotifyError, tries);
      }
    }
  }

  async #token(rejected: string | undefined): Promise<string> {
    try {
      return await this.#parts.tokens.accessToken(rejected);
    } catch (error) {
      if (SpotifyError.is(error)) throw unsent(error);
      throw new SpotifyError('signedOut', 'there is no access token', { sent: false, cause: error });
    }
  }

  async #send(call: ApiCall, token: string): Promise<SpotifyResponse> {
    const { gate, send, clock } = this.#parts;
    let isSent = false;
    const sending = gate.pass(call.family, call.priority ?? 'person', call.signal, () => {
      isSent = true;
      return send(this.#complete(call, token));
    });
    const answer = await sending.catch((error: unknown) => {
      throw SpotifyError.is(error) && !isSent ? unsent(error) : error;
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw errorFromAnswer(answer, describe(call), clock.now());
  }

  #complete(call: ApiCall, token: string): SpotifyRequest {
    const url = new URL(this.#parts.apiUrl + call.path);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: 'application/json' };
    if (call.body !== undefined) headers['content-type'] = 'application/json';
    return {
      method: call.method,
      url: url.href,
      headers,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      ...(call.signal && call.method === 'GET' ? { signal: call.signal } : {}),
    };
  }

  #note(call: ApiCall, error: unknown): SpotifyError {
    const known = toSpotifyError(call, error);
    if (known.kind !== 'cancelled') this.#parts.log(`${known.kind}: ${known.message}`);
    if (known.status === 429 && known.retryAt !== undefined) {
      const kind = known.kind === 'quotaExceeded' ? 'quotaExceeded' : 'rateLimited';
      this.#parts.gate.slowDown(call.family, { until: known.retryAt, kind });
    }
    return known;
  }

  /** Returns when the call is worth another try; throws `error` when it is not. */
  async #waitBeforeRetry(
    call: ApiCall,
    error: SpotifyError,
    tries: { read: number; rateLimited: number },
  ): Promise<void> {
    if (error.status === 429) {
      const wait = (error.retryAt ?? 0) - this.#parts.clock.now();
      if (wait > longestWaitMs || error.kind === 'quotaExceeded') throw error;
      if (++tries.rateLimited > rateLimitRetries) throw error;
      return; // The gate waits: it has been told.
    }
    if (call.method !== 'GET' || !mayPass(error) || ++tries.read > readRetries) throw error;
    const backOff = firstBackOffMs * 2 ** (tries.read - 1) * (0.5 + this.#parts.clock.random());
    await this.#parts.clock.sleep(backOff, call.signal);
  }
}

/** Whether the next try may go better. A redirect and an answer too large would come again. */
function mayPass(error: SpotifyError): boolean {
  if (error.kind === 'badAnswer') return error.status !== undefined && error.status < 300;
  return SpotifyError.is(error, 'unavailable', 'offline', 'timedOut');
}

function toSpotifyError(call: ApiCall, error: unknown): SpotifyError {
  if (call.signal?.aborted && call.method === 'GET') return cancelled();
  if (SpotifyError.is(error)) return error;
  return new SpotifyError('offline', `${describe(call)} failed`, { cause: error });
}
