import { timingSafeEqual } from 'node:crypto';
import { sha256 } from './pkce.ts';

/** What the browser brings back from Spotify: a code, or the reason there is none. */
export type Callback =
  { readonly state: string; readonly code: string } | { readonly state: string; readonly error: string };

/**
 * Reads a callback's query. Undefined when it has no state, or neither a code nor an error, or any of them
 * twice: nothing of such a callback is used.
 */
export function readCallback(query: string): Callback | undefined {
  const parameters = new URLSearchParams(query);
  const single = (name: string): string | undefined => {
    const values = parameters.getAll(name);
    return values.length === 1 && values[0] !== '' ? values[0] : undefined;
  };
  const state = single('state');
  const code = single('code');
  const error = single('error');
  if (state === undefined || (code === undefined) === (error === undefined)) return undefined;
  return code === undefined ? { state, error: error ?? '' } : { state, code };
}

/** Compares two secrets without telling by the time taken where they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));
}
