import { setImmediate } from 'node:timers/promises';

/** Work is laid down after so many milliseconds. */
const sliceMs = 8;

/**
 * The result of `steps`, worked on in slices of a few milliseconds. Whatever else waits in this process comes in
 * between, so no step may take longer than that itself.
 * @param now milliseconds that only go forward
 */
export async function inSlices<T>(
  steps: Generator<undefined, T>,
  now: () => number = () => performance.now(),
): Promise<T> {
  for (;;) {
    const end = now() + sliceMs;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (now() < end);
    await setImmediate();
  }
}
