import { readdir } from 'node:fs/promises';

/** The names of what is in a folder; none where there is no such folder, or it cannot be read. */
export function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
