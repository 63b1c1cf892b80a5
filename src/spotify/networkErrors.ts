import { cancelled } from './clock.ts';
import { SpotifyError, unsent } from './errors.ts';
import type { Attempt } from './attempt.ts';

/** A certificate nobody known has signed; OpenSSL's words, which Node uses as codes. */
const strangers: readonly string[] = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Reasons that come before anything is written, whoever connects. */
const beforeSending: readonly string[] = [
  ...strangers,
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
];

const outOfTime: readonly string[] = [
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
];

/** Whether the other side's certificate is of an authority that is not known (yet). */
export function isStranger(error: unknown): boolean {
  return strangers.includes(codeOf(error) ?? '');
}

/** Whether `error` certainly came before anything was sent. */
export function isBeforeSending(error: unknown): boolean {
  return beforeSending.includes(codeOf(error) ?? '');
}

/** What the rest of the product is told: a kind, and whether the request may have left. No query, no secret. */
export function asSpotifyError(error: unknown, { request, isSent }: Attempt): SpotifyError {
  const reason = reasonOf(error, request);
  return isSent ? reason : unsent(reason);
}

function reasonOf(error: unknown, request: Attempt['request']): SpotifyError {
  if (request.signal?.aborted) return cancelled();
  if (SpotifyError.is(error)) return error;
  const endpoint = `${request.method} ${new URL(request.url).pathname}`;
  const code = codeOf(error);
  const isTimeout =
    outOfTime.includes(code ?? '') || (error instanceof Error && error.name === 'TimeoutError');
  if (isTimeout) return new SpotifyError('timedOut', `${endpoint}: no answer in time`, { cause: error });
  return new SpotifyError('offline', `${endpoint}: ${code ?? 'connection failed'}`, { cause: error });
}

/** `fetch` hides the reason behind "fetch failed". */
function codeOf(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause)
    if ('code' in each && typeof each.code === 'string') return each.code;
  return undefined;
}
