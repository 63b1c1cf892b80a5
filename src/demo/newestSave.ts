/** When the made-up listener saved something for the last time before the demo began. */
const lastSave = Date.UTC(2026, 10, 20, 21, 14, 9);

/**
 * Epoch milliseconds that nothing in a collection is newer than. It is the same at every start, so that a reload
 * finds the collection it left, unless the clock is behind it.
 */
export function newestSave(now: number): number {
  return Math.min(lastSave, now);
}
