import type { SpotifyResponse } from './send.ts';

/** Why a request to Spotify brought nothing. People are told by kind; the text is for the log alone. */
export type SpotifyErrorKind =
  /** Too many requests just now; `retryAt` says when to go on. */
  | 'rateLimited'
  /** The developer account's quota of this endpoint family is used up; `retryAt` may be a day away. */
  | 'quotaExceeded'
  /** The person is not among the users the app's owner has listed. */
  | 'notAllowListed'
  /** The app's owner has no active Premium subscription. */
  | 'premiumRequired'
  /** The sign-in did not grant what this request needs. */
  | 'missingScope'
  /** An endpoint that apps in development mode do not have. */
  | 'removedEndpoint'
  /** Any other refusal. */
  | 'forbidden'
  /** There is no session, or Spotify has ended it. */
  | 'signedOut'
  /** Spotify does not know the app's client id. */
  | 'unknownClient'
  /** No connection to Spotify. */
  | 'offline'
  /** No answer in time. */
  | 'timedOut'
  /** Spotify answered 5xx. */
  | 'unavailable'
  /** Spotify answered something that cannot be understood. */
  | 'badAnswer'
  /** The item does not exist. */
  | 'notFound'
  /** Spotify did not accept the form of the request. */
  | 'badRequest'
  /** Somebody no longer wanted it; never shown. */
  | 'cancelled';

interface SpotifyErrorOptions {
  readonly status?: number;
  /** Epoch milliseconds before which asking again is pointless. */
  readonly retryAt?: number;
  /** Default true. */
  readonly sent?: boolean;
  readonly cause?: unknown;
}

/** The one error of everything that talks to Spotify. The message holds no token, code or query. */
export class SpotifyError extends Error {
  readonly kind: SpotifyErrorKind;
  readonly status: number | undefined;
  /** Epoch milliseconds. */
  readonly retryAt: number | undefined;
  /** False when the request has certainly not reached Spotify: there was no token, no connection or no turn. */
  readonly sent: boolean;

  constructor(kind: SpotifyErrorKind, message: string, options: SpotifyErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SpotifyError';
    this.kind = kind;
    this.status = options.status;
    this.retryAt = options.retryAt;
    this.sent = options.sent ?? true;
  }

  /**
   * Whether `error` is ours, and of one of `kinds` when any are named. Decided by name: each file that is built
   * has a class of its own, and errors go from one to another.
   */
  static is(error: unknown, ...kinds: SpotifyErrorKind[]): error is SpotifyError {
    const isOurs = error instanceof Error && error.name === 'SpotifyError' && 'kind' in error;
    return isOurs && (kinds.length === 0 || kinds.includes(error.kind as SpotifyErrorKind));
  }
}

/** The same reason, of a request that was never sent. */
export function unsent(error: SpotifyError): SpotifyError {
  const { kind, message, status, retryAt } = error;
  return new SpotifyError(kind, message, {
    sent: false,
    cause: error,
    ...(status === undefined ? {} : { status }),
    ...(retryAt === undefined ? {} : { retryAt }),
  });
}

/** Seconds to wait when a 429 names none. */
const defaultRetryAfter = 5;

/**
 * The reason behind an answer that is no success. 403s differ by their text alone, so the texts Spotify uses
 * are known here and nowhere else; unknown ones stay `forbidden`.
 * @param endpoint names the request in the log, without its query
 * @param now epoch milliseconds
 */
export function errorFromAnswer(response: SpotifyResponse, endpoint: string, now: number): SpotifyError {
  const { status } = response;
  const { message, reason } = detailsOf(response.body);
  const text = `${endpoint} answered ${status}${message ? `: ${message}` : ''}`;
  if (status === 429) {
    const retryAt = now + retryAfterOf(response) * 1000;
    const kind = reason === 'QUOTA_EXCEEDED' ? 'quotaExceeded' : 'rateLimited';
    return new SpotifyError(kind, text, { status, retryAt });
  }
  return new SpotifyError(kindOf(status, message), text, { status });
}

function kindOf(status: number, message: string): SpotifyErrorKind {
  if (status === 401) return 'signedOut';
  if (status === 403) return kindOfRefusal(message.toLowerCase());
  if (status === 404) return 'notFound';
  if (status >= 500) return 'unavailable';
  if (status >= 400) return 'badRequest';
  return 'badAnswer';
}

function kindOfRefusal(message: string): SpotifyErrorKind {
  if (message === 'forbidden') return 'removedEndpoint';
  if (message.includes('premium subscription required')) return 'premiumRequired';
  if (message.includes('user may not be registered') || message.includes('user not registered'))
    return 'notAllowListed';
  if (message.includes('insufficient client scope')) return 'missingScope';
  return 'forbidden';
}

/** Spotify wraps errors in `error`; some answers do not. */
function detailsOf(body: string): { message: string; reason: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { message: '', reason: '' };
  }
  const outer = asRecord(parsed);
  const inner = asRecord(outer.error);
  const word = (key: string): string => {
    const value = inner[key] ?? outer[key];
    return typeof value === 'string' ? value.slice(0, 200) : '';
  };
  return { message: word('message'), reason: word('reason') };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function retryAfterOf(response: SpotifyResponse): number {
  const seconds = Number(response.headers['retry-after']);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.max(seconds, 1) : defaultRetryAfter;
}
