import assert from 'node:assert/strict';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { DatabaseOptions } from '../../../../src/library/store/database.ts';
import { Database } from '../../../../src/library/store/database.ts';
import { configure, migrate } from '../../../../src/library/store/prepareDatabase.ts';
import { systemClock } from '../../../../src/spotify/clock.ts';
import { SomeFolder } from './someFolder.ts';

const migrations = [
  'CREATE TABLE word (text TEXT NOT NULL)',
  "ALTER TABLE word ADD COLUMN tongue TEXT; INSERT INTO word VALUES ('hello', 'en')",
];

describe('A database', () => {
  let folder: SomeFolder;
  let open: Database[];

  beforeEach(async () => {
    [folder, open] = [await SomeFolder.make(), []];
  });
  afterEach(async () => {
    for (const each of open) each.close();
    await folder.remove();
  });

  const file = (): string => folder.file('deep', 'down', 'words.db');

  async function opened(options: Partial<DatabaseOptions> = {}): Promise<Database> {
    const all: DatabaseOptions = { file: file(), migrations, synchronous: 'NORMAL', clock: systemClock };
    const database = await Database.open({ ...all, ...options });
    open.push(database);
    return database;
  }

  const add = (database: Database, word: string): Promise<unknown> =>
    database.write(sql => sql('INSERT INTO word VALUES (?, ?)').run(word, 'en'));
  const words = (database: Database): Promise<unknown[]> =>
    database.read(sql =>
      sql('SELECT text FROM word')
        .all()
        .map(({ text }) => text),
    );

  it('comes into its latest form from any earlier one, once', async () => {
    (await opened({ migrations: migrations.slice(0, 1) })).close();
    assert.deepEqual(await words(await opened()), ['hello']);
    assert.deepEqual(await words(await opened()), ['hello']);
  });

  it('comes into its latest form once also when several open it at once', async () => {
    const several = await Promise.all(Array.from({ length: 8 }, () => opened()));
    for (const each of several) assert.deepEqual(await words(each), ['hello']);
  });

  it('comes into its latest form once when another process brings it there in the same moment', async () => {
    await opened({ migrations: [] });
    const [one, other] = [new DatabaseSync(file()), new DatabaseSync(file())];
    const exec = one.exec.bind(one);
    one.exec = sql => {
      if (sql.startsWith('BEGIN')) while (migrate(other, migrations));
      exec(sql);
    };
    while (migrate(one, migrations));
    one.close();
    other.close();
    assert.deepEqual(await words(await opened()), ['hello']);
  });

  it('can be migrated again after that has failed', async () => {
    await opened({ migrations: [] });
    const raw = new DatabaseSync(file());
    assert.throws(() => migrate(raw, ['CREATE TABLE half (a); NONSENSE']));
    while (migrate(raw, migrations));
    raw.close();
    assert.deepEqual(await words(await opened()), ['hello']);
  });

  it('keeps nothing of a migration that fails', async () => {
    const failing = [...migrations, 'CREATE TABLE half (a); CREATE TABLE word (b)'];
    await assert.rejects(opened({ migrations: failing }), { kind: 'corrupt' });
    const whole = await opened({ migrations: [...migrations, 'CREATE TABLE half (a)'] });
    assert.deepEqual(await words(whole), ['hello']);
  });

  it('keeps nothing of work that fails, and works on', async () => {
    const database = await opened();
    const failing = database.write(sql => {
      sql("INSERT INTO word VALUES ('lost', 'en')").run();
      throw new RangeError('no');
    });
    await assert.rejects(failing, RangeError);
    await add(database, 'kept');
    assert.deepEqual(await words(database), ['hello', 'kept']);
  });

  it('waits for another writer without holding up others, and begins the work again', async () => {
    const database = await opened();
    const other = new DatabaseSync(file());
    other.exec('BEGIN IMMEDIATE');
    let pauses = 0;
    const sleep = (ms: number): Promise<void> => {
      if (++pauses === 5) other.exec('COMMIT');
      return systemClock.sleep(ms);
    };
    await add(await opened({ clock: { sleep, random: () => 0 } }), 'late');
    assert.deepEqual([pauses, await words(database)], [5, ['hello', 'late']]);
    other.close();
  });

  it('gives up waiting in the end', async () => {
    await opened();
    const other = new DatabaseSync(file());
    other.exec('BEGIN IMMEDIATE');
    let waited = 0;
    const sleep = (ms: number): Promise<void> => {
      waited += ms;
      return Promise.resolve();
    };
    await assert.rejects(add(await opened({ clock: { sleep, random: () => 0.5 } }), 'never'), {
      kind: 'busy',
    });
    assert.ok(waited > 5_000 && waited < 20_000, `${waited} ms`);
    other.close();
  });

  it('says at once that it is damaged when it is no database, or has none of our tables', async () => {
    await writeFile(folder.file('foreign.db'), 'something else '.repeat(1_000));
    let sleeps = 0;
    const clock = { ...systemClock, sleep: () => Promise.resolve(void (sleeps += 1)) };
    await assert.rejects(opened({ file: folder.file('foreign.db'), clock }), { kind: 'corrupt' });
    assert.equal(sleeps, 0);
    const database = await opened();
    const other = new DatabaseSync(file());
    other.exec('DROP TABLE word');
    other.close();
    await assert.rejects(words(database), { kind: 'corrupt' });
  });

  it('is left alone when a later version of the extension has changed it, before or meanwhile', async () => {
    const early = await opened();
    const later = await opened({ migrations: [...migrations, 'DELETE FROM word'] });
    await assert.rejects(add(early, 'old'), { kind: 'tooNew' });
    await assert.rejects(words(early), { kind: 'tooNew' });
    await assert.rejects(early.snapshot(), { kind: 'tooNew' });
    await assert.rejects(opened(), { kind: 'tooNew' });
    assert.deepEqual(await words(later), []);
  });

  it('notices that another file, or none, has taken its place', async () => {
    const database = await opened();
    await rename(file(), `${file()}.old`);
    await assert.rejects(add(database, 'lost'), { kind: 'moved' });
    const next = await opened();
    await assert.rejects(add(database, 'lost'), { kind: 'moved' });
    await add(next, 'new');
    assert.deepEqual(await words(next), ['hello', 'new']);
    await rm(file());
    await assert.rejects(next.mustBeInPlace(), { kind: 'moved' });
  });

  it('is unavailable where no file can be', async () => {
    await writeFile(folder.file('deep'), '');
    await assert.rejects(opened(), { kind: 'unavailable' });
    await assert.rejects(opened({ file: folder.path }), { kind: 'unavailable' });
  });

  it('is unavailable once it is closed', async () => {
    const database = await opened();
    database.close();
    database.close();
    await assert.rejects(add(database, 'late'), { kind: 'unavailable' });
  });

  it('tells when others have written, not when this connection has', async () => {
    const [one, other] = [await opened(), await opened()];
    const before = await one.dataVersion();
    await add(one, 'own');
    assert.equal(await one.dataVersion(), before);
    await add(other, 'foreign');
    assert.notEqual(await one.dataVersion(), before);
  });

  it('comes to hold what is written without waiting for it', async () => {
    const database = await opened();
    const long = 'long '.repeat(20_000);
    // A commit would move the log by itself only when it is three times as long.
    for (let writes = 0; writes < 120; writes++) await add(database, long);
    while ((await stat(file())).size < 2 ** 22) await sleep(10);
    assert.equal((await words(database)).length, 121);
  });

  it('lets nobody wait for readers where the file system allows it, and works where it does not', async () => {
    await opened();
    const modeOf = (name: string): unknown => {
      const raw = new DatabaseSync(name);
      try {
        configure(raw, 'FULL');
        raw.exec('CREATE TABLE IF NOT EXISTS thing (a); INSERT INTO thing VALUES (1)');
        return raw.prepare('PRAGMA journal_mode').get()?.journal_mode;
      } finally {
        raw.close();
      }
    };
    assert.equal(modeOf(file()), 'wal');
    assert.equal(modeOf(`${pathToFileURL(folder.file('plain.db')).href}?vfs=unix-dotfile`), 'delete');
  });
});
