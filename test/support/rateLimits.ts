import { tooManyRequests } from './answer.ts';
import type { Answer } from './answer.ts';

/** Endpoints that share a daily quota here. Spotify does not tell its own buckets; an artist's releases are one. */
export type QuotaFamily =
  'account' | 'library' | 'top' | 'tracks' | 'albums' | 'artists' | 'artistAlbums' | 'search';

/** How much may be asked of the Web API. What is left out is not limited. */
export interface RateLimitRules {
  /** Requests of one client id in any `windowMs`, at least 1. */
  readonly windowRequests?: number;
  /** Milliseconds. Default 30,000. */
  readonly windowMs?: number;
  /** Requests of all client ids together, for they have one owner, until a family is locked. In development mode only. */
  readonly quotas?: Partial<Readonly<Record<QuotaFamily, number>>>;
  /** How long a family whose quota is used up stays locked; then it has its whole quota again. Default a day. */
  readonly quotaSeconds?: number;
}

/** What a limiter has to know of a request. */
export interface LimitedRequest {
  readonly clientId: string;
  /** Below `/v1`. */
  readonly path: string;
  readonly isDevelopmentMode: boolean;
}

interface Bucket {
  calls: number;
  /** Epoch milliseconds; 0 while it is open. */
  lockedUntil: number;
}

const dayInSeconds = 86_400;

/**
 * Spotify's two limits. A request that is refused by either counts for neither, so that waiting as long as the
 * refusal says is always enough; one that is let through counts, whatever is answered. What a fault keeps from
 * being acted upon never gets here.
 */
export class RateLimiter {
  /** May be replaced at any time; what was counted stays. */
  rules: RateLimitRules;
  readonly #now: () => number;
  /** When requests were let through, by client id, oldest first. */
  readonly #windows = new Map<string, number[]>();
  readonly #buckets = new Map<QuotaFamily, Bucket>();

  /** @param now epoch milliseconds */
  constructor(rules: RateLimitRules, now: () => number) {
    this.rules = rules;
    this.#now = now;
  }

  /** The 429 a request gets; undefined when it is let through, which counts. */
  refusal(request: LimitedRequest): Answer | undefined {
    const wait = this.#waitForRoom(request.clientId);
    if (wait > 0) return tooManyRequests(inSeconds(wait));
    const lock = request.isDevelopmentMode ? this.#lockOf(request.path) : 0;
    if (lock > 0) return tooManyRequests(inSeconds(lock), true);
    this.#count(request);
    return undefined;
  }

  /** Milliseconds until the window has room for one more. */
  #waitForRoom(clientId: string): number {
    const { windowRequests = Infinity, windowMs = 30_000 } = this.rules;
    const now = this.#now();
    const recent = (this.#windows.get(clientId) ?? []).filter(time => time > now - windowMs);
    this.#windows.set(clientId, recent);
    const leavesFirst = recent[recent.length - windowRequests];
    return leavesFirst === undefined ? 0 : leavesFirst + windowMs - now;
  }

  /** Milliseconds for which the family of `path` stays locked; locks it when its quota is used up. */
  #lockOf(path: string): number {
    const family = familyOf(path);
    const quota = family ? this.rules.quotas?.[family] : undefined;
    if (!family || quota === undefined) return 0;
    const now = this.#now();
    const bucket = this.#bucket(family);
    if (bucket.lockedUntil > now) return bucket.lockedUntil - now;
    if (bucket.lockedUntil > 0) Object.assign(bucket, { calls: 0, lockedUntil: 0 });
    if (bucket.calls < quota) return 0;
    bucket.lockedUntil = now + (this.rules.quotaSeconds ?? dayInSeconds) * 1000;
    return bucket.lockedUntil - now;
  }

  #count({ clientId, path, isDevelopmentMode }: LimitedRequest): void {
    this.#windows.get(clientId)?.push(this.#now());
    const family = familyOf(path);
    if (family && isDevelopmentMode) this.#bucket(family).calls++;
  }

  #bucket(family: QuotaFamily): Bucket {
    const bucket = this.#buckets.get(family) ?? { calls: 0, lockedUntil: 0 };
    this.#buckets.set(family, bucket);
    return bucket;
  }
}

const families: readonly (readonly [RegExp, QuotaFamily])[] = [
  [/^\/me$/, 'account'],
  [/^\/me\/(library|tracks|albums)(\/|$)/, 'library'],
  [/^\/me\/top\//, 'top'],
  [/^\/tracks(\/|$)/, 'tracks'],
  [/^\/albums(\/|$)/, 'albums'],
  [/^\/artists\/[^/]+\/albums$/, 'artistAlbums'],
  [/^\/artists(\/|$)/, 'artists'],
  [/^\/search$/, 'search'],
];

function familyOf(path: string): QuotaFamily | undefined {
  return families.find(([pattern]) => pattern.test(path))?.[1];
}

function inSeconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
