import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Change, ChangedItem, SavedItem } from '../journal.ts';
import type { Database, Statements } from '../store/database.ts';
import type { IsUnderWay, OpenTry } from './changeRows.ts';
import { isFree } from './changeRows.ts';

/** Rows of earlier versions have none of their own. */
const itemKind = 'coalesce(item.kind, change.kind) AS kind';
/** Items that are read at a time, so that nothing else is held up: an album may have a long text. */
const sliceSize = 50;

/**
 * The newest change that has altered something, was not taken back, and is not being made or taken back right now.
 * @param isPassedOver of tries that are not settled, those that do not matter
 */
export function latestUndoableId(
  sql: Statements,
  isUnderWay: IsUnderWay,
  isPassedOver: (row: OpenTry) => boolean,
): number | undefined {
  const altering = sql(
    `SELECT id FROM change AS first WHERE id = root AND NOT undone AND EXISTS (
       SELECT 1 FROM change AS try JOIN item ON item.change = try.id
       WHERE try.root = first.id AND NOT try.is_undo AND item.outcome = 'applied')
     ORDER BY id DESC`,
  );
  for (const { id } of altering.iterate())
    if (isFree(sql, id as number, isUnderWay, isPassedOver)) return id as number;
  return undefined;
}

/** A change as it is written down, read in slices. Rejects with a `DatabaseError`. */
export async function readChange(database: Database, id: number): Promise<Change | undefined> {
  const { head, tries } = await database.read(sql => ({
    head: sql("SELECT kind, at, undone FROM change WHERE id = ? AND root = id AND state <> 'preparing'").get(
      id,
    ),
    tries: triesOf(sql, id),
  }));
  if (!head) return undefined;
  const items = new Map<string, ChangedItem>();
  for (const each of tries) for await (const item of itemsOf(database, each)) items.set(item.uri, item);
  const { kind, at, undone } = head as { kind: Change['kind']; at: number; undone: number };
  return { id, kind, at, items: [...items.values()], undone: undone === 1 };
}

/** The tries of a change; oldest first. */
export function triesOf(sql: Statements, root: number): number[] {
  const rows = sql(
    "SELECT id FROM change WHERE root = ? AND NOT is_undo AND state <> 'preparing' ORDER BY id",
  ).all(root);
  return rows.map(({ id }) => id as number);
}

/** The items of a try of which it is not known what became of them. Rejects with a `DatabaseError`. */
export async function doubtfulItems(
  database: Database,
  id: number,
): Promise<Pick<ChangedItem, 'uri' | 'kind'>[]> {
  const rows = await database.read(sql =>
    sql(
      `SELECT uri, ${itemKind} FROM item JOIN change ON change.id = item.change
       WHERE change = ? AND outcome IN ('pending', 'unknown') ORDER BY item.id`,
    ).all(id),
  );
  return rows as unknown as Pick<ChangedItem, 'uri' | 'kind'>[];
}

async function* itemsOf(database: Database, change: number): AsyncGenerator<ChangedItem> {
  for (let last = 0; ;) {
    const rows = await database.read(sql =>
      sql(
        `SELECT item.id, uri, ${itemKind}, outcome, json FROM item JOIN change ON change.id = item.change
         WHERE change = ? AND item.id > ? ORDER BY item.id LIMIT ?`,
      ).all(change, last, sliceSize),
    );
    for (const { uri, kind, outcome, json } of rows)
      yield { uri, kind, outcome, item: JSON.parse(json as string) as SavedItem } as ChangedItem;
    if (rows.length < sliceSize) return;
    last = rows.at(-1)?.id as number;
    await nextTurn();
  }
}
