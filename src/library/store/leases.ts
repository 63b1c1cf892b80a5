import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import type { Statements } from './database.ts';
import { DatabaseError } from './databaseError.ts';

/** No lease lasts longer, in ms: one that would was taken when the clock was wrong. */
const longestMs = 10 * 60_000;

/** The right of one window to do what only one should do. It ends by itself when it is not renewed. */
export interface Lease {
  /** Keeps it for as long again from now on. False when another window has it meanwhile. */
  renew(): Promise<boolean>;
  /** Lets others have it at once. */
  release(): Promise<void>;
}

interface LeaseParts {
  readonly use: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Takes the lease of that name for `ms`, at most ten minutes. Undefined while another window has it. Where there is
 * no database to agree in, every window gets it. Never rejects.
 */
export async function acquireLease(name: string, ms: number, parts: LeaseParts): Promise<Lease | undefined> {
  const { use, now } = parts;
  const holder = randomUUID();
  const take = async (): Promise<boolean> => {
    try {
      const until = now() + Math.min(ms, longestMs);
      return await use(database => database.write(sql => isTaken(sql, { name, holder, until, now: now() })));
    } catch (error) {
      return !(error instanceof DatabaseError) || error.kind !== 'busy';
    }
  };
  const release = (): Promise<void> =>
    use(database =>
      database.write(sql => void sql('DELETE FROM lease WHERE name = ? AND holder = ?').run(name, holder)),
    ).catch(() => undefined); // It ends by itself.
  return (await take()) ? { renew: take, release } : undefined;
}

interface Taking {
  readonly name: string;
  readonly holder: string;
  readonly until: number;
  readonly now: number;
}

function isTaken(sql: Statements, { name, holder, until, now }: Taking): boolean {
  const { changes } = sql(
    `INSERT INTO lease (name, holder, until) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
     WHERE holder = excluded.holder OR until <= ? OR until > ?`,
  ).run(name, holder, until, now, now + longestMs);
  return changes > 0;
}
