import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { journalBytes } from './prepareDatabase.ts';

/** Transactions between two looks at the write-ahead log. */
const writesBetweenLooks = 20;
/** A write-ahead log of this size is moved to the database; in bytes. */
const enoughBytes = 2 ** 23;

/**
 * Most of it is moved while others write. Then the log is begun anew: whoever writes first after that waits for the
 * disk, so it is done here, with a version that stays as it is. Node 22 would say each time that SQLite is experimental.
 */
const moveIt = `
process.emitWarning = () => undefined;
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(require('node:worker_threads').workerData);
database.exec('PRAGMA busy_timeout = 100; PRAGMA journal_size_limit = ${journalBytes}');
database.exec('PRAGMA wal_checkpoint(PASSIVE); PRAGMA wal_checkpoint(RESTART); BEGIN IMMEDIATE');
const { user_version: version } = database.prepare('PRAGMA user_version').get();
database.exec('PRAGMA user_version = ' + version + '; COMMIT');
database.close();`;

/**
 * Moves the write-ahead log of a database to the database, on a thread of its own: it waits for the disk, which may
 * take a tenth of a second when others use it, and everybody's extensions would stand still meanwhile.
 */
export class Checkpoints {
  readonly #file: string;
  #writes = 0;
  #isMoving = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** To be called after each transaction that writes. Trouble is left to SQLite, which moves a much longer log itself. */
  afterWrite(): void {
    this.#writes++;
    if (this.#writes % writesBetweenLooks === 0 && !this.#isMoving) void this.#look();
  }

  async #look(): Promise<void> {
    this.#isMoving = true;
    const log = await stat(`${this.#file}-wal`).catch(() => undefined);
    if (log && log.size >= enoughBytes) await moved(this.#file);
    this.#isMoving = false;
  }
}

function moved(file: string): Promise<void> {
  return new Promise(resolve => {
    // Where the database was deleted meanwhile, none is to be made.
    const worker = new Worker(moveIt, { eval: true, workerData: `${pathToFileURL(file).href}?mode=rw` });
    worker.unref();
    worker.once('error', () => undefined);
    worker.once('exit', () => resolve());
  });
}
