import path from 'node:path';
import type { Clock } from '../../spotify/clock.ts';
import type {
  BegunChange,
  Change,
  InterruptedChange,
  Journal,
  NewChange,
  Outcomes,
  Removal,
  SavedItem,
} from '../journal.ts';
import { MemoryJournal } from '../memoryJournal.ts';
import type { Database, Statements } from '../store/database.ts';
import type { DatabaseTrouble } from '../store/databaseError.ts';
import type { IsUnderWay, ItemRow, Try } from './changeRows.ts';
import {
  doubtfulTries,
  extendable,
  insertItems,
  insertTry,
  isFree,
  itemRowOf,
  markBegun,
  markSettled,
  markUndone,
  noteOutcomes,
  openTries,
} from './changeRows.ts';
import { journalErrorOf } from './journalError.ts';
import { JournalFile } from './journalFile.ts';
import { prune } from './prune.ts';
import { readRemovals, readRemovedItems } from './removals.ts';
import { doubtfulItems, latestUndoableId, readChange, triesOf } from './readChange.ts';
import { isGone, newWriter, releaseWriter, silenceMs } from './writer.ts';
import { mostOutcomes, WrittenChange } from './writtenChange.ts';

/** What is written down in one go is no longer than this, so that nothing else is held up: items and characters. */
const [mostItems, mostCharacters] = [200, 256 * 1024];
/** Ids of changes that are not on disk are higher than those of changes that are. */
const firstMemoryId = 2 ** 40;
/** Old changes are looked for no more often than this, in ms. */
const pruneEveryMs = 3_600_000;

interface JournalParts {
  /** Of the account: see `libraryFolder`. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /**
   * Hears, once, why changes of this window are written down in memory alone: the file is damaged and was kept beside
   * (`corrupt`), a later version has made it (`tooNew`), or there is no SQLite (`unavailable`).
   */
  readonly onTrouble: (trouble: DatabaseTrouble) => void;
}

/**
 * The journal of one account on disk, which several windows write. Nothing is opened, and SQLite not loaded, before it
 * is needed. Long changes are written down and read in slices.
 */
