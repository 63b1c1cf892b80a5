import path from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '../../spotify/clock.ts';
import { Checkpoints } from './checkpoints.ts';
import { DatabaseError, databaseErrorOf } from './databaseError.ts';
import { fileIdentity } from './fileIdentity.ts';
import { configure, migrate } from './prepareDatabase.ts';
import { makePrivateDatabase, makePrivateFolder } from './privateFiles.ts';
import { Snapshot } from './snapshot.ts';
import { busyTimeoutMs, untilFree } from './untilFree.ts';

/** Where a database is and what becomes of it when it is opened. */
export interface DatabaseOptions {
  /** Absolute path. Its folder is made where there is none; both are for this user alone. */
  readonly file: string;
  /** SQL scripts; each brings the database from one `user_version` to the next. They are only ever added to. */
  readonly migrations: readonly string[];
  /** `FULL`: what is written outlasts a power cut; `NORMAL`: the latest of it may be lost then, but no order. */
  readonly synchronous: 'NORMAL' | 'FULL';
  readonly clock: Pick<Clock, 'sleep' | 'random'>;
}

/** A statement by its SQL, prepared once. To be used at once: its rows must not be read after the work has ended. */
export type Statements = (sql: string) => StatementSync;

/**
 * A SQLite database that several processes use at once. Every piece of work is synchronous and one transaction, so
 * it has to be short: a page of rows at most. Work that meets another process's lock is begun again, from its
 * beginning, after a while. Methods reject with a `DatabaseError`; what else `work` throws comes through after
 * nothing of it was kept.
 */
export class Database {
  readonly #options: DatabaseOptions;
  readonly #database: DatabaseSync;
  /** Tells the file from another that has taken its place. */
  readonly identity: string;
  readonly #prepared = new Map<string, StatementSync>();
  readonly #checkpoints: Checkpoints;

  private constructor(options: DatabaseOptions, database: DatabaseSync, identity: string) {
    this.#options = options;
    this.#database = database;
    this.identity = identity;
    this.#checkpoints = new Checkpoints(options.file);
  }

  /** Opens a database in its latest form; makes it where there is none. SQLite is loaded here, not before. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const { file, clock, migrations } = options;
    await makePrivateFolder(path.dirname(file)).catch(throwTyped);
    await makePrivateDatabase(file);
    const database = await connect(file, false);
    try {
      const identity = (await fileIdentity(file)) ?? 'none';
      await untilFree(() => configure(database, options.synchronous), clock);
      while (await untilFree(() => migrate(database, migrations), clock));
      if ((await fileIdentity(file)) !== identity)
        throw new DatabaseError('moved', 'replaced while it was opened');
      return new Database(options, database, identity);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Reads what is there at one moment. Rejects as `tooNew` when another process has migrated the file. */
  read<T>(work: (sql: Statements) => T): Promise<T> {
    return untilFree(() => this.#transaction('BEGIN', work), this.#options.clock);
  }

  /**
   * Reads and writes with no other writer in between. What is resolved is kept, whatever happens to this process.
   * Rejects as `tooNew` or `moved`, with nothing written, when another process has migrated or replaced the file.
   */
  async write<T>(work: (sql: Statements) => T): Promise<T> {
    await this.mustBeInPlace();
    const result = await untilFree(() => this.#transaction('BEGIN IMMEDIATE', work), this.#options.clock);
    this.#checkpoints.afterWrite();
    return result;
  }

  /** Changes whenever another connection, of this process or another, has written; says nothing about own writes. */
  dataVersion(): Promise<number> {
    const version = (): number => this.#statement('PRAGMA data_version').get()?.data_version as number;
    return untilFree(version, this.#options.clock);
  }

  /** Rejects as `moved` when another process has deleted the file or put another in its place. */
  async mustBeInPlace(): Promise<void> {
    if ((await fileIdentity(this.#options.file)) !== this.identity)
      throw new DatabaseError('moved', 'another file is in its place');
  }

  /**
   * What is there at one moment, for reading that takes longer than one piece of work. Where the file system allows
   * no write-ahead log, nobody can write until it is closed.
   */
  async snapshot(): Promise<Snapshot> {
    await this.mustBeInPlace();
    const database = await connect(this.#options.file, true);
    try {
      database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
      const snapshot = await untilFree(() => new Snapshot(database), this.#options.clock);
      await this.mustBeInPlace();
      this.#mustBeOfOurForm(snapshot.sql);
      return snapshot;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Lets go of the file. What is under way ends with an error. */
  close(): void {
    this.#prepared.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  readonly #statement: Statements = sql => {
    const statement = this.#prepared.get(sql) ?? this.#database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  };

  #transaction<T>(begin: string, work: (sql: Statements) => T): T {
    this.#database.exec(begin);
    try {
      this.#mustBeOfOurForm(this.#statement);
      const result = work(this.#statement);
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors.
      if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #mustBeOfOurForm(sql: Statements): void {
    const { user_version: version } = sql('PRAGMA user_version').get() ?? {};
    if (version !== this.#options.migrations.length)
      throw new DatabaseError('tooNew', `migrated to version ${String(version)} meanwhile`);
  }
}

async function connect(file: string, readOnly: boolean): Promise<DatabaseSync> {
  try {
    const { DatabaseSync } = await import('node:sqlite');
    return new DatabaseSync(file, { readOnly });
  } catch (error) {
    return throwTyped(error);
  }
}

function throwTyped(error: unknown): never {
  throw databaseErrorOf(error);
}
