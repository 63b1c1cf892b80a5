import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Every file below a folder, by its path, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile());
  return files.map(({ parentPath, name }) => path.join(parentPath, name)).sort();
}
