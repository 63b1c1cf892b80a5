import type { ReviewStrings } from '../../webview/reviewProtocol.ts';

/** What every review says, in the person's language. */
export interface ReviewWords {
  page(): ReviewStrings;
  /** What asking for `next` more of the `left` is called. */
  more(next: number, left: number): string;
}
