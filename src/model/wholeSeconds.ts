/**
 * Spotify's way of writing a moment: ISO 8601, UTC, whole seconds.
 * @param time epoch milliseconds; throws a `RangeError` where that is none
 */
export function wholeSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
