import { Emitter } from '../../model/event.ts';
import type { KeptItem, KeptState, ListStore } from '../listStore.ts';
import type { Database, Statements } from './database.ts';
import { DatabaseError } from './databaseError.ts';
import type { LibraryFile } from './libraryFile.ts';
import type { ListRecord } from './listRecord.ts';
import { readRecord } from './listRecord.ts';
import { ListWriter } from './listWriter.ts';
import type { EntryHead } from './readList.ts';
import { readList, readRow } from './readList.ts';
import { Revisions } from './revisions.ts';
import type { RowForm } from './rowForm.ts';

/** Spotify has to have confirmed a list within this time, in ms; what is older is kept no longer. */
const keptForMs = 30 * 24 * 3_600_000;
/** A window that exchanges entries is waited for this long after it has last written, in ms. */
const exchangeMs = 30_000;

interface ListParts<Row> {
  readonly file: LibraryFile;
  readonly name: string;
  readonly form: RowForm<Row>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The row that this window has for a URI: `load` gives it again when it is as it is stored. */
  readonly known: (uri: string) => Row | undefined;
}

/**
 * A list in `library.db`; holds no rows itself. Whenever the process ends, `load` finds the list before, the list
 * after, or the first rows of either with `isWhole` false. What was resolved is kept, unless it was logged that
 * it failed; then rows that come in are not appended until the list is replaced or loaded, so that there is no gap.
 */
export class DatabaseListStore<Row> implements ListStore<Row> {
  readonly #parts: ListParts<Row>;
  readonly #writer: ListWriter<Row>;
  readonly #revisions = new Revisions();
  readonly #changed = new Emitter<void>();
  /** Everything that has been begun to be written, one after another. */
  #writing = Promise.resolve();
  /** Whether rows that come in fit behind those that are kept. */
  #mayAppend = true;
  /** Whether this window knows of something that is kept. */
  #isKept = false;

  readonly onDidChangeElsewhere = this.#changed.event;

  constructor(parts: ListParts<Row>) {
    const { file, name, form, now } = parts;
    this.#parts = parts;
    this.#writer = new ListWriter({ name, form, now, onDidWrite: made => this.#revisions.make(made) });
    file.onDidReplace(() => {
      this.#revisions.forget();
      [this.#mayAppend, this.#isKept] = [false, false];
    });
  }

  async load(onRows: (rows: readonly Row[]) => void): Promise<KeptState | undefined> {
    await this.#writing;
    let hasBegun = false;
    const tell = (rows: readonly Row[]): void => {
      hasBegun = true;
      onRows(rows);
    };
    const read = (): Promise<KeptState | undefined> =>
      this.#parts.file.use(database => this.#read(database, tell));
    try {
      const state = await read().catch((error: unknown) => {
        if (hasBegun || !isReplaced(error)) throw error;
        return read();
      });
      [this.#mayAppend, this.#isKept] = [true, state !== undefined];
      return state;
    } catch {
      return undefined; // The file has logged why.
    }
  }

  async find(uri: string): Promise<KeptItem<Row> | undefined> {
    await this.#writing;
    const { file, name, form } = this.#parts;
    const look = (sql: Statements): KeptItem<Row> | undefined => {
      const record = readRecord(sql, name);
      if (!record?.state || this.#isOld(record.state)) return undefined;
      const isWhole = record.state.isWhole && record.wholeDownTo === undefined;
      return { row: readRow(sql, record, uri, form), isWhole };
    };
    // The file logs why.
    return file.use(database => database.read(look)).catch(() => undefined);
  }

  append(rows: readonly Row[], state: KeptState): Promise<void> {
    return this.#inTurn(async database => {
      if (!this.#mayAppend) return;
      this.#mayAppend = false;
      this.#mayAppend = await this.#writer.append(database, rows, state, this.#isKept);
      this.#isKept = true;
    });
  }

  replace(rows: readonly Row[], state: KeptState): Promise<void> {
    return this.#inTurn(async database => {
      this.#mayAppend = false;
      this.#mayAppend = await this.#writer.replace(database, rows, state);
      this.#isKept = true;
    });
  }

  change(change: { readonly saved: readonly Row[]; readonly removed: readonly string[] }): Promise<void> {
    return this.#inTurn(database => this.#writer.change(database, change.saved, change.removed));
  }

  update(rows: readonly Row[]): Promise<void> {
    return this.#inTurn(database => this.#writer.update(database, rows));
  }

  /**
   * Fires when others have written since this window has last loaded or heard. False when it has to be looked again
   * though nothing more is written: another window is in the middle of exchanging entries. Rejects with a `DatabaseError`.
   */
  async look(database: Database): Promise<boolean> {
    const record = await database.read(sql => readRecord(sql, this.#parts.name));
    if (!record || !this.#revisions.isNews(record.revision)) return true;
    if (this.#isExchanged(record)) return false;
    this.#revisions.tell(record.revision);
    this.#changed.fire();
    return true;
  }

  async #read(database: Database, onRows: (rows: readonly Row[]) => void): Promise<KeptState | undefined> {
    const { name, form } = this.#parts;
    const snapshot = await database.snapshot();
    try {
      const record = readRecord(snapshot.sql, name);
      const state = record?.state;
      if (record && state && !this.#isOld(state)) {
        await readList(snapshot.sql, record, { form, onRows, atHand: head => this.#atHand(head) });
      }
      this.#revisions.see(record?.revision ?? 0);
      if (!state) return undefined;
      if (!this.#isOld(state)) return state;
    } finally {
      snapshot.close();
    }
    await this.#writer.dropOld(database, state => this.#isOld(state));
    return undefined;
  }

  /** The row of this window, when it has written the entry or has known of it. */
  #atHand({ uri, revision, writer }: EntryHead): Row | undefined {
    const isKnown = writer === this.#writer.id || this.#revisions.isSeen(revision);
    return isKnown ? this.#parts.known(uri) : undefined;
  }

  #isOld({ updatedAt }: KeptState): boolean {
    return this.#parts.now() - updatedAt > keptForMs;
  }

  #isExchanged({ replacer, wholeDownTo, touchedAt }: ListRecord): boolean {
    const isBegun = replacer !== undefined && wholeDownTo !== undefined;
    return isBegun && Math.abs(this.#parts.now() - touchedAt) < exchangeMs;
  }

  #inTurn(work: (database: Database) => Promise<void>): Promise<void> {
    const writing = this.#writing.then(() => this.#parts.file.use(work));
    this.#writing = writing.catch(() => undefined); // The file has logged why.
    return this.#writing;
  }
}

/** Whether there is another file now. */
function isReplaced(error: unknown): boolean {
  return error instanceof DatabaseError && (error.kind === 'moved' || error.kind === 'corrupt');
}
