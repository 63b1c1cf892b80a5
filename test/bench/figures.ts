import type { ClientName } from './clients/benchClient.ts';
import type { Removed, Saved } from './curating.ts';
import type { ListFigures } from './interchange/lists.ts';
import type { LibraryFigures } from './library/libraryTasks.ts';
import type { Expired, Loaded, StillSignedIn } from './tasks.ts';

/** A file as it is delivered. */
export interface FileSize {
  readonly name: string;
  readonly bytes: number;
  readonly gzipped: number;
}

/** How a library was read that something went wrong with. */
export type Faulty = Omit<Loaded, 'digest'> & {
  /** Whether all tracks are there, in their order. */
  readonly isComplete: boolean;
};

/** What was measured of one client; the bare loop only reads and removes. Times are milliseconds, memory is bytes. */
export interface ClientFigures {
  readonly load?: Runs & Pick<Loaded, 'requests' | 'maxInFlight'>;
  readonly kept?: number;
  readonly load429?: Faulty;
  readonly load502?: Faulty;
  readonly faultRun?: Faulty;
  readonly expired?: Expired;
  readonly noRefreshToken?: StillSignedIn;
  readonly save?: Saved;
  readonly remove?: Runs & Omit<Removed, 'ms'>;
  readonly cold?: {
    /** In the order they are loaded. */
    readonly files: readonly (FileSize & { readonly loadMs: number })[];
    readonly firstAnswerMs: number;
  };
}

/** Times of one task that was repeated, in milliseconds. */
interface Runs {
  /** Median of `runs`. */
  readonly ms: number;
  readonly runs: readonly number[];
}

/** Everything `npm run bench` finds. */
export interface Figures {
  readonly date: string;
  readonly machine: string;
  /** Load average before: above 1 something else was running. */
  readonly loadBefore: number;
  readonly clients: Readonly<Record<ClientName, ClientFigures>>;
  /** Of each size. */
  readonly library: readonly LibraryFigures[];
  /** Of each format. */
  readonly lists: readonly ListFigures[];
  readonly extension?: {
    readonly loadMs: number;
    readonly activateMs: number;
    readonly files: readonly FileSize[];
    /** As last packaged, which may be long ago. */
    readonly packages: readonly {
      readonly name: string;
      readonly bytes: number;
      readonly packedAt: string;
    }[];
  };
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
