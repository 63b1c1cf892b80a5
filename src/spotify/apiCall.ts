import type { EndpointFamily } from './locks.ts';
import type { Priority } from './rateGate.ts';

/** One request to the Web API, before it has a token. */
export interface ApiCall {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly family: EndpointFamily;
  /** Below the API's base address, such as `/me/tracks`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly priority?: Priority;
  /** Ends a read at any time; a write only as long as it has not been sent, because nobody could tell what it did. */
  readonly signal?: AbortSignal | undefined;
}

/** Names a call in errors and the log: never its query, which may hold what a person typed. */
export function describe(call: Pick<ApiCall, 'method' | 'path'>): string {
  return `${call.method} ${call.path}`;
}
