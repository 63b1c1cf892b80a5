import type { TrackPair } from './dismissals.ts';

/** Something a person has decided about two tracks: that they are not the same after all, or that they may be. */
export interface Decision {
  readonly pair: TrackPair;
  readonly isDismissed: boolean;
}

/** Where decisions of one account are kept. */
export interface DismissalStore {
  /** All that is kept, oldest first; undefined when that is as it was read last. Rejects when it cannot be read. */
  readIfChanged(): Promise<readonly Decision[] | undefined>;
  /** Rejects when they cannot be written. */
  append(decisions: readonly Decision[]): Promise<void>;
  /** Deletes everything; nothing is kept from now on. Never rejects. */
  discard(): Promise<void>;
}

/** Keeps nothing. */
export const noDismissalStore: DismissalStore = {
  readIfChanged: () => Promise.resolve(undefined),
  append: () => Promise.resolve(),
  discard: () => Promise.resolve(),
};
