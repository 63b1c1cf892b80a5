import type { Clock } from '../spotify/clock.ts';
import { SpotifyError } from '../spotify/errors.ts';

/** Spotify is asked this long after the last time, in ms; after that no more, until somebody uses the library again. */
const pausesMs = [2_000, 10_000, 60_000, 300_000];

interface DoubtsParts {
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  /** Finds out what became of changes. Rejects with a `SpotifyError` when Spotify does not tell. */
  readonly settle: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Finds out what became of changes whose answers were lost, trying again ever more rarely. */
export class Doubts {
  readonly #parts: DoubtsParts;
  #working: Promise<boolean> | undefined;

  constructor(parts: DoubtsParts) {
    this.#parts = parts;
  }

  /** Whether it is known in the end. Never rejects. */
  settle(): Promise<boolean> {
    this.#working ??= this.#settle()
      .catch(() => false)
      .finally(() => (this.#working = undefined));
    return this.#working;
  }

  async #settle(): Promise<boolean> {
    const { clock, settle, signal } = this.#parts;
    let atLeast = 0;
    for (const pause of pausesMs) {
      await clock.sleep(Math.max(pause, atLeast), signal);
      try {
        await settle();
        return true;
      } catch (error) {
        if (SpotifyError.is(error, 'cancelled')) return false;
        atLeast = SpotifyError.is(error) && error.retryAt ? error.retryAt - clock.now() : 0;
      }
    }
    return false;
  }
}
