import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs `work` while no other process is inside `locked` for the same file. The lock is SQLite's on that file, so
 * the operating system lifts it when its holder dies, however it dies.
 * @param onWait is called once if another process holds the lock.
 */
export async function locked<T>(file: string, work: () => Promise<T>, onWait: () => void): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  try {
    for (let told = false; !tryToBegin(database); told = true) {
      if (!told) onWait();
      await delay(200);
    }
    return await work();
  } finally {
    database.close();
  }
}

function tryToBegin(database: DatabaseSync): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('locked')) return false;
    throw error;
  }
}
