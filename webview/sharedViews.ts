// What both pages show.

/** Something that is named and leads somewhere. */
export interface LinkView {
  readonly text: string;
  /** A Spotify URI; without it the text is plain. */
  readonly uri?: string;
}

/** A length: `text` as on a clock, `spoken` in words. */
export interface LengthView {
  readonly text: string;
  readonly spoken: string;
}

/** A sentence a person should not miss, such as why the track cannot be played. */
export interface NoticeView {
  readonly kind: 'warning' | 'info';
  readonly sentence: string;
}

/** Something did not work; what is on the page stays. */
export interface ProblemView {
  readonly sentence: string;
  /** Offers to try again. */
  readonly canRetry: boolean;
}
