/**
 * How one language (or one kind of music) names its artists, albums and tracks. Patterns hold `{list}` slots
 * that are filled from `words`.
 */
export interface Tongue {
  /** How common it is in the collection, relative to the others. */
  readonly weight: number;
  /** Country part of the ISRCs of its recordings. */
  readonly country: string;
  readonly genres: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly artists: readonly string[];
  readonly albums: readonly string[];
  readonly tracks: readonly string[];
}
