import type { VersionKind } from './versionKind.ts';

/** What two tracks may differ in and still be taken for one recording. */
export interface RecordingOptions {
  /**
   * Versions that count as the song itself; where nothing else tells two apart, their lengths may differ as well.
   * Default none.
   */
  readonly alike?: ReadonlySet<VersionKind> | undefined;
}

/** Lengths of one recording differ by no more, in ms: services round them, and pressings have other silences. */
export const lengthToleranceMs = 2_000;
