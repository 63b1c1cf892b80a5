import { SpotifyError } from './errors.ts';
import type { SpotifyResponse } from './send.ts';

/**
 * The JSON of an answer that is a success. A content type is believed when there is one: a captive portal
 * answers 200 with a page of its own.
 * Throws a `SpotifyError` of kind `badAnswer` when the answer is empty, cut off or no JSON.
 * @param endpoint names the request in the log, without its query
 */
export function jsonOf({ status, headers, body }: SpotifyResponse, endpoint: string): unknown {
  const complain = (what: string): never => {
    throw new SpotifyError('badAnswer', `${endpoint}: the answer is ${what}`, { status });
  };
  const type = headers['content-type'];
  if (body.trim() === '') return complain('empty');
  if (type !== undefined && !isJson(type)) return complain('no JSON by its content type');
  try {
    return JSON.parse(body);
  } catch {
    return complain('no JSON');
  }
}

/**
 * Of an answer to a write, which says nothing but that it was accepted, only this is looked at: a page for people
 * in its place comes from somebody between Spotify and us, and means nothing.
 * Throws a `SpotifyError` of kind `badAnswer`.
 */
export function refusePage({ status, headers, body }: SpotifyResponse, endpoint: string): void {
  if (body.trim() === '' || !/^\s*text\/html\b/i.test(headers['content-type'] ?? '')) return;
  throw new SpotifyError('badAnswer', `${endpoint}: the answer is a page of somebody else’s`, { status });
}

/** `application/json`, or a type that is written in JSON, such as `application/problem+json`. */
function isJson(contentType: string): boolean {
  return /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType);
}
