import type { KeptState } from '../listStore.ts';
import type { Statements } from './database.ts';

/** What is stored of a list beside its entries. */
export interface ListRecord {
  readonly id: number;
  /** Grows whenever the list changes. */
  readonly revision: number;
  /** Undefined when nothing is kept; entries there are then left over. */
  readonly state: KeptState | undefined;
  /** While entries are exchanged, or after that was broken off: entries of lower rank are left over. */
  readonly wholeDownTo: number | undefined;
  /** Who exchanges entries. */
  readonly replacer: string | undefined;
  /** When something was written last, in epoch milliseconds. */
  readonly touchedAt: number;
}

/** Undefined when there has never been such a list. Throws a `SyntaxError` when what is stored is none of ours. */
export function readRecord(sql: Statements, name: string): ListRecord | undefined {
  const row = sql('SELECT * FROM list WHERE name = ?').get(name);
  if (!row) return undefined;
  const { id, revision, state, whole_down_to: wholeDownTo, replacer, touched_at: touchedAt } = row;
  return {
    id: id as number,
    revision: revision as number,
    state: state === null ? undefined : (JSON.parse(state as string) as KeptState),
    wholeDownTo: (wholeDownTo as number | null) ?? undefined,
    replacer: (replacer as string | null) ?? undefined,
    touchedAt: touchedAt as number,
  };
}

/** The record of a list, made if there is none. For a transaction that writes. */
export function recordToWrite(sql: Statements, name: string): ListRecord {
  sql('INSERT OR IGNORE INTO list (name) VALUES (?)').run(name);
  const record = readRecord(sql, name);
  if (!record) throw new RangeError('no list');
  return record;
}

export function writeRecord(sql: Statements, record: ListRecord): void {
  const { id, revision, state, wholeDownTo, replacer, touchedAt } = record;
  sql(
    'UPDATE list SET revision = ?, state = ?, whole_down_to = ?, replacer = ?, touched_at = ? WHERE id = ?',
  ).run(revision, state ? JSON.stringify(state) : null, wholeDownTo ?? null, replacer ?? null, touchedAt, id);
}
