import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventually } from '../support/eventually.ts';

/**
 * Resolves when the lists of those names are kept whole in the one library below `storage`: closing the window breaks off
 * what is still being written.
 */
export function whenKept(storage: string, names: readonly string[]): Promise<void> {
  return eventually(() => {
    const [file] = globSync('**/library.db', { cwd: storage });
    assert.ok(file);
    const database = new DatabaseSync(path.join(storage, file), { readOnly: true });
    try {
      const whole = database
        .prepare("SELECT name FROM list WHERE whole_down_to IS NULL AND state ->> '$.isWhole'")
        .all();
      for (const name of names) assert.ok(whole.some(list => list.name === name));
    } finally {
      database.close();
    }
  });
}
