import type { Page } from '../model/page.ts';
import type { Priority } from '../spotify/rateGate.ts';
import type { ListStore } from './listStore.ts';

/** What every row of a saved list has. */
export interface SavedRow {
  /** ISO 8601, UTC, whole seconds. */
  readonly addedAt: string;
}

/**
 * Does `work` when no other window does such work.
 * @param work is told whether it had to wait: the other window may have done it already
 * @param signal ends the waiting; it rejects with a `SpotifyError` of kind `cancelled` then
 */
export type Exclusively = <T>(work: (hasWaited: boolean) => Promise<T>, signal: AbortSignal) => Promise<T>;

/** Where a saved list comes from and what its rows are called. */
export interface SavedListSource<Row extends SavedRow> {
  readonly fetchPage: (
    offset: number,
    limit: number,
    priority: Priority,
    signal: AbortSignal,
  ) => Promise<Page<Row>>;
  readonly uriOf: (row: Row) => string;
  readonly now: () => number;
  /** For each reading anew: lets its rows have in one object what is alike in them. */
  readonly sharing?: () => (row: Row) => Row;
  /** Where it is kept; without it nowhere. */
  readonly store?: ListStore<Row>;
  /** Does work that only one window should do at a time. */
  readonly exclusively?: Exclusively;
  /** Whether what was confirmed at that time (epoch milliseconds) is to be looked at again. */
  readonly isStale?: (updatedAt: number) => boolean;
  /** Hears of every change of rows or status, with the URIs that came in or went out. */
  readonly onDidChange: (uris: readonly string[]) => void;
}
