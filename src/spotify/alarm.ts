import type { Clock } from './clock.ts';

/** Rings once, at the time it was last set to. */
export class Alarm {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #pending: { readonly at: number; readonly controller: AbortController } | undefined;

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** @param at epoch milliseconds */
  set(at: number): void {
    if (this.#pending?.at === at) return;
    this.clear();
    const pending = { at, controller: new AbortController() };
    this.#pending = pending;
    this.#clock.sleep(Math.max(at - this.#clock.now(), 1), pending.controller.signal).then(
      () => {
        if (this.#pending !== pending) return;
        this.#pending = undefined;
        this.#ring();
      },
      () => undefined, // It was cleared.
    );
  }

  /** Keeps no timer. */
  clear(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.controller.abort();
  }
}
