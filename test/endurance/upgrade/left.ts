/** What a build has left behind on a computer, as `leave.ts` writes it beside the folder of its files. */
export interface Left {
  /** Which build. */
  readonly commit: string;
  /** When it was left, epoch milliseconds. */
  readonly at: number;
  readonly secrets: Readonly<Record<string, string>>;
  readonly globalState: Readonly<Record<string, unknown>>;
  /** What the person had set. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** URIs of what Saved Tracks showed, in its order. */
  readonly saved: readonly string[];
  /** The URI of what the person had removed last. */
  readonly removed: string;
}

/** What the person has at Spotify, then and now. */
export const music = { tracks: 30, albums: 3, seed: 'upgrade' };
