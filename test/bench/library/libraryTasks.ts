import type { Setting } from '../clients/benchClient.ts';
import type { Stall } from './stallWatch.ts';

/** What can be measured of the library that is kept on disk. */
export const libraryTasks = [
  'coldSync',
  'secondWriter',
  'warmSync',
  'find',
  'arranging',
  'duplicates',
  'removal',
] as const;
export type LibraryTask = (typeof libraryTasks)[number];

/** Numbers of saved tracks it is measured with. */
export const librarySizes: readonly number[] = [10_000, 100_000];

/** What one process is to do. */
export interface LibraryWork {
  readonly task: Exclude<LibraryTask, 'removal'>;
  readonly setting: Setting;
  /** Where the library is kept. */
  readonly folder: string;
}

/** A library that was read for the first time. Times are milliseconds, memory is bytes. */
export interface ColdSync {
  /** Until all rows are there. */
  readonly ms: number;
  /** Until the first rows are there; one answer is waited for. */
  readonly firstRowsMs: number;
  /** Until all rows are on disk as well. */
  readonly onDiskMs: number;
  readonly tracks: number;
  readonly requests: number;
  readonly maxInFlight: number;
  readonly stall: Stall;
  /** What is free again once the library is let go of. */
  readonly kept: number;
  /** Transactions of the other process meanwhile. */
  readonly otherWrites: number;
}

/** A library that was kept, opened in a new process and brought up to date. Milliseconds. */
export interface WarmSync {
  /** Before everything else. */
  readonly loadCodeMs: number;
  /** From asking for the first rows until they are there. */
  readonly firstRowsMs: number;
  /** From then as well: until all rows that were kept are there. */
  readonly allRowsMs: number;
  /** Until Spotify has told that this is all. */
  readonly upToDateMs: number;
  readonly tracks: number;
  readonly stall: Stall;
}

/** What finding costs. */
export interface Finding {
  readonly indexMs: number;
  readonly indexStall: Stall;
  /** Bytes. */
  readonly indexKept: number;
  /** Bytes of the library as it was read from disk. */
  readonly libraryKept: number;
  readonly queries: number;
  readonly keys: number;
  /** Milliseconds for one key. */
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  /** What was typed then. */
  readonly longestText: string;
}

/** One way of arranging all tracks. */
export interface Arranging {
  readonly what: string;
  readonly ms: number;
  readonly stall: Stall;
}

/** Looking for duplicates among all tracks. */
export interface Duplicating {
  readonly ms: number;
  readonly stall: Stall;
  /** Once more, as after a change. */
  readonly again: { readonly ms: number; readonly stall: Stall };
  readonly groups: number;
}

/** Everything that is measured of a library of one size. Requests are counted at the server. */
export interface LibraryFigures {
  readonly tracks: number;
  readonly coldSync?: ColdSync;
  /** Bytes on disk after it. */
  readonly databaseBytes?: number;
  /** The same with another process that writes all the time. */
  readonly secondWriter?: ColdSync;
  readonly warmSync?: WarmSync & { readonly requests: number };
  readonly find?: Finding;
  readonly arranging?: readonly Arranging[];
  readonly duplicates?: Duplicating;
  /** As `warmSync`, one track, a third down, having been removed elsewhere. */
  readonly removal?: WarmSync & { readonly requests: number };
}
