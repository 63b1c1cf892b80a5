import { setImmediate as nextTurn } from 'node:timers/promises';
import { DatabaseError } from './databaseError.ts';
import type { Statements } from './database.ts';
import type { ListRecord } from './listRecord.ts';
import type { StoredEntry } from './partsReader.ts';
import { PartsReader } from './partsReader.ts';
import type { RowForm } from './rowForm.ts';
import { Slices } from './slices.ts';

/** Rows in the first slice: more than fit on a screen. */
const firstRows = 100;
/** Entries that are read in one go. */
const entriesAtATime = 25;

interface Place {
  readonly id: number;
  readonly rank: number;
}

/** What is told of an entry before it is read. */
export interface EntryHead extends Place {
  readonly uri: string;
  readonly revision: number;
  readonly writer: number;
}

interface Reading<Row> {
  readonly form: RowForm<Row>;
  /** A row that is at hand and as it is stored. */
  readonly atHand: (head: EntryHead) => Row | undefined;
  readonly onRows: (rows: readonly Row[]) => void;
}

/**
 * Reads a list from its head, in slices. Rejects with a `DatabaseError` of kind `corrupt` when what is stored is none
 * of ours.
 */
export async function readList<Row>(sql: Statements, list: ListRecord, reading: Reading<Row>): Promise<void> {
  const parts = new PartsReader(sql);
  const slices = new Slices();
  let after: Place | undefined;
  let rows: Row[] = [];
  for (let most = firstRows; ; most = entriesAtATime) {
    const heads = headsAfter(sql, list, after, most);
    for (const head of heads) rows.push(reading.atHand(head) ?? rowOf(sql, head, reading.form, parts));
    const isFirst = after === undefined;
    after = heads.at(-1);
    if (rows.length > 0 && (isFirst || !after || slices.isOver)) {
      reading.onRows(rows);
      rows = [];
    }
    if (!after) return;
    if (isFirst) await nextTurn();
    else await slices.giveWay();
  }
}

/** One row by its URI. Undefined when there is none; rejects as `readList` does. */
export function readRow<Row>(
  sql: Statements,
  { id, wholeDownTo = Number.MIN_SAFE_INTEGER }: ListRecord,
  uri: string,
  form: RowForm<Row>,
): Row | undefined {
  const head = sql('SELECT id, rank FROM entry WHERE list = ? AND uri = ? AND rank >= ?').get(
    id,
    uri,
    wholeDownTo,
  );
  return head && rowOf(sql, head as unknown as Place, form, new PartsReader(sql));
}

function headsAfter(
  sql: Statements,
  { id, wholeDownTo = Number.MIN_SAFE_INTEGER }: ListRecord,
  after: Place = { rank: Number.MAX_SAFE_INTEGER, id: 0 },
  most: number,
): EntryHead[] {
  return sql(
    `SELECT id, rank, uri, revision, writer FROM entry WHERE list = ? AND rank >= ? AND (rank, id) < (?, ?)
     ORDER BY rank DESC, id DESC LIMIT ?`,
  ).all(id, wholeDownTo, after.rank, after.id, most) as unknown as EntryHead[];
}

function rowOf<Row>(sql: Statements, { id }: Place, form: RowForm<Row>, parts: PartsReader): Row {
  const entry = sql('SELECT uri, added_at, album, credit, markets, json FROM entry WHERE id = ?').get(id);
  try {
    return parts.row(entry as unknown as StoredEntry, form);
  } catch (error) {
    // JSON that is none, or of other things.
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw new DatabaseError('corrupt', error.message, { cause: error });
    throw error;
  }
}
