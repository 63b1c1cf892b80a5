import { cancelled } from './clock.ts';
import { untilAborted } from './untilAborted.ts';

/**
 * What `work` comes to, or at once an error of kind `cancelled` when `signal` aborts. The work itself goes on:
 * others may wait for it too.
 */
export function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return signal ? untilAborted(work, signal, cancelled) : work;
}
