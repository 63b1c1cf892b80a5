import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stampHolds, writeStamp } from './stamp.ts';

/** A folder that can be made from nothing, and made again when it does not hold what it should. */
export interface Installable {
  /** What a person reads about it, such as "VS Code 1.139.1". */
  readonly label: string;
  /** Absolute path of the folder when it is complete. */
  readonly dir: string;
  /** Everything that decides the folder's content, as one string. */
  readonly recipe: string;
  /** Fills an empty folder. */
  readonly make: (dir: string) => Promise<void>;
}

/** Whether the folder is complete, unchanged and up to date. */
export function isInstalled({ dir, recipe }: Installable): boolean {
  return stampHolds(dir, recipe);
}

/**
 * Makes the folder beside its place and moves it there in one step, so that its place holds either the whole
 * folder or none. Whatever stood there before is replaced.
 */
export async function install({ dir, recipe, make }: Installable): Promise<void> {
  const parent = path.dirname(dir);
  mkdirSync(parent, { recursive: true });
  const beside = mkdtempSync(path.join(parent, '.new-'));
  try {
    const fresh = path.join(beside, 'fresh');
    mkdirSync(fresh);
    await make(fresh);
    writeStamp(fresh, recipe);
    if (existsSync(dir)) renameSync(dir, path.join(beside, 'old'));
    renameSync(fresh, dir);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
