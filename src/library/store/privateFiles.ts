import { closeSync, openSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';

/**
 * Mode of a file that other users of the computer can neither read nor write. On Windows modes mean nothing, and a
 * person's files are their own by where they are.
 */
export const privateMode = 0o600;
const privateFolderMode = 0o700;
/** What SQLite keeps beside a database; it gives new ones the mode of the database. */
const companions = ['', '-wal', '-shm', '-journal'];

/**
 * Makes a folder, and those above it that are missing, for this user alone; one that is there becomes so where the
 * file system knows of modes. Rejects when there is no such folder afterwards.
 */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: privateFolderMode });
  await chmod(folder, privateFolderMode).catch(() => undefined);
}

/** Makes a database file for this user alone where there is none, or one that is there so. What fails, SQLite tells of. */
export async function makePrivateDatabase(file: string): Promise<void> {
  makeUnlessThere(file);
  for (const companion of companions) await chmod(file + companion, privateMode).catch(() => undefined);
}

/**
 * One that is there is not opened, and the new one is closed before anything else can happen here: closing a file
 * frees the locks that this process has on it through SQLite.
 */
function makeUnlessThere(file: string): void {
  try {
    closeSync(openSync(file, 'wx', privateMode));
  } catch {
    // It is there already, or cannot be.
  }
}
