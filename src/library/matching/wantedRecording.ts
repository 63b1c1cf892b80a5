/** A recording as a file, a list or a track that cannot be played describes it. What is not known is left out. */
export interface WantedRecording {
  /** As written there, with what tells one version from another. */
  readonly title?: string | undefined;
  /** In credit order; one entry may name several. */
  readonly artists: readonly string[];
  readonly album?: string | undefined;
  /** International Standard Recording Code; hyphens and case do not matter. */
  readonly isrc?: string | undefined;
  readonly durationMs?: number | undefined;
}
