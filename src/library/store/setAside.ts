import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileIdentity } from './fileIdentity.ts';

/** What SQLite keeps beside a database, in the order in which files may go while others still look at them. */
const companions = ['-shm', '-wal', '-journal', ''];
/** Damaged databases that are kept. */
const mostKept = 2;
/** A process that takes longer than this to set files aside has died, in ms. */
const staleMs = 10_000;

/** Whether a process is setting the database aside right now, so that it should not be opened. */
export async function isBeingSetAside(file: string): Promise<boolean> {
  const stats = await stat(lockOf(file)).catch(() => undefined);
  return stats !== undefined && Math.abs(Date.now() - stats.mtimeMs) < staleMs;
}

/**
 * Renames a database and what belongs to it to `<file>.damaged-<time>`, of which the latest are kept. False, and nothing
 * done, when another file is in its place, or another process does so right now. Rejects when the file system does
 * not allow it, as on Windows while another process has the file open.
 * @param identity of the damaged file
 */
export async function setAside(file: string, identity: string | undefined, now: number): Promise<boolean> {
  if (await isBeingSetAside(file)) return false;
  await rm(lockOf(file), { force: true });
  const lock = await open(lockOf(file), 'wx').catch(() => undefined);
  if (!lock) return false;
  try {
    if ((await fileIdentity(file)) !== identity) return false;
    const time = new Date(now).toISOString().replaceAll(':', '-');
    for (const companion of companions)
      await rename(file + companion, `${file}.damaged-${time}${companion}`).catch(unlessMissing);
    await keepLatest(file);
    return true;
  } finally {
    await lock.close();
    await rm(lockOf(file), { force: true });
  }
}

/** Databases that were set aside, with what belongs to them; oldest first. */
async function damagedFiles(file: string): Promise<string[]> {
  const names = await readdir(path.dirname(file));
  return names.filter(name => name.startsWith(`${path.basename(file)}.damaged-`)).sort();
}

async function keepLatest(file: string): Promise<void> {
  const names = await damagedFiles(file);
  const databases = names.filter(name => !companions.some(end => end !== '' && name.endsWith(end)));
  const old = databases.slice(0, -mostKept);
  const gone = names.filter(name => old.some(database => name.startsWith(database)));
  for (const name of gone) await rm(path.join(path.dirname(file), name), { force: true });
}

function lockOf(file: string): string {
  return `${file}.setting-aside`;
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
