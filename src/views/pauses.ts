import type { Disposable } from '../model/event.ts';
import type { Clock } from '../spotify/clock.ts';
import type { EndpointFamily, Lock, Locks } from '../spotify/locks.ts';
import { pauseOf } from '../spotify/locks.ts';

interface PausesParts {
  readonly clock: Clock;
  /** What may pause something the view shows. */
  readonly families: readonly EndpointFamily[];
  readonly isVisible: () => boolean;
  /** Something is paused, for longer, or no more. */
  readonly onDidChange: () => void;
}

/** A pause is looked at again after this long, in ms, even if it lasts longer: the computer may have slept. */
const longestSleepMs = 60 * 60_000;

/** Tells a view what Spotify makes it wait for. Nothing is timed unless there is a pause and the view can be seen. */
export class Pauses implements Disposable {
  readonly #parts: PausesParts;
  #locks: Locks | undefined;
  #listener: Disposable | undefined;
  #timing: AbortController | undefined;
  /** How things were when they were told last. */
  #told = '';
  #isDisposed = false;

  constructor(parts: PausesParts) {
    this.#parts = parts;
  }

  /** From now on it is about these locks; how things are is not told, but what changes is. */
  follow(locks: Locks | undefined): void {
    this.#listener?.dispose();
    this.#locks = locks;
    this.#listener = locks?.onDidLock(() => this.#update());
    this.#told = this.#ends().join();
    this.#keepTime();
  }

  /** The pause that holds up any of `families` the longest, if one does just now. */
  of(families: readonly EndpointFamily[]): Lock | undefined {
    return this.#locks && pauseOf(this.#locks, families, this.#parts.clock.now());
  }

  /** Finds out what other windows know, and what is over; to be called when the view is looked at. */
  async look(): Promise<void> {
    await this.#locks?.refresh();
    if (!this.#isDisposed) this.#update();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#timing?.abort();
    this.#listener?.dispose();
  }

  #update(): void {
    const ends = this.#ends().join();
    if (ends !== this.#told) {
      this.#told = ends;
      this.#parts.onDidChange();
    }
    this.#keepTime();
  }

  /** When each of the families is open again, in epoch milliseconds; NaN where it is. */
  #ends(): number[] {
    return this.#parts.families.map(family => this.of([family])?.until ?? NaN);
  }

  #keepTime(): void {
    this.#timing?.abort();
    this.#timing = undefined;
    const { clock, isVisible } = this.#parts;
    const ends = this.#ends().filter(end => !Number.isNaN(end));
    if (ends.length === 0 || !isVisible()) return;
    const timing = new AbortController();
    this.#timing = timing;
    const wait = Math.min(...ends.map(end => end - clock.now()), longestSleepMs);
    clock.sleep(wait, timing.signal).then(
      () => this.look(),
      () => undefined,
    );
  }
}
