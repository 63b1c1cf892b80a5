/**
 * Why a database cannot be used.
 * - `busy`: others kept it locked for longer than anybody waits
 * - `corrupt`: it is damaged, or no database of ours
 * - `tooNew`: a later version of the extension has changed its form
 * - `moved`: another window has deleted it or put another in its place since it was opened
 * - `unavailable`: this host has no SQLite, or the file cannot be read or written: no permission, no space
 */
export type DatabaseTrouble = 'busy' | 'corrupt' | 'tooNew' | 'moved' | 'unavailable';

/** A database that cannot be used, by reason. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly kind: DatabaseTrouble;

  constructor(kind: DatabaseTrouble, detail: string, options?: ErrorOptions) {
    super(`${kind}: ${detail}`, options);
    this.kind = kind;
  }
}

/** SQLite's primary result codes that mean something particular here; all others mean `unavailable`. https://sqlite.org/rescode.html */
const troubles: Readonly<Record<number, DatabaseTrouble>> = {
  1: 'corrupt', // ERROR: a statement of ours does not fit, because tables are missing or other than ours.
  5: 'busy',
  6: 'busy', // LOCKED
  11: 'corrupt',
  15: 'busy', // PROTOCOL: a race of processes that open it
  26: 'corrupt', // NOTADB
};
const readonlyMoved = 1032;

/** What SQLite or the file system says, by reason; errors that come from neither stay as they are. */
export function databaseErrorOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseError) return error;
  const { code, errcode } = error as NodeJS.ErrnoException & { readonly errcode?: number };
  if (code === undefined) return error;
  if (errcode === undefined) return new DatabaseError('unavailable', error.message, { cause: error });
  const kind = errcode === readonlyMoved ? 'moved' : (troubles[errcode & 0xff] ?? 'unavailable');
  return new DatabaseError(kind, `${error.message} (${errcode})`, { cause: error });
}
