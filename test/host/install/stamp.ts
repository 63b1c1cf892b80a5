import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, lstatSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const stampName = '.stamp.json';

/** What a folder was made from, and a digest over the names, sizes and times of the files in it. */
interface Stamp {
  readonly recipe: string;
  readonly files: string;
}

/**
 * Records in `dir` that it is complete.
 * @param recipe says what went into it; a folder stamped with another recipe is out of date.
 */
export function writeStamp(dir: string, recipe: string): void {
  const stamp: Stamp = { recipe, files: digestOf(dir) };
  writeFileSync(path.join(dir, stampName), JSON.stringify(stamp));
}

/** Whether `dir` is as it was when it was stamped, with this recipe. Looks at every file but reads none (≈ 0.1 s). */
export function stampHolds(dir: string, recipe: string): boolean {
  try {
    const stamp = JSON.parse(readFileSync(path.join(dir, stampName), 'utf8')) as Partial<Stamp>;
    return stamp.recipe === recipe && stamp.files === digestOf(dir);
  } catch {
    return false;
  }
}

function digestOf(dir: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(name => name !== stampName);
  for (const name of names.sort()) {
    const stat = lstatSync(path.join(dir, name));
    if (stat.isDirectory()) continue;
    // Whole seconds survive every way to copy or archive a folder.
    hash.update(`${name}\0${stat.size}\0${Math.floor(stat.mtimeMs / 1000)}\n`);
  }
  return hash.digest('hex');
}
