import type { Statements } from './database.ts';
import type { ListRecord } from './listRecord.ts';
import { recordToWrite, writeRecord } from './listRecord.ts';
import type { PartsWriter } from './partsWriter.ts';
import type { RowParts } from './rowForm.ts';

/** Between the ranks of neighbours, so that others fit in between. */
export const rankGap = 2 ** 16;
/** For how long a removal is remembered, in ms; nobody exchanges entries for longer. */
const removalsLastMs = 24 * 3_600_000;
/** Removals forgotten at a time. */
const mostForgotten = 100;

interface Writer {
  /** The window that writes. */
  readonly id: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly parts: PartsWriter;
}

/** One transaction that writes to a list. */
export class ListWriting {
  readonly #sql: Statements;
  readonly #writer: Writer;
  readonly #before: ListRecord;
  #written: number | undefined;

  constructor(sql: Statements, name: string, writer: Writer) {
    this.#sql = sql;
    this.#writer = writer;
    this.#before = recordToWrite(sql, name);
  }

  /** The list as this transaction has found it. */
  get record(): ListRecord {
    return this.#before;
  }

  /** The rank of an entry; undefined when there is none. */
  rankOf(uri: string): number | undefined {
    const entry = this.#sql('SELECT rank FROM entry WHERE list = ? AND uri = ?').get(this.#before.id, uri);
    return entry?.rank as number | undefined;
  }

  /** The rank above all entries. */
  headRank(): number {
    const { highest } = this.#sql('SELECT max(rank) AS highest FROM entry WHERE list = ?').get(
      this.#before.id,
    ) as { readonly highest: number | null };
    return Math.max(highest ?? 0, this.#before.wholeDownTo ?? 0) + rankGap;
  }

  /** The rank below all entries. */
  tailRank(): number {
    const { lowest } = this.#sql('SELECT min(rank) AS lowest FROM entry WHERE list = ?').get(
      this.#before.id,
    ) as { readonly lowest: number | null };
    return (lowest ?? 0) - rankGap;
  }

  /** Puts an entry at a rank, in place of the one with its URI. */
  put(row: RowParts, rank: number): void {
    const { parts, id: writer } = this.#writer;
    const { album, credit, markets } = parts.store(this.#sql, row);
    this.#sql(
      `INSERT INTO entry (list, rank, uri, revision, writer, digest, added_at, album, credit, markets, json)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (list, uri) DO UPDATE SET rank = excluded.rank, revision = excluded.revision,
         writer = excluded.writer, digest = excluded.digest, added_at = excluded.added_at,
         album = excluded.album, credit = excluded.credit, markets = excluded.markets, json = excluded.json`,
    ).run(
      this.#before.id,
      rank,
      row.uri,
      this.#revision,
      writer,
      parts.digestOf(row),
      row.addedAt ?? null,
      album,
      credit,
      markets,
      parts.jsonOf(row),
    );
  }

  /** Takes out an entry that a person has removed. */
  remove(uri: string): void {
    const { id } = this.#before;
    this.#sql('DELETE FROM entry WHERE list = ? AND uri = ?').run(id, uri);
    this.#sql('INSERT INTO removal (list, uri, revision, at) VALUES (?, ?, ?, ?)').run(
      id,
      uri,
      this.#revision,
      this.#writer.now,
    );
  }

  /** Takes out an entry unless it was written after `revision`. */
  drop(uri: string, revision: number): void {
    this.#sql('DELETE FROM entry WHERE list = ? AND uri = ? AND revision <= ?').run(
      this.#before.id,
      uri,
      revision,
    );
  }

  wasRemovedAfter(uri: string, revision: number): boolean {
    const removal = this.#sql('SELECT 1 FROM removal WHERE list = ? AND uri = ? AND revision > ?');
    return removal.get(this.#before.id, uri, revision) !== undefined;
  }

  /** Takes out entries of lower rank, at most so many; returns how many there were. */
  dropBelow(rank: number, most: number): number {
    const lowest = 'SELECT id FROM entry WHERE list = ? AND rank < ? ORDER BY rank LIMIT ?';
    const { changes } = this.#sql(`DELETE FROM entry WHERE id IN (${lowest})`).run(
      this.#before.id,
      rank,
      most,
    );
    return Number(changes);
  }

  /** Forgets some of the removals that nobody can need any more. */
  forgetRemovals(): void {
    const oldest = 'SELECT id FROM removal ORDER BY id LIMIT ?';
    this.#sql(`DELETE FROM removal WHERE id IN (${oldest}) AND at < ?`).run(
      mostForgotten,
      this.#writer.now - removalsLastMs,
    );
  }

  /** The revision of the list from now on; undefined while it is as it was. */
  get written(): number | undefined {
    return this.#written;
  }

  /** Says what is different of the list beside its entries. To be called when entries are different. */
  finish(change: Partial<Pick<ListRecord, 'state' | 'wholeDownTo' | 'replacer'>> = {}): void {
    const { now: touchedAt } = this.#writer;
    writeRecord(this.#sql, { ...this.#before, ...change, revision: this.#revision, touchedAt });
    this.#written = this.#revision;
  }

  /** Says who exchanges entries from now on. */
  claim(replacer: string): void {
    writeRecord(this.#sql, { ...this.#before, replacer });
  }

  get #revision(): number {
    return this.#before.revision + 1;
  }
}
