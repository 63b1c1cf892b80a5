/** Endpoints that Spotify limits together, as far as observed. */
export type EndpointFamily = 'account' | 'library' | 'top' | 'tracks' | 'albums' | 'artists' | 'search';

/** Remembers until when Spotify wants to be left alone, by endpoint family. */
export interface Locks {
  /** Epoch milliseconds, or undefined when the family is open. */
  lockedUntil(family: EndpointFamily): number | undefined;
  lock(family: EndpointFamily, until: number): void;
}

/** Locks that last as long as the object. */
export class MemoryLocks implements Locks {
  readonly #until = new Map<EndpointFamily, number>();

  lockedUntil(family: EndpointFamily): number | undefined {
    return this.#until.get(family);
  }

  lock(family: EndpointFamily, until: number): void {
    this.#until.set(family, Math.max(until, this.#until.get(family) ?? 0));
  }
}
