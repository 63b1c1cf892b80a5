import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { deleteDatabase, deleteMarked } from './deleteDatabase.ts';
import { librariesFolder } from './libraryFolder.ts';
import { namesIn } from './namesIn.ts';

/** How the names of what is in the folder of a library begin; what is in folders besides has no such name. */
const bases = ['library.db', 'journal.db', 'notDuplicates', 'availability'];

/** Of how many accounts something is kept, and how many bytes. */
export interface KeptSize {
  readonly accounts: number;
  readonly bytes: number;
}

/** What is kept on this computer of any library, whoever's it is. */
export class KeptLibraries {
  readonly #folder: string;

  /** @param storage the folder of all libraries */
  constructor(storage: string) {
    this.#folder = librariesFolder(storage);
  }

  /** Whether anything is kept. */
  async isAnythingThere(): Promise<boolean> {
    for (const folder of await this.#folders()) if ((await namesIn(folder)).length > 0) return true;
    return false;
  }

  /** How much is kept: of how many accounts, and how many bytes. */
  async size(): Promise<KeptSize> {
    let [accounts, bytes] = [0, 0];
    for (const folder of await this.#folders()) {
      const entries = await readdir(folder, { recursive: true }).catch(() => []);
      const sizes = await Promise.all(entries.map(each => sizeOf(path.join(folder, each))));
      if (entries.length > 0) accounts++;
      bytes += sizes.reduce((sum, size) => sum + size, 0);
    }
    return { accounts, bytes };
  }

  /**
   * Deletes it all. To be called when no library is in use in this window; what another one has open goes at the next
   * start. Never rejects.
   */
  async deleteAll(): Promise<void> {
    for (const folder of await this.#folders()) {
      for (const base of bases) await deleteDatabase(path.join(folder, base));
      for (const name of await namesIn(folder))
        if (!bases.some(base => name.startsWith(base)))
          await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => undefined);
      if ((await namesIn(folder)).length === 0)
        await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  /** Deletes what could not be deleted when somebody signed out, as another window had it open. */
  deleteLeftBehind(): Promise<void> {
    return deleteMarked(this.#folder);
  }

  async #folders(): Promise<string[]> {
    return (await namesIn(this.#folder)).map(name => path.join(this.#folder, name));
  }
}

async function sizeOf(file: string): Promise<number> {
  const stats = await stat(file).catch(() => undefined);
  return stats?.isFile() ? stats.size : 0;
}
