import assert from 'node:assert/strict';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { SpotifyRequest } from '../../../src/spotify/send.ts';

/** A request with a token and a query that must not get into the words of an error. */
export function requestTo(url: string, more: Partial<SpotifyRequest> = {}): SpotifyRequest {
  return {
    method: 'GET',
    url: `${url}/v1/me/tracks?limit=1`,
    headers: { authorization: 'Bearer a-secret-token' },
    ...more,
  };
}

/** The error `work` ends with, which is of `kind` and was or was not `sent`. */
export async function networkFailure(
  work: Promise<unknown>,
  kind: SpotifyErrorKind,
  sent: boolean,
): Promise<SpotifyError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(SpotifyError.is(error), String(error));
  assert.deepEqual([error.kind, error.sent], [kind, sent], error.message);
  assert.doesNotMatch(error.message, /secret|limit=1/);
  return error;
}
