/** What writing and reading one list as a file took. Times are milliseconds, memory and sizes bytes. */
export interface ListFigures {
  readonly format: string;
  readonly rows: number;
  readonly fileBytes: number;
  readonly writeMs: number;
  readonly writeStall: { readonly ms: number; readonly workMs: number };
  readonly readMs: number;
  readonly readStall: { readonly ms: number; readonly workMs: number };
  /** The most that was in use while reading beyond what was before, with the file itself. */
  readonly peakMemory: number;
  /** What is in use when it has been read, without the file. */
  readonly keptMemory: number;
}

/** Formats that are measured, and how many tracks are in each. */
export const [listFormats, listRows] = [['csv', 'json', 'm3u8', 'markdown', 'uris'] as const, 100_000];
