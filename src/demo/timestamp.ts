/**
 * Spotify's way of writing a moment: ISO 8601, UTC, whole seconds.
 * @param time epoch milliseconds
 */
export function timestamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
