import type { Event } from '../model/event.ts';

/** What is known of a kept list beside its rows. Times are epoch milliseconds. */
export interface KeptState {
  /** Entries at Spotify when it last told. */
  readonly total: number;
  /** Entries at Spotify that are no rows: null, or one item twice. */
  readonly notRows: number;
  /** Whether all rows are kept; otherwise the first ones, as far as reading had come. */
  readonly isWhole: boolean;
  /** When Spotify last confirmed the list; while it is being read for the first time, when its first page came. */
  readonly updatedAt: number;
  /** When every page was last read. */
  readonly fullPassAt: number;
}

/** What is kept of one item of a list. */
export interface KeptItem<Row> {
  /** Undefined when it is not among the rows that are kept. */
  readonly row: Row | undefined;
  /** Whether all rows are kept: what is not among them was not in the list when Spotify last confirmed it. */
  readonly isWhole: boolean;
}

/**
 * Keeps a list from one start of the editor to the next, and between windows. No method rejects: what goes wrong on
 * disk is logged and never keeps the list itself from working.
 */
export interface ListStore<Row> {
  /**
   * Reads what is kept, newest first, in slices short enough not to hold up the editor.
   * @param onRows hears each slice; the first one holds as many rows as fit on a screen
   * @returns undefined when nothing is kept, or nothing that can be used
   */
  load(onRows: (rows: readonly Row[]) => void): Promise<KeptState | undefined>;
  /** Looks for one item, by its URI, without reading the list; undefined when nothing is kept. Missing where nothing is. */
  find?(uri: string): Promise<KeptItem<Row> | undefined>;
  /** Adds rows behind those that are kept: a page that has come in. */
  append(rows: readonly Row[], state: KeptState): Promise<void>;
  /** Makes what is kept equal to `rows`; rows that are kept already cost little. */
  replace(rows: readonly Row[], state: KeptState): Promise<void>;
  /** Notes what was changed here: rows put at the head, rows (by URI) taken out. */
  change(change: { readonly saved: readonly Row[]; readonly removed: readonly string[] }): Promise<void>;
  /** Rows in a fuller form than before; those that are not kept are passed over. */
  update(rows: readonly Row[]): Promise<void>;
  /** Fires when another window has written to the list; `load` brings what it is now. */
  readonly onDidChangeElsewhere: Event<void>;
}
