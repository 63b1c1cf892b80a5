import type { DatabaseSync } from 'node:sqlite';
import { DatabaseError } from './databaseError.ts';
import { busyTimeoutMs } from './untilFree.ts';

/** Pages in the write-ahead log after which a commit moves them itself, if nobody has done that before: see `Checkpoints`. */
const checkpointPages = 8_000;
/** What the write-ahead log may keep of the disk when it is empty, in bytes. */
export const journalBytes = 2 ** 21;

/**
 * Sets up a connection. Readers and a writer do not wait for each other where the file system allows a write-ahead
 * log, which needs memory shared between processes. Throws what SQLite says.
 */
export function configure(database: DatabaseSync, synchronous: 'NORMAL' | 'FULL'): void {
  database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  useWriteAheadLog(database);
  database.exec(`
    PRAGMA synchronous = ${synchronous};
    PRAGMA foreign_keys = ON;
    PRAGMA wal_autocheckpoint = ${checkpointPages};
    PRAGMA journal_size_limit = ${journalBytes}`);
}

/**
 * Brings a database one step nearer to its latest form, in one transaction; false when it has that. Several processes may
 * do so at once. Throws what SQLite says, and a `DatabaseError` of kind `tooNew`.
 */
export function migrate(database: DatabaseSync, migrations: readonly string[]): boolean {
  const version = versionOf(database);
  if (version > migrations.length)
    throw new DatabaseError('tooNew', `version ${version} where ${migrations.length} is known`);
  const script = migrations[version];
  if (script === undefined) return false;
  database.exec('BEGIN IMMEDIATE');
  try {
    if (versionOf(database) === version) database.exec(`${script}; PRAGMA user_version = ${version + 1}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
  return true;
}

function versionOf(database: DatabaseSync): number {
  return database.prepare('PRAGMA user_version').get()?.user_version as number;
}

/** SQLite leaves the mode as it is where it knows of no shared memory, and fails where it finds out. */
function useWriteAheadLog(database: DatabaseSync): void {
  try {
    database.exec('PRAGMA journal_mode = WAL');
  } catch (error) {
    const { errcode = 0 } = error as { readonly errcode?: number };
    if (!failuresOfSharedMemory.has(errcode & 0xff)) throw error;
    database.exec('PRAGMA journal_mode = DELETE');
  }
}

/** IOERR, CANTOPEN. */
const failuresOfSharedMemory = new Set([10, 14]);
