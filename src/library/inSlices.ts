import { setImmediate } from 'node:timers/promises';

/** Rows that a step looks at, where looking at one costs little. */
export const stepSize = 256;
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

/** What stands for each item, by its key, in their order; in steps, for `inSlices`. Of several with one key the last counts. */
export function* mapSteps<Item, Value>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  valueOf: (item: Item, place: number) => Value,
): Generator<undefined, Map<string, Value>> {
  const map = new Map<string, Value>();
  for (const [place, item] of items.entries()) {
    if (place % stepSize === 0) yield;
    map.set(keyOf(item), valueOf(item, place));
  }
  return map;
}
