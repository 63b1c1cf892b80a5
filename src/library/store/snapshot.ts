import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Statements } from './database.ts';

/** What a database holds at one moment, whatever is written meanwhile. To be closed soon. */
export class Snapshot {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  /** Throws what SQLite says. @param database a connection that nothing else uses */
  constructor(database: DatabaseSync) {
    this.#database = database;
    // The moment is that of the first reading, not of BEGIN.
    database.exec('BEGIN');
    try {
      database.prepare('SELECT 1 FROM sqlite_schema').get();
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  readonly sql: Statements = sql => {
    const statement = this.#prepared.get(sql) ?? this.#database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  };

  close(): void {
    this.#database.close();
  }
}
