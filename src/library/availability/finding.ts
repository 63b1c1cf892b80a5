/**
 * What a check has found out about a track in a market: that it can be played (`playable`, also when Spotify plays
 * another release of it instead), that Spotify no longer has it (`gone`), that Spotify did not say (`untold`), or
 * else why it cannot be played: `market`, `product`, `explicit`, a word Spotify introduces later, or `restricted`
 * where it gives no reason.
 */
export type Finding = string;

/** Findings with a meaning of their own; all others are reasons of Spotify's. */
export const findings = {
  playable: 'playable',
  gone: 'gone',
  untold: 'untold',
  restricted: 'restricted',
} as const;

/** What was found out about one track. */
export interface Found {
  /** Of the track as it was asked for. */
  readonly id: string;
  readonly finding: Finding;
}

/** Days since 1970, UTC: dates of findings are no more exact. */
export function dayOf(epochMs: number): number {
  return Math.floor(epochMs / 86_400_000);
}
