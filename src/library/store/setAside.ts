import type { FileHandle } from 'node:fs/promises';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileIdentity } from './fileIdentity.ts';
import { unlessMissing } from './unlessMissing.ts';

/** What SQLite keeps beside a database, in the order in which it may go while others still look at the database. */
const companions = ['-shm', '-wal', '-journal'];
/** Damaged databases that are kept. */
const mostKept = 2;
/** A process that takes longer than this to set files aside has died, in ms. */
const staleMs = 10_000;

/** Whether a process is setting the database aside right now, so that it should not be opened. */
export async function isBeingSetAside(file: string): Promise<boolean> {
  return (await lockAge(file)) < staleMs;
}

/**
 * Renames a database and what belongs to it to `<file>.damaged-<time>`, of which the latest are kept. False, and nothing
 * done, when another file is in its place, or another process does so right now. Rejects when the file system does
 * not allow it, as on Windows while another process has the file open.
 * @param identity of the damaged file
 * @param now epoch milliseconds
 */
export async function setAside(file: string, identity: string | undefined, now: number): Promise<boolean> {
  const lock = await takeLock(file);
  if (!lock) return false;
  try {
    if (identity === undefined || (await fileIdentity(file)) !== identity) return false;
    const name = `${file}.damaged-${new Date(now).toISOString().replaceAll(':', '-')}`;
    for (const companion of companions) await rename(file + companion, name + companion).catch(unlessMissing);
    await rename(file, name);
    await keepLatest(file);
    return true;
  } finally {
    await lock.close();
    await rm(lockOf(file), { force: true });
  }
}

async function keepLatest(file: string): Promise<void> {
  const [folder, start] = [path.dirname(file), `${path.basename(file)}.damaged-`];
  const names = (await readdir(folder)).filter(name => name.startsWith(start)).sort();
  const databases = names.filter(name => !companions.some(companion => name.endsWith(companion)));
  const old = databases.slice(0, -mostKept);
  for (const name of names)
    if (old.some(database => name.startsWith(database))) await rm(path.join(folder, name), { force: true });
}

/** Undefined while another process has the lock; that of one which has died over it is taken away. */
async function takeLock(file: string): Promise<FileHandle | undefined> {
  const take = (): Promise<FileHandle | undefined> => open(lockOf(file), 'wx').catch(() => undefined);
  const lock = await take();
  const age = lock ? Infinity : await lockAge(file);
  if (lock || age < staleMs || age === Infinity) return lock;
  await rm(lockOf(file), { force: true });
  return take();
}

/** In ms; Infinity when there is no lock. */
async function lockAge(file: string): Promise<number> {
  const stats = await stat(lockOf(file)).catch(() => undefined);
  return stats ? Math.abs(Date.now() - stats.mtimeMs) : Infinity;
}

function lockOf(file: string): string {
  return `${file}.setting-aside`;
}
