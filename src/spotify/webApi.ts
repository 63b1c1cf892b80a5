import type { GenericSchema } from 'valibot';
import type { ApiCall } from './apiCall.ts';
import { describe } from './apiCall.ts';
import { decode } from './decode/decode.ts';
import { SpotifyError } from './errors.ts';
import type { RequestPipeline } from './pipeline.ts';
import type { QuotaModeTracker } from './quotaMode.ts';
import type { Priority } from './rateGate.ts';

/** What every call may be given. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly priority?: Priority;
}

/** A request that changes nothing, and how its answer is read. */
export interface Read<T> extends Pick<ApiCall, 'family' | 'path' | 'query'> {
  readonly answer: GenericSchema<unknown, T>;
}

/** The Web API: sends what is described elsewhere, reads what comes back, and minds the app's quota mode. */
export class WebApi {
  readonly quota: QuotaModeTracker;
  readonly #pipeline: RequestPipeline;

  constructor(pipeline: RequestPipeline, quota: QuotaModeTracker) {
    this.#pipeline = pipeline;
    this.quota = quota;
  }

  /** The decoded answer. Rejects with a `SpotifyError`. */
  async read<T>({ answer, ...call }: Read<T>, { signal, priority }: CallOptions = {}): Promise<T> {
    const whole: ApiCall = { method: 'GET', ...call, signal, ...(priority ? { priority } : {}) };
    const json = await this.#pipeline.request(whole);
    this.quota.observe(json);
    return decode(answer, json, describe(whole));
  }

  /** Sends a write; its answer says nothing but that it was accepted. Rejects with a `SpotifyError`. */
  async write(call: ApiCall): Promise<void> {
    await this.#pipeline.request(call);
  }

  /** Asks a classic endpoint in extended mode; when it turns out to be closed, remembers that and asks the other. */
  async classicOr<T>(classic: () => Promise<T>, current: () => Promise<T>): Promise<T> {
    if (this.quota.mode === 'development') return current();
    try {
      return await classic();
    } catch (error) {
      if (!SpotifyError.is(error, 'removedEndpoint')) throw error;
      this.quota.deny();
      return current();
    }
  }
}