export class DatabaseJournal implements Journal {
  readonly #parts: JournalParts;
  readonly #file: JournalFile;
  readonly #writer = newWriter();
  /** Tries of this window that are being made. */
  readonly #underWay = new Set<number>();
  #memory: MemoryJournal | undefined;
  #prunedAt = -Infinity;

  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#file = new JournalFile({ ...parts, file: path.join(parts.folder, 'journal.db') });
  }

  begin(change: NewChange): Promise<BegunChange> {
    return this.#use(
      database => {
        const root = (sql: Statements): number | undefined => extendable(sql, change, this.#isUnderWay);
        return this.#begin(database, change, sql => ({ root: root(sql), isUndo: false }));
      },
      memory => memory.begin(change),
    ) as Promise<BegunChange>;
  }

  beginUndo(id: number, change: Omit<NewChange, 'extending'>): Promise<BegunChange | undefined> {
    return this.#use(
      database =>
        this.#begin(database, change, sql =>
          isFree(sql, id, this.#isUnderWay) ? { root: id, isUndo: true } : undefined,
        ),
      memory => memory.beginUndo(id, change),
    );
  }

  clear(id: number, uris: readonly string[]): Promise<void> {
    const outcomes = new Map(uris.map(uri => [uri, 'applied' as const]));
    return this.#use(
      async database => {
        for (const each of await database.read(sql => triesOf(sql, id)))
          await noteInSlices(database, { id: each, root: id, isUndo: false }, outcomes);
      },
      memory => memory.clear(id, uris),
    );
  }

  markUndone(id: number): Promise<void> {
    return this.#use(
      database => database.write(sql => markUndone(sql, id)),
      memory => memory.markUndone(id),
    );
  }

  find(id: number): Promise<Change | undefined> {
    return this.#use(
      database => readChange(database, id),
      memory => memory.find(id),
    );
  }

  latestUndoable(): Promise<Change | undefined> {
    return this.#use(
      async database => {
        const id = await database.read(sql => latestUndoableId(sql, this.#isUnderWay, this.#isMade));
        return id === undefined ? undefined : readChange(database, id);
      },
      memory => memory.latestUndoable(),
    );
  }

  async removals(since: number): Promise<readonly Removal[]> {
    if (!(await this.#file.isThere())) return this.#memory?.removals(since) ?? [];
    return this.#use(
      database => readRemovals(database, since),
      memory => memory.removals(since),
    );
  }

  async version(): Promise<unknown> {
    if (!(await this.#file.isThere())) return undefined;
    return this.#use<unknown>(
      async database => `${database.identity} ${await database.dataVersion()}`,
      memory => memory.version(),
    );
  }

  removedItems(id: number): Promise<readonly SavedItem[]> {
    return this.#use(
      database => readRemovedItems(database, id),
      memory => memory.removedItems(id),
    );
  }

  async interrupted(): Promise<readonly InterruptedChange[]> {
    if (!(await this.#file.isThere())) return [];
    return this.#use(
      async database => {
        const open = await database.read(sql =>
          [
            ...openTries(sql).filter(row => row.state === 'begun' && !this.#isUnderWay(row)),
            ...doubtfulTries(sql),
          ].sort((a, b) => a.id - b.id),
        );
        return Promise.all(
          open.map(async row => ({
            items: await doubtfulItems(database, row.id),
            settle: outcomes => this.#settleInterrupted(row, outcomes),
          })),
        );
      },
      memory => memory.interrupted(),
    );
  }

  async dispose(): Promise<void> {
    releaseWriter(this.#writer);
    await this.#file.close();
  }

  async discard(): Promise<void> {
    await this.dispose();
    await this.#memory?.discard();
    await this.#file.delete();
  }

  readonly #isUnderWay: IsUnderWay = row =>
    row.window === this.#writer.window ? this.#underWay.has(row.id) : !isGone(row, this.#parts.clock.now());

  /** Made by this window right now; who takes it back has to wait for that. */
  readonly #isMade = ({ id, isUndo }: Try): boolean => !isUndo && this.#underWay.has(id);

  /** What is not written down whole counts as never begun. */
  async #begin(
    database: Database,
    change: Omit<NewChange, 'extending'>,
    place: (sql: Statements) => { readonly root: number | undefined; readonly isUndo: boolean } | undefined,
  ): Promise<BegunChange | undefined> {
    let written: Try | undefined;
    try {
      for (const { rows, isLast } of slicesOf(change)) {
        const begun = await database.write(sql => {
          const each = written ?? this.#insert(sql, change, place(sql));
          if (each) insertItems(sql, each, rows);
          if (each && isLast) markBegun(sql, each);
          return each;
        });
        if (!begun) return undefined;
        written = begun;
        this.#underWay.add(begun.id);
      }
    } catch (error) {
      if (written) this.#underWay.delete(written.id);
      throw error;
    }
    return written && this.#written(database, written);
  }

  #insert(
    sql: Statements,
    change: Omit<NewChange, 'extending'>,
    place: { readonly root: number | undefined; readonly isUndo: boolean } | undefined,
  ): Try | undefined {
    const until = this.#parts.clock.now() + silenceMs;
    return place && insertTry(sql, { ...change, ...place }, { ...this.#writer, until });
  }

  #written(database: Database, written: Try): BegunChange {
    const { clock, log } = this.#parts;
    const onEnd = async (): Promise<void> => {
      this.#underWay.delete(written.id);
      await this.#prune(database);
    };
    return new WrittenChange({ database, written, now: () => clock.now(), log, onEnd });
  }

  #settleInterrupted(row: Try, outcomes: Outcomes): Promise<void> {
    return this.#use(
      async database => {
        await noteInSlices(database, row, outcomes);
        await database.write(sql => markSettled(sql, row));
      },
      () => Promise.resolve(),
    );
  }

  async #prune(database: Database): Promise<void> {
    const { clock, log } = this.#parts;
    const now = clock.now();
    if (Math.abs(now - this.#prunedAt) < pruneEveryMs) return;
    this.#prunedAt = now;
    await prune(database, now, this.#isUnderWay).catch((error: unknown) =>
      log(`Old changes are still written down: ${String(error)}`),
    );
  }

  async #use<T>(
    work: (database: Database) => Promise<T>,
    instead: (memory: MemoryJournal) => Promise<T>,
  ): Promise<T> {
    try {
      if (!this.#file.isLost) return await this.#file.use(work);
    } catch (error) {
      if (!this.#file.isLost) throw journalErrorOf(error);
    }
    this.#memory ??= new MemoryJournal(firstMemoryId);
    return instead(this.#memory);
  }
}

/** Only what is not known yet is written down. */
async function noteInSlices(database: Database, row: Try, outcomes: Outcomes): Promise<void> {
  const entries = [...outcomes];
  for (let from = 0; from < entries.length; from += mostOutcomes)
    await database.write(sql =>
      noteOutcomes(sql, row, new Map(entries.slice(from, from + mostOutcomes)), true),
    );
}

function* slicesOf(
  change: Pick<NewChange, 'save' | 'remove'>,
): Generator<{ rows: ItemRow[]; isLast: boolean }> {
  const { save = [], remove = [] } = change;
  let left = save.length + remove.length;
  let rows: ItemRow[] = [];
  let characters = 0;
  for (const row of rowsOf(change)) {
    rows.push(row);
    characters += row.json.length;
    const isLast = --left === 0;
    if (!isLast && rows.length < mostItems && characters < mostCharacters) continue;
    yield { rows, isLast };
    [rows, characters] = [[], 0];
  }
}

function* rowsOf({ save = [], remove = [] }: Pick<NewChange, 'save' | 'remove'>): Generator<ItemRow> {
  for (const item of save) yield itemRowOf('save', item);
  for (const item of remove) yield itemRowOf('remove', item);
}
