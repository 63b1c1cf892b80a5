import { MemoryLocks } from '../../../src/spotify/locks.ts';
import type { PipelineParts } from '../../../src/spotify/pipeline.ts';
import { RequestPipeline } from '../../../src/spotify/pipeline.ts';
import { RateGate } from '../../../src/spotify/rateGate.ts';
import type { Send, SpotifyRequest, SpotifyResponse } from '../../../src/spotify/send.ts';
import { InstantClock } from './instantClock.ts';

/** What happens to one request: an answer, or an exception. */
export type Event = Partial<SpotifyResponse> | Error;

export const fine: Event = { status: 200, body: '[]' };
export const badGateway: Event = { status: 502, body: '<html>Bad Gateway</html>' };

export function tooMany(retryAfter: string | undefined, reason?: string): Event {
  const error = { status: 429, message: 'Too many requests', ...(reason ? { reason } : {}) };
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return { status: 429, headers, body: JSON.stringify({ error }) };
}

export const unauthorized: Event = {
  status: 401,
  body: '{"error":{"status":401,"message":"Missing/invalid/expired access token"}}',
};

/** A pipeline whose requests meet the events of a script; when it is over, all goes well. */
export class TestPipeline {
  readonly clock = new InstantClock();
  readonly locks = new MemoryLocks();
  readonly sent: SpotifyRequest[] = [];
  /** When each request was sent, in ms from the start. */
  readonly times: number[] = [];
  /** What the token source was told was rejected, call by call. */
  readonly rejected: (string | undefined)[] = [];
  readonly logged: string[] = [];
  /** Why there is no token, while it is set. */
  tokenFailure: Error | undefined;
  readonly gate = new RateGate(this.clock, this.locks);
  readonly #script: Event[];
  #pipeline: RequestPipeline | undefined;
  #changes: Partial<PipelineParts> = {};
  readonly #start = this.clock.now();

  constructor(...script: Event[]) {
    this.#script = script;
  }

  /** Makes some parts other than usual; before the first request. */
  with(changes: Partial<PipelineParts>): this {
    this.#changes = changes;
    return this;
  }

  get pipeline(): RequestPipeline {
    this.#pipeline ??= new RequestPipeline({
      apiUrl: 'https://api.example/v1',
      send: this.#send,
      tokens: {
        accessToken: rejected => {
          this.rejected.push(rejected);
          if (this.tokenFailure) return Promise.reject(this.tokenFailure);
          return Promise.resolve(rejected === undefined ? 'first-token' : 'second-token');
        },
      },
      gate: this.gate,
      clock: this.clock,
      log: line => this.logged.push(line),
      ...this.#changes,
    });
    return this.#pipeline;
  }

  readonly #send: Send = async request => {
    this.sent.push(request);
    this.times.push(this.clock.now() - this.#start);
    await Promise.resolve();
    const event = this.#script.shift() ?? fine;
    if (event instanceof Error) throw event;
    return { status: 200, headers: {}, body: '', ...event };
  };
}
