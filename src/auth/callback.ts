import { timingSafeEqual } from 'node:crypto';
import { sha256 } from './pkce.ts';

/** What the browser brings back from Spotify: a code, or the reason there is none. */
export type Callback =
  { readonly state: string; readonly code: string } | { readonly state: string; readonly error: string };

/**
 * Reads a callback's query. Undefined when it has no state, or neither a code nor an error or both, or any of
 * them twice: nothing of such a callback is used. The relay needs `state` for the address it sends the browser on
 * to; what the sign-in is known by is then the `nonce` in that address.
 */
export function readCallback(query: string): Callback | undefined {
  const parameters = new URLSearchParams(query);
  if (['nonce', 'state', 'code', 'error'].some(name => parameters.getAll(name).length > 1)) return undefined;
  const state = parameters.get('nonce') ?? parameters.get('state');
  const [code, error] = [parameters.get('code'), parameters.get('error')];
  if (!state || (code && error)) return undefined;
  if (code) return { state, code };
  return error ? { state, error } : undefined;
}

/** Compares two secrets without telling by the time taken where they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));
}
