import { rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { namesIn } from './namesIn.ts';

const mark = '.delete';

/**
 * Deletes a database and all that belongs to it, also what was set aside, and the folder when nothing else is in it.
 * False when that cannot be because another window has it open, as on Windows; then it is marked for `deleteMarked`.
 */
export async function deleteDatabase(file: string): Promise<boolean> {
  const [folder, base] = [path.dirname(file), path.basename(file)];
  const names = (await namesIn(folder)).filter(name => name.startsWith(base));
  if (names.length === 0) return true;
  try {
    await writeFile(file + mark, '');
    // The database goes behind what belongs to it, which must never come to belong to another.
    const companions = names.filter(name => name !== base && name !== base + mark);
    for (const name of [...companions, base, base + mark]) await rm(path.join(folder, name), { force: true });
  } catch {
    return false;
  }
  await rmdir(folder).catch(() => undefined);
  return true;
}

/** Whether the database is to be deleted. */
export async function isMarked(file: string): Promise<boolean> {
  return (await namesIn(path.dirname(file))).includes(path.basename(file) + mark);
}

/** Deletes what could not be deleted earlier in the folders of `folder`; says nothing about what still cannot be. */
export async function deleteMarked(folder: string): Promise<void> {
  for (const each of await namesIn(folder))
    for (const name of await namesIn(path.join(folder, each)))
      if (name.endsWith(mark)) await deleteDatabase(path.join(folder, each, name.slice(0, -mark.length)));
}
