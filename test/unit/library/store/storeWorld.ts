import { open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import type { DatabaseTrouble } from '../../../../src/library/store/databaseError.ts';
import { LibraryStore } from '../../../../src/library/store/libraryStore.ts';
import type { Clock } from '../../../../src/spotify/clock.ts';
import { systemClock } from '../../../../src/spotify/clock.ts';
import { now } from './listModel.ts';
import { SomeFolder } from './someFolder.ts';

/** The first page. */
const headBytes = 4096;

/** One account's library on disk, as several windows of the editor have it. Their calendar moves when the test says so. */
export class StoreWorld {
  readonly folder: SomeFolder;
  readonly logged: string[] = [];
  readonly troubles: DatabaseTrouble[] = [];
  readonly #stores: LibraryStore[] = [];
  now = now;

  private constructor(folder: SomeFolder) {
    this.folder = folder;
  }

  static async make(): Promise<StoreWorld> {
    return new StoreWorld(await SomeFolder.make());
  }

  get path(): string {
    return this.folder.file('account', 'library.db');
  }

  /** One more window. */
  open(clock: Clock = { ...systemClock, now: () => this.now }): LibraryStore {
    const store = new LibraryStore({
      folder: this.folder.file('account'),
      clock,
      log: line => this.logged.push(line),
      onTrouble: trouble => this.troubles.push(trouble),
    });
    this.#stores.push(store);
    return store;
  }

  /** Looks into the database, or changes it, behind everybody's back. */
  sql(text: string): unknown[] {
    const database = new DatabaseSync(this.path);
    try {
      database.exec('PRAGMA busy_timeout = 5000');
      return database.prepare(text).all();
    } finally {
      database.close();
    }
  }

  /** Spoils everything but the head of the file, while windows work with it. */
  async damage(): Promise<void> {
    this.sql('PRAGMA wal_checkpoint(TRUNCATE)');
    const file = await open(this.path, 'r+');
    const { size } = await file.stat();
    await file.write(Buffer.alloc(size - headBytes), 0, size - headBytes, headBytes);
    await file.close();
  }

  async remove(): Promise<void> {
    await Promise.all(this.#stores.map(store => store.dispose()));
    await this.folder.remove();
  }
}
