import type { PageStrings } from '../../webview/protocol.ts';
import type { TrackWords } from './trackWords.ts';

/** Everything the panel says, in the person's language. */
export interface PanelWords extends TrackWords {
  page(): PageStrings;
  /** Name of the panel's tab while there is no title to show. */
  title(): string;
  /** There is no library to look into. */
  signedOut(): string;
  /** Read out when the track on the page was saved or removed, here or elsewhere. */
  savedNow(): string;
  removedNow(): string;
}
