/** Two tracks by their URIs, in any order. */
export type TrackPair = readonly [uri: string, other: string];

/** What a person has said not to be the same although it looks it. */
export interface Dismissals {
  /** Whether these two were. */
  has(uri: string, other: string): boolean;
}

/** Every two of `uris`. */
export function pairsOf(uris: readonly string[]): TrackPair[] {
  return uris.flatMap((uri, index) => uris.slice(index + 1).map(other => [uri, other] as const));
}
