import { keptMs } from '../journal.ts';
import type { Database, Statements } from '../store/database.ts';
import type { IsUnderWay } from './changeRows.ts';
import { openTries } from './changeRows.ts';

/** Items that are deleted in one go, so that nothing else is held up. */
const sliceSize = 200;

/**
 * Deletes changes with all their tries when the latest of these is older than `keptMs`, and what was never written down
 * whole by a window that is gone. Rejects with a `DatabaseError`.
 */
export async function prune(database: Database, now: number, isUnderWay: IsUnderWay): Promise<void> {
  const outdated = await database.read(sql => [
    ...oldTries(sql, now - keptMs),
    ...openTries(sql)
      .filter(row => row.state === 'preparing' && !isUnderWay(row))
      .map(({ id }) => id),
  ]);
  for (const id of new Set(outdated)) while (await database.write(sql => !isDeleted(sql, id)));
}

function oldTries(sql: Statements, before: number): number[] {
  const rows = sql(
    `SELECT id FROM change WHERE root IN (SELECT root FROM change GROUP BY root HAVING max(at) < ?)`,
  ).all(before);
  return rows.map(({ id }) => id as number);
}

/** Deletes a slice of a try, with the last one the try itself. */
function isDeleted(sql: Statements, id: number): boolean {
  const { changes } = sql('DELETE FROM item WHERE id IN (SELECT id FROM item WHERE change = ? LIMIT ?)').run(
    id,
    sliceSize,
  );
  if (changes === sliceSize) return false;
  sql('DELETE FROM change WHERE id = ?').run(id);
  return true;
}
