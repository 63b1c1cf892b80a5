import type { Clock } from '../../spotify/clock.ts';
import { DatabaseError, databaseErrorOf } from './databaseError.ts';

/** How long SQLite itself waits for a lock, in ms; it holds up everything else while it does. */
export const busyTimeoutMs = 10;
/** First pause between two attempts, in ms; each is twice the one before. */
const firstPauseMs = 5;
/** Longest pause between two attempts, in ms. */
const longestPauseMs = 200;
/** Nobody waits longer for a lock, in ms. */
const mostWaitMs = 10_000;

/**
 * Attempts `work` until no other process holds the lock it needs. Others run between two attempts, at changing
 * intervals, so that several who wait do not meet again. Rejects with a `DatabaseError`.
 */
export async function untilFree<T>(work: () => T, clock: Pick<Clock, 'sleep' | 'random'>): Promise<T> {
  let waited = 0;
  for (let pause = firstPauseMs; ; pause = Math.min(2 * pause, longestPauseMs)) {
    try {
      return work();
    } catch (error) {
      const trouble = databaseErrorOf(error);
      if (!isBusy(trouble) || waited >= mostWaitMs) throw trouble;
    }
    const ms = pause * (0.5 + clock.random());
    waited += ms + busyTimeoutMs;
    await clock.sleep(ms);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof DatabaseError && error.kind === 'busy';
}
