import { pause } from './pause.ts';

/** Work is laid down after so many milliseconds. */
const sliceMs = 8;

/** The result of `steps`, worked on in slices of a few milliseconds with a pause after each. */
export async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const end = performance.now() + sliceMs;
    while (performance.now() < end) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await pause(0);
  }
}
