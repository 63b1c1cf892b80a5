import { DatabaseError } from '../store/databaseError.ts';

/**
 * Why nothing could be written down.
 * - `full`: there is no space left
 * - `busy`: other windows kept the journal locked for longer than anybody waits
 * - `unavailable`: the file cannot be read or written
 */
export type JournalTrouble = 'full' | 'busy' | 'unavailable';

/** The journal could not be read or written; nothing was sent that was to be written down first. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly kind: JournalTrouble;

  constructor(kind: JournalTrouble, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.kind = kind;
  }
}

/** SQLite's primary result code of a disk without space. https://sqlite.org/rescode.html */
const full = 13;
const fullFileSystems = new Set(['ENOSPC', 'EDQUOT']);

/** What a database says, by what it means for the journal. */
export function journalErrorOf(error: unknown): JournalError {
  if (error instanceof JournalError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new JournalError(isFull(error) ? 'full' : isBusy(error) ? 'busy' : 'unavailable', text, {
    cause: error,
  });
}

function isBusy(error: unknown): boolean {
  return error instanceof DatabaseError && error.kind === 'busy';
}

function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '', errcode = 0 } = (error.cause ?? {}) as {
    readonly code?: string;
    readonly errcode?: number;
  };
  return (errcode & 0xff) === full || fullFileSystems.has(code);
}
