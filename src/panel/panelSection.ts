import type { SectionId, SectionView } from '../../webview/protocol.ts';
import type { Disposable } from '../model/event.ts';
import type { Track } from '../model/track.ts';

/** A part of a page that can be folded, and reads what it shows when it is unfolded. */
export interface PanelSection extends Partial<Disposable> {
  readonly id: SectionId;
  /** Whether it can be shown without asking Spotify, so that it may stay open from one page to the next. */
  readonly isFree: boolean;
  /** Undefined when there is nothing to say. */
  view(isOpen: boolean): SectionView | undefined;
  trackAt(uri: string): Track | undefined;
  /** It is open: reads what it shows, unless that is known, under way or failed. */
  read?(): void;
  /** Reads what failed again. */
  readAgain?(): void;
  /** Shows further rows. */
  more?(): void;
  /** Does with all rows what the view offers. */
  act?(): void;
  /** Does with the row of this URI what that offers. */
  actOn?(uri: string): void;
  /** Asks about saved states that are unknown. */
  lookUpSaved?(): void;
}
