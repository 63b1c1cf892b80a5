import type { Clock } from '../../spotify/clock.ts';
import { Database } from '../store/database.ts';
import type { DatabaseTrouble } from '../store/databaseError.ts';
import { DatabaseError, databaseErrorOf } from '../store/databaseError.ts';
import { deleteDatabase, isMarked } from '../store/deleteDatabase.ts';
import { fileIdentity } from '../store/fileIdentity.ts';
import { journalMigrations } from './journalSchema.ts';
import { keepBeside } from './keepBeside.ts';

/** Of files that were replaced, so many are opened one after the other. */
const mostOpenings = 4;

interface FileParts {
  readonly file: string;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /**
   * Hears, once, why nothing can be written down on disk in this window: the file is damaged and was kept beside
   * (`corrupt`), a later version has made it (`tooNew`; it stays where it is), or there is no SQLite (`unavailable`).
   */
  readonly onTrouble: (trouble: DatabaseTrouble) => void;
}

/** `journal.db` of one account, opened when it is first used. Nothing is ever put in the place of a damaged one. */
export class JournalFile {
  readonly #parts: FileParts;
  #opening: Promise<Database> | undefined;
  /** Why nothing can be written down any more. */
  #end: DatabaseError | undefined;
  #isLost = false;

  constructor(parts: FileParts) {
    this.#parts = parts;
  }

  /** Whether it cannot be used in this window, for reasons that do not go away by themselves. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Whether there is anything to read. */
  async isThere(): Promise<boolean> {
    return (await fileIdentity(this.#parts.file)) !== undefined;
  }

  /**
   * Works with the database; once more with the one that another window has put in its place meanwhile. Rejects with a
   * `DatabaseError`.
   */
  async use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    for (let isFirst = true; ; isFirst = false) {
      const database = await this.#open();
      try {
        return await work(database);
      } catch (error) {
        const trouble = databaseErrorOf(error);
        if (!(trouble instanceof DatabaseError)) throw error;
        await this.#react(database, trouble);
        if (!isFirst || trouble.kind !== 'moved') throw trouble;
      }
    }
  }

  /** Lets go of the file for good. */
  async close(): Promise<void> {
    this.#end ??= new DatabaseError('unavailable', 'closed');
    const database = await this.#opening?.catch(() => undefined);
    database?.close();
  }

  /** Deletes it. What another window holds open goes at the next start: see `deleteMarked`. */
  async delete(): Promise<void> {
    await this.close();
    if (!(await deleteDatabase(this.#parts.file)))
      this.#parts.log('The journal is in use and will be deleted at the next start');
  }

  #open(): Promise<Database> {
    if (this.#end) return Promise.reject(this.#end);
    this.#opening ??= this.#openAnyhow().catch((error: unknown) => {
      this.#opening = undefined;
      if (isWithoutSqlite(error)) this.#lose('unavailable', error);
      throw error;
    });
    return this.#opening;
  }

  async #openAnyhow(): Promise<Database> {
    const { file, clock, log } = this.#parts;
    for (let openings = 1; ; openings++) {
      await this.#makeReady();
      const identity = await fileIdentity(file);
      try {
        return await Database.open({ file, migrations: journalMigrations, synchronous: 'FULL', clock });
      } catch (error) {
        const trouble = databaseErrorOf(error);
        log(`The journal cannot be opened: ${String(trouble)}`);
        if (!(trouble instanceof DatabaseError)) throw trouble;
        await this.#loseIfUseless(trouble, identity);
        if (trouble.kind !== 'moved' || openings === mostOpenings) throw trouble;
      }
    }
  }

  /** Deletes what was to be deleted. */
  async #makeReady(): Promise<void> {
    const { file } = this.#parts;
    if ((await isMarked(file)) && !(await deleteDatabase(file)))
      throw new DatabaseError('unavailable', 'to be deleted, but in use');
  }

  async #react(database: Database, trouble: DatabaseError): Promise<void> {
    const isCurrent = (await this.#opening?.catch(() => undefined)) === database;
    if (this.#end || !isCurrent) return;
    this.#parts.log(`The journal is in trouble: ${trouble.message}`);
    if (trouble.kind === 'busy' || trouble.kind === 'unavailable') return;
    this.#opening = undefined;
    database.close();
    await this.#loseIfUseless(trouble, database.identity);
  }

  /** One of a later version stays where it is, for that version. */
  async #loseIfUseless(trouble: DatabaseError, identity: string | undefined): Promise<void> {
    if (trouble.kind !== 'corrupt' && trouble.kind !== 'tooNew') return;
    this.#lose(trouble.kind, trouble);
    if (trouble.kind === 'tooNew') return;
    const { file, clock, log } = this.#parts;
    await keepBeside(file, identity, clock.now()).catch((error: unknown) =>
      log(`The damaged journal stays where it is: ${String(error)}`),
    );
  }

  #lose(trouble: DatabaseTrouble, error: unknown): void {
    if (this.#end) return;
    this.#end = new DatabaseError('unavailable', String(error), { cause: error });
    this.#isLost = true;
    this.#parts.onTrouble(trouble);
  }
}

/** Whether this host has no `node:sqlite`. */
function isWithoutSqlite(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return (cause as NodeJS.ErrnoException | undefined)?.code === 'ERR_UNKNOWN_BUILTIN_MODULE';
}
