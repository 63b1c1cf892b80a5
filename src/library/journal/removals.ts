import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Removal, SavedItem } from '../journal.ts';
import type { Database, Statements } from '../store/database.ts';

/** Rows that are read in one go, so that nothing else is held up: without texts, and with them. */
const [mostUris, mostTexts] = [500, 50];
/** Changes that are looked at in one go. */
const mostTries = 50;

interface Removing {
  readonly id: number;
  readonly root: number;
  readonly isUndo: number;
  readonly at: number;
}

/**
 * What was removed since a time (epoch milliseconds), as far as nothing was done to it here afterwards; newest first.
 * Tries of one change are one. Rejects with a `DatabaseError`.
 *
 * What was undone afterwards does not have to be looked for: its undoing is later still, and was applied.
 */
export async function readRemovals(database: Database, since: number): Promise<readonly Removal[]> {
  const tries = await database.read(sql => triesSince(sql, since));
  const removals = new Map<string, { id: number; at: number; uris: string[] }>();
  for (let from = 0; from < tries.length; from += mostTries) {
    for (const each of tries.slice(from, from + mostTries))
      for await (const uris of removedUris(database, each)) {
        const key = `${each.root}/${each.isUndo}`;
        const removal = removals.get(key) ?? { id: each.id, at: each.at, uris: [] };
        removals.set(key, removal);
        removal.uris.push(...uris);
      }
    await nextTurn();
  }
  return [...removals.values()].sort((a, b) => b.at - a.at || b.id - a.id);
}

/** All items that were removed by the change that the try `id` is the first of. Rejects with a `DatabaseError`. */
export async function readRemovedItems(database: Database, id: number): Promise<readonly SavedItem[]> {
  const items: SavedItem[] = [];
  for (let last = 0; ;) {
    const rows = await database.read(sql =>
      sql(
        `SELECT item.id, json FROM item JOIN change ON change.id = item.change
         WHERE (root, is_undo) = (SELECT root, is_undo FROM change WHERE id = ?)
         AND coalesce(item.kind, change.kind) = 'remove' AND outcome = 'applied' AND item.id > ?
         ORDER BY item.id LIMIT ?`,
      ).all(id, last, mostTexts),
    );
    for (const { json } of rows) items.push(JSON.parse(json as string) as SavedItem);
    if (rows.length < mostTexts) return items;
    last = rows.at(-1)?.id as number;
    await nextTurn();
  }
}

/** Tries that may have removed something; oldest first. */
function triesSince(sql: Statements, since: number): Removing[] {
  return sql(
    `SELECT id, root, is_undo AS isUndo, at FROM change
     WHERE at >= ? AND kind <> 'save' AND state <> 'preparing' ORDER BY id`,
  ).all(since) as unknown as Removing[];
}

async function* removedUris(database: Database, { id }: Removing): AsyncGenerator<string[]> {
  for (let last = 0; ;) {
    const rows = await database.read(sql =>
      sql(
        `SELECT item.id, uri FROM item JOIN change ON change.id = item.change
         WHERE change = ? AND coalesce(item.kind, change.kind) = 'remove' AND outcome = 'applied' AND item.id > ?
         AND NOT EXISTS (
           SELECT 1 FROM item AS later
           WHERE later.uri = item.uri AND later.change > item.change AND later.outcome = 'applied')
         ORDER BY item.id LIMIT ?`,
      ).all(id, last, mostUris),
    );
    if (rows.length > 0) yield rows.map(({ uri }) => uri as string);
    if (rows.length < mostUris) return;
    last = rows.at(-1)?.id as number;
    await nextTurn();
  }
}
