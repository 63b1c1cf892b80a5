/** Endpoints that Spotify limits together, as far as observed. */
export type EndpointFamily = 'account' | 'library' | 'top' | 'tracks' | 'albums' | 'artists' | 'search';

/** Spotify's wish to be left alone. */
export interface Lock {
  /** Epoch milliseconds. */
  readonly until: number;
  /** Which of Spotify's two limits it is about. */
  readonly kind: 'rateLimited' | 'quotaExceeded';
}

/** Remembers until when Spotify wants to be left alone, by endpoint family. */
export interface Locks {
  /** The lock that lasts longest; undefined when there has been none. It may be over. */
  lockOf(family: EndpointFamily): Lock | undefined;
  lock(family: EndpointFamily, lock: Lock): void;
}

/** Locks that last as long as the object. */
export class MemoryLocks implements Locks {
  readonly #locks = new Map<EndpointFamily, Lock>();

  lockOf(family: EndpointFamily): Lock | undefined {
    return this.#locks.get(family);
  }

  lock(family: EndpointFamily, lock: Lock): void {
    if (lock.until > (this.#locks.get(family)?.until ?? 0)) this.#locks.set(family, lock);
  }
}
