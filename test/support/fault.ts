import type { Answer } from './answer.ts';

/**
 * One way for a request to go wrong. Unless it says so, the request is not acted upon.
 */
export type Fault =
  /** 429. `'none'` leaves out Retry-After; default 1 second. `quota` adds the reason of a used-up quota. */
  | { readonly kind: 'rateLimited'; readonly retryAfterSeconds?: number | 'none'; readonly quota?: boolean }
  /** Default 502 with a page of HTML. */
  | { readonly kind: 'serverError'; readonly status?: number; readonly body?: 'html' | 'empty' }
  /** The connection breaks before an answer. */
  | { readonly kind: 'reset' }
  /** Acted upon, then the connection breaks. */
  | { readonly kind: 'answerLost' }
  /** Acted upon; the body ends in the middle, short of its content-length. */
  | { readonly kind: 'truncated' }
  /** Acted upon; only half of the body comes, of which no length was told, and the answer ends as if that were all. */
  | { readonly kind: 'cutShort' }
  /** Acted upon; 200 with nothing in it. */
  | { readonly kind: 'empty' }
  /** No answer, ever; acted upon if `applied`. */
  | { readonly kind: 'hang'; readonly applied?: boolean }
  /** Acted upon; the body comes in pieces over `ms` milliseconds. */
  | { readonly kind: 'drip'; readonly ms: number }
  /** Acted upon; the answer is delayed by `ms` milliseconds. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** A page of HTML with status 200, as a captive portal gives; or the right body under another type. */
  | { readonly kind: 'wrongContentType'; readonly contentType?: string; readonly keepBody?: boolean }
  /** 401 "Access token missing" although there is one. */
  | { readonly kind: 'spuriousUnauthorized' }
  /** Acted upon; these entries of the page (default the first) are null, or their `key` is. */
  | { readonly kind: 'nullItems'; readonly indexes?: readonly number[]; readonly key?: string }
  /** Acted upon; every object of the answer has fields nobody knows. */
  | { readonly kind: 'unknownFields' }
  /** 302 to another address. */
  | { readonly kind: 'redirect'; readonly to: string }
  /** Exactly this answer. */
  | { readonly kind: 'answer'; readonly answer: Partial<Answer> }
  /** Acted upon; the answer's JSON is replaced by what `edit` makes of it. */
  | { readonly kind: 'edited'; readonly edit: (json: unknown) => unknown }
  /** Something else happens first, such as a change by another device; then all goes well. */
  | { readonly kind: 'meanwhile'; readonly run: () => void };
