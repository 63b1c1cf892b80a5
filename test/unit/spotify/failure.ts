import assert from 'node:assert/strict';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';

/** The error `work` ends with, which is to be one of ours and of `kind`. */
export async function failure(work: Promise<unknown>, kind: SpotifyErrorKind): Promise<SpotifyError> {
  try {
    await work;
  } catch (error) {
    assert.ok(SpotifyError.is(error), String(error));
    assert.equal(error.kind, kind);
    return error;
  }
  assert.fail('it went well');
}

/** The error `work` ends with, which is to be one of ours. */
export async function reasonOf(work: Promise<unknown>): Promise<SpotifyError> {
  const error: unknown = await work.then(
    () => assert.fail('it went well'),
    (thrown: unknown) => thrown,
  );
  assert.ok(SpotifyError.is(error), String(error));
  return error;
}
