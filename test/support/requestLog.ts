import type { Fault } from './fault.ts';

export type ServiceName = 'api' | 'accounts';

/** One request as it came in, and what became of it. */
export interface LoggedRequest {
  readonly service: ServiceName;
  readonly method: string;
  /** At the Web API below `/v1`, such as `/me/tracks`. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Epoch milliseconds; undefined while it is being answered. */
  endedAt: number | undefined;
  /** Undefined when no answer was begun. */
  status: number | undefined;
  /** What went wrong with it on demand. */
  fault: Fault['kind'] | undefined;
}

/** Which requests are meant; what is left out does not matter. */
export interface RequestMatch {
  readonly service?: ServiceName;
  readonly method?: string;
  /** The whole path, or a pattern for it. */
  readonly path?: string | RegExp;
  readonly status?: number;
}

/** Every request to the test Spotify, in order of arrival. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  /** The most requests to the Web API that were being answered at the same time. */
  maxInFlight = 0;
  #inFlight = 0;

  begin(entry: LoggedRequest): void {
    this.entries.push(entry);
    if (entry.service === 'api') this.maxInFlight = Math.max(this.maxInFlight, ++this.#inFlight);
  }

  end(entry: LoggedRequest, status: number | undefined, now: number): void {
    if (entry.endedAt !== undefined) return;
    entry.endedAt = now;
    entry.status = status;
    if (entry.service === 'api') this.#inFlight--;
  }

  /** The matching requests, oldest first. */
  where(match: RequestMatch): LoggedRequest[] {
    return this.entries.filter(entry => matchesRequest(entry, match));
  }

  count(match: RequestMatch = {}): number {
    return this.where(match).length;
  }

  /** `GET /me/tracks 200` for each request to the Web API: for comparing a whole conversation at once. */
  get lines(): string[] {
    return this.where({ service: 'api' }).map(
      ({ method, path, status }) => `${method} ${path} ${status ?? '-'}`,
    );
  }

  clear(): void {
    this.entries.length = 0;
    this.maxInFlight = this.#inFlight;
  }
}

export function matchesRequest(
  entry: LoggedRequest,
  { service, method, path, status }: RequestMatch,
): boolean {
  if (service !== undefined && entry.service !== service) return false;
  if (method !== undefined && entry.method !== method) return false;
  if (status !== undefined && entry.status !== status) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? entry.path === path : path.test(entry.path);
}
