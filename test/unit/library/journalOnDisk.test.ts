import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import type { InterruptedChange, Journal } from '../../../src/library/journal.ts';
import { journalMigrations } from '../../../src/library/journal/journalSchema.ts';
import { keptMs } from '../../../src/library/journal.ts';
import { silenceMs } from '../../../src/library/journal/writer.ts';
import { Database } from '../../../src/library/store/database.ts';
import {
  begunOf,
  inWords,
  item,
  JournalWorld,
  makeChange,
  newChange,
  outcomesOf,
  start,
  takeBack,
} from './journalWorld.ts';

describe('The journal on disk', () => {
  let world: JournalWorld;

  beforeEach(async () => {
    world = await JournalWorld.make();
  });
  afterEach(() => world.remove());

  const undoable = async (journal: Journal): Promise<string | undefined> =>
    inWords(await journal.latestUndoable());
  const exists = (file: string): Promise<boolean> =>
    stat(file).then(
      () => true,
      () => false,
    );
  const openUris = async (journal: Journal): Promise<(readonly string[])[]> =>
    (await journal.interrupted()).map(({ items }) => items.map(({ uri }) => uri));

  const kindsOf = (change: InterruptedChange | undefined): string[] | undefined =>
    change?.items.map(({ uri, kind }) => `${kind} ${uri}`);

  it('is not made before something is to be written down', async () => {
    assert.deepEqual(await world.open().interrupted(), []);
    assert.equal(await exists(world.file), false);
  });

  it('outlasts the window', async () => {
    const journal = world.open();
    const id = await makeChange(journal, 'a+ b-');
    await makeChange(journal, 'c+');
    await journal.dispose();
    const next = world.open();
    assert.equal(await undoable(next), 'c+');
    await takeBack(next, id + 1, 'c+');
    assert.equal(await undoable(next), 'a+ b-');
  });

  it('is one for all windows', async () => {
    const [one, other] = [world.open(), world.open()];
    const first = await makeChange(one, 'a+');
    const second = await makeChange(other, 'b+');
    assert.equal(await undoable(one), 'b+');
    const undoing = begunOf(await one.beginUndo(second, newChange('b…', { kind: 'remove' })));
    assert.equal(await undoable(other), 'a+');
    assert.equal(await other.beginUndo(second, newChange('b…', { kind: 'remove' })), undefined);
    await undoing.settle(outcomesOf('b+'));
    assert.equal((await other.latestUndoable())?.id, first);
  });

  it('lets no window undo what another still makes', async () => {
    const [one, other] = [world.open(), world.open()];
    const earlier = await makeChange(one, 'z+');
    const begun = await one.begin(newChange('a… b…'));
    begun.note(['a'], 'applied');
    while ((await undoable(one)) !== 'a+ b…') await new Promise(setImmediate);
    assert.equal((await other.latestUndoable())?.id, earlier);
    assert.equal(await takeBack(other, begun.id, 'a+'), false);
    await begun.settle(outcomesOf('b+'));
    assert.equal(await undoable(other), 'a+ b+');
    assert.equal(await takeBack(other, begun.id, 'a+ b+'), true);
  });

  it('is written in slices, between which others have their turn, and read so', async () => {
    const journal = world.open();
    // Thirty slices, with a turn after each at least; on a slow disk there are thousands.
    const items = Array.from({ length: 6_000 }, (_, index) => item(`track ${index}`));
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    const turnsOf = async (work: Promise<unknown>): Promise<number> => {
      [turns, isDone] = [0, false];
      count();
      await work;
      isDone = true;
      return turns;
    };
    await makeChange(journal, 'z+');
    const beginning = journal.begin({ save: items, at: start });
    assert.ok((await turnsOf(beginning)) > 20);
    const begun = await beginning;
    const outcomes = new Map(items.map((_, index) => [`track ${index}`, 'applied' as const]));
    assert.ok((await turnsOf(begun.settle(outcomes))) > 20);
    const reading = journal.latestUndoable();
    assert.ok((await turnsOf(reading)) > 20);
    const change = await reading;
    assert.equal(change?.items.length, 6_000);
    assert.deepEqual(
      change.items.map(each => each.item),
      items,
    );
  });

  it('of an earlier version goes on: what it holds is of the kind of its change', async () => {
    await mkdir(path.dirname(world.file), { recursive: true });
    const saved = JSON.stringify(item('a'));
    const database = new DatabaseSync(world.file);
    database.exec(journalMigrations[0] ?? '');
    database.close();
    world.sql(
      `INSERT INTO change VALUES (1, 1, 0, 'remove', ${start}, 'settled', 0, 'w', 'h', 1, 0),
       (2, 2, 0, 'save', ${start}, 'begun', 0, 'w', 'h', 1, 0)`,
    );
    world.sql(
      `INSERT INTO item VALUES (1, 1, 'a', 'applied', '${saved}'), (2, 2, 'b', 'pending', '${saved}')`,
    );
    world.sql('PRAGMA user_version = 1');
    const journal = world.open();
    const [interrupted] = await journal.interrupted();
    assert.deepEqual(kindsOf(interrupted), ['save b']);
    const change = await journal.latestUndoable();
    assert.deepEqual(change?.items, [{ uri: 'a', kind: 'remove', item: item('a'), outcome: 'applied' }]);
    assert.equal(await makeChange(journal, 'c+ d+', { kind: 'both' }), 3);
    const both = await journal.find(3);
    assert.deepEqual([both?.kind, both?.items.map(({ kind }) => kind)], ['both', ['save', 'remove']]);
  });

  describe('of a window that was closed in the middle', () => {
    it('tells what is in doubt, and undoes it once that is known', async () => {
      const [closed, next] = [world.open(), world.open()];
      const begun = await closed.begin(newChange('a… b… c… d…', { kind: 'remove' }));
      begun.note(['a'], 'applied');
      begun.note(['b'], 'unknown');
      while ((await undoable(closed)) !== 'a+ b? c… d…') await new Promise(setImmediate);
      assert.deepEqual(await next.interrupted(), []);
      await closed.dispose();
      const [change] = await next.interrupted();
      assert.deepEqual(kindsOf(change), ['remove b', 'remove c', 'remove d']);
      await change?.settle(outcomesOf('b+ c- d+ a-'));
      assert.equal(await undoable(next), 'a+ b+ c- d+');
      assert.deepEqual(await next.interrupted(), []);
    });

    it('leaves what another window has found out and undone meanwhile', async () => {
      const [closed, one, other] = [world.open(), world.open(), world.open()];
      const { id } = await closed.begin(newChange('a… b…'));
      await closed.dispose();
      const [[first], [second]] = [await one.interrupted(), await other.interrupted()];
      await first?.settle(outcomesOf('a+ b-'));
      await takeBack(one, id, 'a+');
      await second?.settle(outcomesOf('a+ b+'));
      assert.equal(inWords(await other.find(id)), 'a~ b-');
      assert.equal(await undoable(other), undefined);
    });

    it('is not taken back for what a second window finds out after a first', async () => {
      const [closed, one, other] = [world.open(), world.open(), world.open()];
      const id = await makeChange(closed, 'a+');
      await closed.beginUndo(id, newChange('a…', { kind: 'remove' }));
      await closed.dispose();
      const [[first], [second]] = [await one.interrupted(), await other.interrupted()];
      await first?.settle(outcomesOf('a-'));
      await second?.settle(outcomesOf('a+'));
      assert.equal(await undoable(other), 'a+');
    });

    it('stays taken back when its window was only silent', async () => {
      const [silent, next] = [world.open(), world.open()];
      const begun = await silent.begin(newChange('a… b…'));
      world.sql("UPDATE change SET host = 'elsewhere'");
      world.now += silenceMs;
      const [change] = await next.interrupted();
      await change?.settle(outcomesOf('a+ b-'));
      await takeBack(next, begun.id, 'a+');
      await begun.settle(outcomesOf('a+ b-'));
      assert.equal(inWords(await next.find(begun.id)), 'a~ b-');
    });

    it('takes back the rest of what was being undone', async () => {
      const [closed, next] = [world.open(), world.open()];
      const id = await makeChange(closed, 'a+ b+ c+');
      const undoing = begunOf(await closed.beginUndo(id, newChange('a… b… c…', { kind: 'remove' })));
      undoing.note(['a'], 'applied');
      while (inWords(await closed.find(id)) !== 'a~ b+ c+') await new Promise(setImmediate);
      await closed.dispose();
      const [change] = await next.interrupted();
      assert.deepEqual(kindsOf(change), ['remove b', 'remove c']);
      await change?.settle(outcomesOf('b+ c-'));
      assert.equal(await undoable(next), 'a~ b~ c+');
      await takeBack(next, id, 'c+');
      assert.equal(await undoable(next), undefined);
    });

    it('has nothing of what was not written down whole', async () => {
      const journal = world.open();
      await makeChange(journal, 'z+');
      world.sql(
        `CREATE TRIGGER no BEFORE INSERT ON item WHEN NEW.uri = 'track 350' BEGIN SELECT RAISE(ABORT, 'no'); END`,
      );
      const items = Array.from({ length: 400 }, (_, index) => item(`track ${index}`));
      await assert.rejects(journal.begin({ save: items, at: start }), { name: 'JournalError' });
      assert.deepEqual(world.sql('SELECT count(*) AS count FROM item').map(Object.values), [[201]]);
      assert.deepEqual([await openUris(journal), await undoable(journal)], [[], 'z+']);
      world.sql('DROP TRIGGER no');
      world.now += 3_600_000;
      await makeChange(journal, 'y+');
      assert.deepEqual(world.sql('SELECT uri FROM item ORDER BY id').map(Object.values), [['z'], ['y']]);
    });

    it('is asked about also by the window itself when the outcome could not be written down', async () => {
      const journal = world.open();
      const begun = await journal.begin(newChange('a… b…'));
      world.sql(`CREATE TRIGGER no BEFORE UPDATE ON item BEGIN SELECT RAISE(ABORT, 'no'); END`);
      begun.note(['a'], 'applied');
      await begun.settle(outcomesOf('a+ b-'));
      assert.equal(world.logged.length, 1);
      world.sql('DROP TRIGGER no');
      assert.deepEqual(await openUris(journal), [['a', 'b']]);
    });

    it('is known by its process, and elsewhere by its silence', async () => {
      const [one, other] = [world.open(), world.open()];
      await one.begin(newChange('a… b…'));
      const dead = spawnSync(process.execPath, ['--version']).pid;
      for (const [host, pid, silence, isGone] of [
        [undefined, dead, 0, true],
        [undefined, process.ppid, 0, false],
        [undefined, process.ppid, silenceMs, true],
        ['elsewhere', dead, 0, false],
        ['elsewhere', dead, silenceMs, true],
        ['elsewhere', dead, -2 * silenceMs, true],
      ] as const) {
        world.sql(`UPDATE change SET window = 'other', pid = ${pid}${host ? `, host = '${host}'` : ''}`);
        world.now = start + silence;
        assert.equal((await openUris(other)).length, isGone ? 1 : 0, `${host} ${pid} ${silence}`);
      }
    });
  });

  it('keeps changes for 30 days after their last try', async () => {
    const journal = world.open();
    const day = keptMs / 30;
    const old = await makeChange(journal, 'a+');
    await makeChange(journal, 'b-');
    const extended = await makeChange(journal, 'c-', { at: start + 1 });
    await makeChange(journal, 'c+', { extending: extended, at: start + 5 * day });
    const undone = await makeChange(journal, 'd+', { at: start + 5 * day + 1 });
    await takeBack(journal, undone, 'd-');
    world.now = start + 30 * day;
    await makeChange(journal, 'e+', { at: world.now });
    assert.equal(inWords(await journal.find(old)), 'a+');
    world.now += day;
    await makeChange(journal, 'f+', { at: world.now });
    assert.equal(await journal.find(old), undefined);
    assert.equal(inWords(await journal.find(extended)), 'c+');
    const left = world.sql('SELECT DISTINCT uri FROM item ORDER BY uri').map(row => row.uri);
    assert.deepEqual(left, ['c', 'd', 'e', 'f']);
  });

  describe('that cannot be used', () => {
    const damage = (text: string): Promise<void> => writeFile(world.file, text.repeat(1_000));
    const kept = async (): Promise<string[]> =>
      (await readdir(path.dirname(world.file))).filter(name => name.includes('damaged')).sort();

    it('is kept beside when it is damaged, is told of once, and is in memory until the window is closed', async () => {
      await mkdir(path.dirname(world.file));
      for (const text of ['first', 'second', 'third']) {
        world.now += 1_000;
        await damage(`${text} `);
        const journal = world.open();
        const id = await makeChange(journal, 'a+ b-');
        assert.equal(await undoable(journal), 'a+ b-');
        assert.equal(await takeBack(journal, id, 'a+'), true);
        assert.deepEqual(await journal.interrupted(), []);
      }
      assert.deepEqual(world.troubles, ['corrupt', 'corrupt', 'corrupt']);
      const texts = (await kept()).map(name => readFile(path.join(path.dirname(world.file), name), 'utf8'));
      assert.deepEqual(
        (await Promise.all(texts)).map(text => text.split(' ')[0]),
        ['first', 'second', 'third'],
      );
      assert.equal(await exists(world.file), false);
      await makeChange(world.open(), 'c+');
      assert.equal(await undoable(world.open()), 'c+');
    });

    it('is kept beside also when it is damaged while it is in use', async () => {
      const journal = world.open();
      const id = await makeChange(journal, 'a+');
      const begun = await journal.begin(newChange('b…'));
      world.sql('DROP TABLE item');
      assert.notEqual(await makeChange(journal, 'c+'), id);
      await begun.settle(outcomesOf('b+'));
      assert.equal(await undoable(journal), 'c+');
      assert.deepEqual([world.troubles, (await kept()).length], [['corrupt'], 1]);
    });

    it('stays where it is when a later version has made it', async () => {
      const early = world.open();
      await makeChange(early, 'a+');
      world.sql('PRAGMA user_version = 99');
      for (const journal of [early, world.open()]) {
        await makeChange(journal, 'b+');
        assert.equal(await undoable(journal), 'b+');
      }
      assert.deepEqual(world.troubles, ['tooNew', 'tooNew']);
      assert.deepEqual(
        world.sql('SELECT uri FROM item ORDER BY id').map(row => row.uri),
        ['a'],
      );
    });

    it('keeps changes from being begun, by reason, for as long as that lasts', async () => {
      const journal = world.open();
      await writeFile(world.folder.file('account'), '');
      await assert.rejects(journal.begin(newChange('a+')), { name: 'JournalError', kind: 'unavailable' });
      await world.remove();
      world = await JournalWorld.make();
      const full = await openFull(world);
      const items = Array.from({ length: 2_000 }, (_, index) => item(`track ${index}`));
      await makeChange(full, 'a+');
      await assert.rejects(full.begin({ save: items, at: start }), { kind: 'full' });
      assert.deepEqual([world.troubles, await undoable(full)], [[], 'a+']);
    });
  });

  describe('that is deleted', () => {
    it('leaves nothing behind, nor comes back because of what was under way', async () => {
      const [one, other] = [world.open(), world.open()];
      await makeChange(other, 'z+');
      const begun = [await one.begin(newChange('a… b…')), await other.begin(newChange('c…'))];
      await one.discard();
      for (const each of begun) {
        each.note(['a', 'c'], 'applied');
        await each.settle(outcomesOf('a+ b+ c+'));
      }
      assert.equal(await exists(path.dirname(world.file)), false);
      await assert.rejects(one.begin(newChange('d…')), { kind: 'unavailable' });
      await makeChange(other, 'e+');
      assert.equal(await undoable(world.open()), 'e+');
    });
  });
});

/** A journal on a disk that has room for little. */
async function openFull(world: JournalWorld): Promise<Journal> {
  const open = Database.open.bind(Database);
  try {
    Database.open = async options => {
      const database = await open(options);
      await database.read(sql => sql('PRAGMA max_page_count = 40').get());
      return database;
    };
    const journal = world.open();
    await journal.find(1);
    return journal;
  } finally {
    Database.open = open;
  }
}
