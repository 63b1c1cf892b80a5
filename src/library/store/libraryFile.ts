import { Emitter } from '../../model/event.ts';
import type { Clock } from '../../spotify/clock.ts';
import { Database } from './database.ts';
import type { DatabaseTrouble } from './databaseError.ts';
import { DatabaseError, databaseErrorOf } from './databaseError.ts';
import { deleteDatabase, isMarked } from './deleteDatabase.ts';
import { fileIdentity } from './fileIdentity.ts';
import { libraryMigrations } from './librarySchema.ts';
import { isBeingSetAside, setAside } from './setAside.ts';

/** Times a database is opened before it is given up. */
const mostOpenings = 4;
/** While another window sets the file aside it is looked at again after this, in ms. */
const lookAgainMs = 100;

interface FileParts {
  readonly file: string;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /**
   * Hears why the library was set aside (`corrupt`, `tooNew`) and begins anew, or why nothing is kept from now on
   * (`unavailable`).
   */
  readonly onTrouble: (trouble: DatabaseTrouble) => void;
}

/**
 * `library.db` of one account, opened when it is first used. A damaged one is set aside and another is put in its
 * place, also when another window does that. What cannot be done is logged.
 */
export class LibraryFile {
  readonly #parts: FileParts;
  readonly #replaced = new Emitter<void>();
  #isInUse = false;
  #opening: Promise<Database> | undefined;
  /** Why nothing can be kept any more. */
  #end: DatabaseError | undefined;

  /** Fires when another database is in the place of the one that was used. */
  readonly onDidReplace = this.#replaced.event;

  constructor(parts: FileParts) {
    this.#parts = parts;
  }

  /** Whether anybody has worked with the database. */
  get isInUse(): boolean {
    return this.#isInUse;
  }

  /** Works with the database. Rejects with a `DatabaseError`; all there is to do about it has been done then. */
  async use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    this.#isInUse = true;
    const database = await this.#open();
    try {
      return await work(database);
    } catch (error) {
      const trouble = databaseErrorOf(error);
      if (!(trouble instanceof DatabaseError)) throw error;
      await this.#recover(database, trouble);
      throw trouble;
    }
  }

  /** Lets go of the file for good. */
  async close(): Promise<void> {
    this.#end ??= new DatabaseError('unavailable', 'closed');
    const database = await this.#opening?.catch(() => undefined);
    database?.close();
  }

  #open(): Promise<Database> {
    if (this.#end) return Promise.reject(this.#end);
    this.#opening ??= this.#openAnyhow().catch((error: unknown) => this.#fail(error));
    return this.#opening;
  }

  async #openAnyhow(): Promise<Database> {
    const { file, clock } = this.#parts;
    for (let openings = 1; ; openings++) {
      await this.#makeReady();
      const identity = await fileIdentity(file);
      try {
        return await Database.open({ file, migrations: libraryMigrations, synchronous: 'NORMAL', clock });
      } catch (error) {
        const trouble = databaseErrorOf(error);
        if (!(trouble instanceof DatabaseError) || openings === mostOpenings) throw trouble;
        if (trouble.kind === 'corrupt' || trouble.kind === 'tooNew') await this.#setAside(trouble, identity);
        else if (trouble.kind !== 'moved') throw trouble;
      }
    }
  }

  /** Deletes what was to be deleted, and waits for a window that sets the file aside. */
  async #makeReady(): Promise<void> {
    const { file, clock } = this.#parts;
    while (await isBeingSetAside(file)) await clock.sleep(lookAgainMs);
    if ((await isMarked(file)) && !(await deleteDatabase(file)))
      throw new DatabaseError('unavailable', 'to be deleted, but in use');
  }

  /** A later opening may find no lock; for all else this was the last one. */
  #fail(error: unknown): never {
    const trouble =
      error instanceof DatabaseError
        ? error
        : new DatabaseError('unavailable', String(error), { cause: error });
    this.#opening = undefined;
    this.#log(trouble);
    if (trouble.kind !== 'busy') this.#giveUp(trouble);
    throw trouble;
  }

  async #recover(database: Database, trouble: DatabaseError): Promise<void> {
    const opening = this.#opening;
    const current = await opening?.catch(() => undefined);
    // Of several that fail at once, the first does what there is to do.
    if (this.#end || current !== database || this.#opening !== opening) return;
    this.#log(trouble);
    if (trouble.kind === 'busy' || trouble.kind === 'unavailable') return;
    this.#opening = undefined;
    database.close();
    if (trouble.kind === 'tooNew') this.#giveUp(trouble);
    if (trouble.kind === 'corrupt')
      await this.#setAside(trouble, database.identity).catch((error: unknown) => this.#giveUp(error));
    this.#replaced.fire();
  }

  async #setAside(trouble: DatabaseError, identity: string | undefined): Promise<void> {
    const { file, clock, onTrouble } = this.#parts;
    if (await setAside(file, identity, clock.now())) onTrouble(trouble.kind);
  }

  #giveUp(error: unknown): void {
    this.#end ??= new DatabaseError('unavailable', String(error), { cause: error });
    this.#parts.onTrouble('unavailable');
  }

  #log(trouble: DatabaseError): void {
    this.#parts.log(`The library on disk is in trouble: ${trouble.message}`);
  }
}
