import { SpotifyError } from './errors.ts';
import type { SpotifyResponse } from './send.ts';

/**
 * The JSON of an answer that is a success. A content type is believed when there is one: a captive portal
 * answers 200 with a page of its own.
 * Throws a `SpotifyError` of kind `badAnswer` when the answer is empty, cut off or no JSON.
 * @param endpoint names the request in the log, without its query
 */
export function jsonOf({ status, headers, body }: SpotifyResponse, endpoint: string): unknown {
  const complain = (what: string, cause?: unknown): never => {
    throw new SpotifyError('badAnswer', `${endpoint}: the answer is ${what}`, { status, cause });
  };
  const type = headers['content-type'];
  if (body.trim() === '') return complain('empty');
  if (type !== undefined && !isJson(type)) return complain('no JSON by its content type');
  try {
    return JSON.parse(body);
  } catch (cause) {
    return complain('no JSON', cause);
  }
}

/** `application/json`, or a type that is written in JSON, such as `application/problem+json`. */
function isJson(contentType: string): boolean {
  return /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType);
}
