import { abortable } from './abortable.ts';
import type { ApiCall } from './apiCall.ts';
import { describe } from './apiCall.ts';
import type { Clock } from './clock.ts';
import { cancelled } from './clock.ts';
import { errorFromAnswer, SpotifyError, unsent } from './errors.ts';
import { jsonOf, refusePage } from './jsonAnswer.ts';
import type { RateGate } from './rateGate.ts';
import type { CallLimits } from './retries.ts';
import { defaultCallLimits, Retries } from './retries.ts';
import type { Send, SpotifyRequest, SpotifyResponse } from './send.ts';
import type { TokenSource } from './tokenSource.ts';

/** What requests take on their way. */
export interface PipelineParts {
  /** The API's base address without a trailing slash. */
  readonly apiUrl: string;
  readonly send: Send;
  readonly tokens: TokenSource;
  readonly gate: RateGate;
  readonly clock: Clock;
  /** Hears one line for each request that failed; never a token or a query. */
  readonly log: (line: string) => void;
  /** Default `defaultCallLimits`. */
  readonly limits?: CallLimits;
}

/** A call on its way through its tries. */
interface Course {
  readonly call: ApiCall;
  readonly ticket: number;
  readonly retries: Retries;
  /** The token Spotify has refused, of which a newer one is wanted. */
  rejected: string | undefined;
  /** Why the last try brought nothing. */
  lastError: SpotifyError | undefined;
}

/** The token was refused to another call while this one waited for its turn. */
class StaleToken extends Error {}

/** Token → send → classify → again or give up: every request to the Web API takes this way. */
export class RequestPipeline {
  readonly #parts: PipelineParts;
  /** The last token that was answered 401 to. */
  #refused: string | undefined;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
  }

  /**
   * The parsed JSON of a read that succeeded; of a write nothing. Reads are repeated when the reason may pass;
   * writes only when Spotify has certainly not acted on them (401, 429). No try begins that could not end within
   * the call's limits; when that is why it is given up, the last try's reason is told, or `timedOut` when there
   * has been none.
   * Rejects with a `SpotifyError`, whose `sent` is false when Spotify has not received this request.
   */
  async request(call: ApiCall): Promise<unknown> {
    const { gate, clock, limits = defaultCallLimits } = this.#parts;
    const retries = new Retries(call, limits, clock);
    const course: Course = {
      call,
      ticket: gate.ticket(),
      retries,
      rejected: undefined,
      lastError: undefined,
    };
    for (;;) {
      const token = await this.#token(course);
      try {
        const answer = await this.#send(course, token);
        if (token === this.#refused) this.#refused = undefined;
        if (call.method === 'GET') return jsonOf(answer, describe(call));
        refusePage(answer, describe(call));
        return undefined;
      } catch (error) {
        if (error instanceof StaleToken) course.rejected = token;
        else await this.#waitBeforeRetry(course, token, this.#note(call, error));
      }
    }
  }

  async #token({ call, rejected }: Course): Promise<string> {
    if (call.signal?.aborted) throw unsent(cancelled());
    try {
      return await abortable(this.#parts.tokens.accessToken(rejected), call.signal);
    } catch (error) {
      if (SpotifyError.is(error)) throw unsent(error);
      throw new SpotifyError('signedOut', 'there is no access token', { sent: false, cause: error });
    }
  }

  /** The answer, when it is a success. */
  async #send(
    { call, ticket, retries, rejected, lastError }: Course,
    token: string,
  ): Promise<SpotifyResponse> {
    const { family, priority = 'person', signal } = call;
    const { latestStart } = retries;
    const progress = { isSent: false };
    const sending = this.#parts.gate.pass({ family, priority, ticket, latestStart, signal }, () => {
      if (token === this.#refused && token !== rejected) throw new StaleToken();
      progress.isSent = true;
      retries.noteStart();
      return this.#exchange(call, token);
    });
    try {
      return await (call.method === 'GET' ? abortable(sending, signal) : sending);
    } catch (error) {
      if (progress.isSent || !SpotifyError.is(error)) throw error;
      throw error.kind === 'timedOut' && lastError ? lastError : unsent(error);
    }
  }

  async #exchange(call: ApiCall, token: string): Promise<SpotifyResponse> {
    const answer = await this.#parts.send(this.#complete(call, token));
    if (answer.status >= 200 && answer.status < 300) return answer;
    if (answer.status === 401) this.#refused = token;
    throw errorFromAnswer(answer, describe(call), this.#parts.clock.now(), [token, ...wordsOf(call)]);
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
    return known;
  }

  /** Returns when the call is worth another try; throws `error` when it is not. */
  async #waitBeforeRetry(course: Course, token: string, error: SpotifyError): Promise<void> {
    if (error.status === 401) course.rejected = token;
    const wait = course.retries.waitAfter(error);
    if (wait === undefined) throw error;
    course.lastError = error;
    // The gate waits for the end of a pause: it has been told, and knows when it lasts longer.
    if (error.status !== 429 && wait > 0) await this.#parts.clock.sleep(wait, course.call.signal);
  }
}

/** What the query says; some of it a person may have typed. */
function wordsOf({ query = {} }: ApiCall): string[] {
  return Object.values(query).flatMap(value =>
    typeof value === 'string' ? [value, ...value.split(',')] : [],
  );
}

function toSpotifyError(call: ApiCall, error: unknown): SpotifyError {
  if (SpotifyError.is(error)) return error;
  if (call.signal?.aborted && call.method === 'GET') return cancelled();
  return new SpotifyError('offline', `${describe(call)} failed`, { cause: error });
}
