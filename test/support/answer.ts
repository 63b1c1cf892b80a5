/** What a service answers to one request. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer whose body is `value` as JSON. */
export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A refusal in the shape of the Web API. */
export function apiError(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return jsonAnswer(status, { error: { status, message } }, headers);
}

/** A 429 of the Web API. `isQuota` adds the reason of a used-up quota; `none` leaves out Retry-After. */
export function tooManyRequests(retryAfterSeconds: number | 'none', isQuota = false): Answer {
  const headers: Record<string, string> =
    retryAfterSeconds === 'none' ? {} : { 'retry-after': String(retryAfterSeconds) };
  if (!isQuota) return apiError(429, 'API rate limit exceeded', headers);
  const error = { status: 429, message: 'Too many requests', reason: 'QUOTA_EXCEEDED' };
  return jsonAnswer(429, { error }, headers);
}
