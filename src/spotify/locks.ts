import type { Event } from '../model/event.ts';
import { Emitter } from '../model/event.ts';

/** Everything a lock can be about. */
export const lockScopes = [
  'everything',
  'account',
  'library',
  'top',
  'tracks',
  'albums',
  'artists',
  'search',
] as const;

/** What a lock is about: one family of endpoints, or whatever the app asks for. */
export type LockScope = (typeof lockScopes)[number];

/** Endpoints that Spotify limits together, as far as observed. */
export type EndpointFamily = Exclude<LockScope, 'everything'>;

/** Spotify's wish to be left alone. */
export interface Lock {
  /** Epoch milliseconds. */
  readonly until: number;
  /** Which of Spotify's two limits it is about. */
  readonly kind: 'rateLimited' | 'quotaExceeded';
}

/** Remembers until when Spotify wants to be left alone by one app. */
export interface Locks {
  /** Fires when a scope is locked, here or by another window of the editor. */
  readonly onDidLock: Event<LockScope>;
  /** Brings in what other windows were told since; cheap enough to be called before every request. Never rejects. */
  refresh(): Promise<void>;
  /** The lock that lasts longest; undefined when there has been none. It may be over. */
  lockOf(scope: LockScope): Lock | undefined;
  /** Of two locks of one scope the one that lasts longer counts. */
  lock(scope: LockScope, lock: Lock): void;
}

/** The lock that holds up any of `families` the longest at `now` (epoch milliseconds), if one does. */
export function pauseOf(
  locks: Pick<Locks, 'lockOf'>,
  families: readonly EndpointFamily[],
  now: number,
): Lock | undefined {
  const all = (['everything', ...families] as const).flatMap(scope => locks.lockOf(scope) ?? []);
  return all.filter(({ until }) => until > now).sort((a, b) => b.until - a.until)[0];
}

/** Locks that last as long as the object. */
export class MemoryLocks implements Locks {
  readonly #locks = new Map<LockScope, Lock>();
  readonly #locked = new Emitter<LockScope>();

  readonly onDidLock = this.#locked.event;

  refresh(): Promise<void> {
    return Promise.resolve();
  }

  lockOf(scope: LockScope): Lock | undefined {
    return this.#locks.get(scope);
  }

  lock(scope: LockScope, lock: Lock): void {
    if (lock.until <= (this.#locks.get(scope)?.until ?? 0)) return;
    this.#locks.set(scope, lock);
    this.#locked.fire(scope);
  }
}
