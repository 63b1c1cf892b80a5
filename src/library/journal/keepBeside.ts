import { rename } from 'node:fs/promises';
import { fileIdentity } from '../store/fileIdentity.ts';
import { unlessMissing } from '../store/unlessMissing.ts';

/** What SQLite keeps beside a database; without it, the latest of what was written is missing. */
const companions = ['-shm', '-wal', '-journal', ''];

/**
 * Renames a damaged database and what belongs to it to `<file>.damaged-<time>`, where it stays. Does nothing when another
 * file is in its place. Rejects when the file system does not allow it, as on Windows while another process has the
 * file open.
 * @param identity of the damaged file
 * @param now epoch milliseconds
 */
export async function keepBeside(file: string, identity: string | undefined, now: number): Promise<void> {
  const name = `${file}.damaged-${new Date(now).toISOString().replaceAll(':', '-')}`;
  for (const companion of companions) {
    // Another window may do the same, and a third one begin anew.
    if (identity === undefined || (await fileIdentity(file)) !== identity) return;
    await rename(file + companion, name + companion).catch(unlessMissing);
  }
}
