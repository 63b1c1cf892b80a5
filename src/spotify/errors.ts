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
  /** Epoch milliseconds before which Spotify does not want to be asked again. */
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

/** Seconds to wait when a 429 names none that can be read. */
const defaultRetryAfter = 5;
/** Seconds after which any lock is worth another try; the longest that was seen are of a day. */
const longestRetryAfter = 7 * 24 * 60 * 60;
/** Of what a server says no more than this gets into the log, in characters. */
const longestWord = 200;
/** An error's body beyond this is not one of Spotify's, in characters. */
const longestBody = 65_536;

/**
 * The reason behind an answer that is no success. 403s differ by their text alone, so the texts Spotify uses
 * are known here and nowhere else; unknown ones stay `forbidden`.
 * @param endpoint names the request in the log, without its query
 * @param now epoch milliseconds
 * @param secrets what was sent and is not for the log, should the answer repeat it
 */
export function errorFromAnswer(
  response: SpotifyResponse,
  endpoint: string,
  now: number,
  secrets: readonly string[] = [],
): SpotifyError {
  const { status } = response;
  const details = detailsOf(response.body);
  const said = inOneLine(withoutSecrets(details.message || details.error, secrets));
  const text = `${endpoint} answered ${status}${said ? `: ${said}` : ''}`;
  const retryAfter = retryAfterOf(response, now) ?? (status === 429 ? defaultRetryAfter : undefined);
  return new SpotifyError(kindOf(status, details), text, {
    status,
    ...(retryAfter === undefined ? {} : { retryAt: now + retryAfter * 1000 }),
  });
}

function kindOf(status: number, details: Details): SpotifyErrorKind {
  if (status === 401) return 'signedOut';
  if (status === 403) return kindOfRefusal(details);
  if (status === 404) return 'notFound';
  if (status === 429) return details.reason === 'QUOTA_EXCEEDED' ? 'quotaExceeded' : 'rateLimited';
  if (status >= 500) return 'unavailable';
  if (status >= 400) return 'badRequest';
  return 'badAnswer';
}

function kindOfRefusal({ message, error }: Details): SpotifyErrorKind {
  // Anybody between Spotify and us may say no more than this word; an endpoint is closed by Spotify's own shape.
  if (message.toLowerCase() === 'forbidden') return 'removedEndpoint';
  const said = (message || error).toLowerCase();
  if (said.includes('premium subscription required')) return 'premiumRequired';
  if (said.includes('user may not be registered') || said.includes('user not registered'))
    return 'notAllowListed';
  if (said.includes('insufficient client scope')) return 'missingScope';
  return 'forbidden';
}

/** What a body says; empty where it says nothing. */
interface Details {
  readonly message: string;
  readonly reason: string;
  /** `error` where that is a plain word, as the accounts service has it, with its description. */
  readonly error: string;
}

/** Spotify wraps errors in `error`; some answers do not. */
function detailsOf(body: string): Details {
  const outer = asRecord(parsed(body));
  const inner = asRecord(outer.error);
  return {
    message: asText(inner.message ?? outer.message),
    reason: asText(inner.reason ?? outer.reason),
    error: [outer.error, outer.error_description].map(asText).filter(Boolean).join(': '),
  };
}

function parsed(body: string): unknown {
  if (body.length > longestBody) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Leaves out `secrets`, plain or as they stand in addresses, and the queries of any addresses. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  let rest = text.replaceAll(/\?\S*/g, '?');
  for (const secret of secrets.filter(({ length }) => length > 2))
    for (const form of [secret, encodeURIComponent(secret)]) rest = rest.replaceAll(form, '…');
  return rest;
}

/** A server's text, shortened, without line breaks and whatever else would let it look like another line. */
function inOneLine(text: string): string {
  const line = text.slice(0, 2 * longestWord).replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ');
  return line.trim().slice(0, longestWord).toWellFormed();
}

/** Seconds; undefined when the answer names none that can be read. RFC 9110 allows seconds and a date. */
function retryAfterOf({ headers }: SpotifyResponse, now: number): number | undefined {
  const named = headers['retry-after']?.trim() ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(named) ? Number(named) : secondsUntil(named, headers.date, now);
  return seconds === undefined ? undefined : Math.min(Math.max(seconds, 1), longestRetryAfter);
}

/** Reckoned by the server's own clock when it tells the time: this machine's may be wrong. */
function secondsUntil(date: string, serverTime: string | undefined, now: number): number | undefined {
  const until = timeOf(date);
  if (until === undefined) return undefined;
  return Math.ceil((until - (timeOf(serverTime ?? '') ?? now)) / 1000);
}

/** Of an HTTP date, epoch milliseconds. */
function timeOf(date: string): number | undefined {
  const time = /^[a-z]{3,9}, .*\bGMT$/i.test(date) ? Date.parse(date) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
