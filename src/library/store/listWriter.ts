import { randomInt, randomUUID } from 'node:crypto';
import type { KeptState } from '../listStore.ts';
import type { Database } from './database.ts';
import { readRecord } from './listRecord.ts';
import { ListWriting, rankGap } from './listWriting.ts';
import { PartsWriter } from './partsWriter.ts';
import type { ReplaceStep } from './replacePlan.ts';
import { planReplacing } from './replacePlan.ts';
import type { RowForm } from './rowForm.ts';

/** Entries written in one transaction. */
const entriesAtATime = 50;

interface WriterParts<Row> {
  readonly name: string;
  readonly form: RowForm<Row>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Hears of every revision that is made here. */
  readonly onDidWrite: (revision: number) => void;
}

/**
 * Writes to a list, a page in a transaction. What is done in several leaves, wherever it breaks off, the list as it
 * was, or the first rows of what it was to become. Methods reject with a `DatabaseError`.
 *
 * Up to a page of differences is replaced in one transaction. More of them are replaced from the head down: how far
 * that has come stands beside the list, and what is below is left over. What others change meanwhile stands; of two
 * that replace the list, or one that replaces and one that appends, the one that began later goes through.
 */
export class ListWriter<Row> {
  readonly #parts: WriterParts<Row>;
  /** This window among those that write. */
  readonly id = randomInt(2 ** 47);

  constructor(parts: WriterParts<Row>) {
    this.#parts = parts;
  }

  /**
   * Adds rows behind those that are kept; those that are kept already take their new form where they are. False, with
   * nothing done, when nothing is kept though something `mustBe`.
   */
  async append(
    database: Database,
    rows: readonly Row[],
    state: KeptState,
    mustBe: boolean,
  ): Promise<boolean> {
    await this.dropLeftOver(database);
    const parts = new PartsWriter();
    for (const { page, isLast } of pagesOf(rows)) {
      const isDone = await this.#write(database, parts, list => {
        if (mustBe && !list.record.state) return false;
        let tail = list.tailRank();
        for (const row of page) {
          const apart = this.#parts.form.apart(row);
          const rank = list.rankOf(apart.uri);
          list.put(apart, rank ?? tail);
          if (rank === undefined) tail -= rankGap;
        }
        list.finish({ state: isLast ? state : { ...state, isWhole: false }, replacer: undefined });
        return true;
      });
      if (!isDone) return false;
    }
    return true;
  }

  /** Makes what is kept equal to `rows`. False when another window has begun to replace or append meanwhile. */
  async replace(database: Database, rows: readonly Row[], state: KeptState): Promise<boolean> {
    const [parts, replacer] = [new PartsWriter(), randomUUID()];
    const since = await this.#write(database, parts, list => {
      list.claim(replacer);
      return list.record.revision;
    });
    const steps = await this.#plan(database, rows, parts);
    for (const { page, isLast } of pagesOf(steps)) {
      const isDone = await this.#write(database, parts, list => {
        if (list.record.replacer !== replacer) return false;
        for (const step of page) this.#take(step, list, since);
        const end = { state, wholeDownTo: undefined, replacer: undefined };
        const onTheWay = { state: { ...state, isWhole: false }, wholeDownTo: page.at(-1)?.rank };
        list.finish(isLast ? end : onTheWay);
        return true;
      });
      if (!isDone) return false;
    }
    return true;
  }

  /** Takes entries out, then puts rows at the head, the first on top. Nothing happens where nothing is kept. */
  async change(database: Database, saved: readonly Row[], removed: readonly string[]): Promise<void> {
    const parts = new PartsWriter();
    const steps = [...removed, ...saved.map(row => this.#parts.form.apart(row)).reverse()];
    for (const { page } of pagesOf(steps))
      await this.#writeKept(database, parts, list => {
        let head = list.headRank();
        for (const step of page) {
          if (typeof step === 'string') {
            list.remove(step);
            continue;
          }
          list.put(step, head);
          head += rankGap;
        }
        list.forgetRemovals();
      });
  }

  /** Gives entries that are kept a new form. */
  async update(database: Database, rows: readonly Row[]): Promise<void> {
    const parts = new PartsWriter();
    for (const { page } of pagesOf(rows))
      await this.#writeKept(database, parts, list => {
        for (const row of page) {
          const apart = this.#parts.form.apart(row);
          const rank = list.rankOf(apart.uri);
          if (rank !== undefined) list.put(apart, rank);
        }
      });
  }

  /** Keeps nothing any more when `isOld` says so of the list as it is then. */
  async dropOld(database: Database, isOld: (state: KeptState) => boolean): Promise<void> {
    await this.#write(database, new PartsWriter(), list => {
      if (!list.record.state || !isOld(list.record.state)) return;
      list.finish({ state: undefined, wholeDownTo: list.headRank(), replacer: undefined });
    });
    await this.dropLeftOver(database);
  }

  /** Takes out what is left over of what was broken off. */
  async dropLeftOver(database: Database): Promise<void> {
    const isClean = (): Promise<boolean> =>
      database.read(sql => readRecord(sql, this.#parts.name)?.wholeDownTo === undefined);
    while (!(await isClean()))
      await this.#write(database, new PartsWriter(), list => {
        const { wholeDownTo } = list.record;
        if (wholeDownTo === undefined) return;
        const isMore = list.dropBelow(wholeDownTo, entriesAtATime) === entriesAtATime;
        list.finish({ replacer: undefined, ...(isMore ? {} : { wholeDownTo: undefined }) });
      });
  }

  async #plan(database: Database, rows: readonly Row[], parts: PartsWriter): Promise<ReplaceStep<Row>[]> {
    const { name, form } = this.#parts;
    const snapshot = await database.snapshot();
    try {
      const record = readRecord(snapshot.sql, name);
      return record ? await planReplacing(snapshot.sql, record, rows, form, parts) : [];
    } finally {
      snapshot.close();
    }
  }

  #take({ uri, row, rank }: ReplaceStep<Row>, list: ListWriting, since: number): void {
    if (row === undefined) list.drop(uri, since);
    else if (!list.wasRemovedAfter(uri, since)) list.put(this.#parts.form.apart(row), rank);
  }

  #writeKept(database: Database, parts: PartsWriter, work: (list: ListWriting) => void): Promise<void> {
    return this.#write(database, parts, list => {
      if (!list.record.state) return;
      work(list);
      list.finish();
    });
  }

  async #write<T>(database: Database, parts: PartsWriter, work: (list: ListWriting) => T): Promise<T> {
    const { name, now, onDidWrite } = this.#parts;
    const { result, revision } = await database.write(sql => {
      const list = new ListWriting(sql, name, { id: this.id, now: now(), parts });
      return { result: work(list), revision: list.written };
    });
    if (revision !== undefined) onDidWrite(revision);
    return result;
  }
}

/** Cuts what is to be done into transactions; at least one. */
function* pagesOf<Item>(items: readonly Item[]): Generator<{ page: readonly Item[]; isLast: boolean }> {
  let start = 0;
  do {
    const end = start + entriesAtATime;
    yield { page: items.slice(start, end), isLast: end >= items.length };
    start = end;
  } while (start < items.length);
}
