import type { Found } from './finding.ts';
import type { Findings } from './findings.ts';

/** Where findings of one account are kept, for each market apart. */
export interface FindingsStore {
  /** Adds to `findings` what is kept for `market`. What cannot be read is left out: it is asked for again. */
  read(market: string, findings: Findings): Promise<void>;
  /** Keeps what was found out on `day`, in days since 1970. Rejects when it cannot be written. */
  append(market: string, found: readonly Found[], day: number): Promise<void>;
  /** Deletes everything; nothing is kept from now on. Never rejects. */
  discard(): Promise<void>;
}

/** Keeps nothing. */
export const noFindingsStore: FindingsStore = {
  read: () => Promise.resolve(),
  append: () => Promise.resolve(),
  discard: () => Promise.resolve(),
};
