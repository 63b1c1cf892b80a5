import assert from 'node:assert/strict';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { deleteMarked } from '../../../../src/library/store/deleteDatabase.ts';
import { DatabaseError } from '../../../../src/library/store/databaseError.ts';
import { LibraryFile } from '../../../../src/library/store/libraryFile.ts';
import type { LibraryStore } from '../../../../src/library/store/libraryStore.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import { systemClock } from '../../../../src/spotify/clock.ts';
import { ManualClock } from '../../manualClock.ts';
import type { ModelList } from './listModel.ts';
import { loaded, nothing, now, rowOf, stateWith } from './listModel.ts';
import { StoreWorld } from './storeWorld.ts';

const rows = (count: number, from = 0): SavedTrack[] =>
  Array.from({ length: count }, (_, i) => rowOf(from + i, 0));
const whole = (count: number): ModelList => ({ rows: rows(count), state: stateWith(rows(count), true) });

describe('The library on disk', () => {
  let world: StoreWorld;

  beforeEach(async () => {
    world = await StoreWorld.make();
  });
  afterEach(() => world.remove());

  /** One window with some rows in the library. */
  async function filled(count = 60, store = world.open()): Promise<LibraryStore> {
    await store.savedTracks().replace(rows(count), stateWith(rows(count), true));
    return store;
  }

  const names = async (): Promise<string[]> =>
    (await readdir(world.folder.file('account')).catch(() => [])).sort();

  it('keeps lists apart', async () => {
    const store = await filled();
    const top = store.topTracks('short_term');
    const tracks = rows(3).map(({ track }) => track);
    await top.replace(tracks, stateWith(tracks, true));
    const found: unknown[] = [];
    await world
      .open()
      .topTracks('short_term')
      .load(slice => void found.push(...slice));
    assert.deepEqual(found, tracks);
    assert.equal(
      await world
        .open()
        .topTracks('long_term')
        .load(() => undefined),
      undefined,
    );
    assert.deepEqual(await loaded(world.open().savedTracks()), whole(60));
  });

  describe('in several windows', () => {
    it('tells each what others have written, and nobody what they have written themselves', async () => {
      const [one, other] = [world.open(), world.open()];
      const [list, otherList] = [one.savedTracks(), other.savedTracks()];
      const heard: string[] = [];
      list.onDidChangeElsewhere(() => heard.push('one'));
      otherList.onDidChangeElsewhere(() => heard.push('other'));
      const check = async (): Promise<string[]> => {
        await one.checkNow();
        await other.checkNow();
        return heard.splice(0);
      };
      await loaded(list);
      await loaded(otherList);
      assert.deepEqual(await check(), []);
      await list.append(rows(120), stateWith([], false));
      assert.deepEqual(await check(), ['other']);
      assert.deepEqual(await check(), []);
      await list.append(rows(10, 120), stateWith([], false));
      await otherList.change({ saved: [], removed: ['spotify:track:3'] });
      assert.deepEqual(await check(), ['one', 'other']);
      await loaded(list);
      await loaded(otherList);
      await other.topTracks('short_term').replace([], stateWith([], true));
      assert.deepEqual(await check(), []);
      await list.append(rows(1, 500), stateWith([], false));
      await other.topTracks('short_term').replace([], stateWith([], true));
      assert.deepEqual(await check(), ['other']);
    });

    it('is looked at every two seconds while somebody sees it, and not otherwise', async () => {
      const clock = new ManualClock(now);
      const store = world.open(clock);
      const list = store.savedTracks();
      const heard: number[] = [];
      list.onDidChangeElsewhere(() => heard.push(clock.now() - now));
      await loaded(list);
      const other = await filled();
      const pass = async (): Promise<void> => {
        await clock.pass(1_000);
        await sleep(5); // Files are read meanwhile,
        while (isWatched && clock.sleeping === 0) await sleep(1); // and whoever looks sleeps again afterwards.
      };
      let isWatched = false;
      await pass();
      await pass();
      assert.deepEqual([heard, clock.sleeping], [[], 0]);
      isWatched = true;
      store.watch(true);
      store.watch(true);
      assert.equal(clock.sleeping, 1);
      for (let second = 0; second < 5; second++) await pass();
      await filled(10, other);
      for (let second = 0; second < 3; second++) await pass();
      store.watch(false);
      isWatched = false;
      await filled(20, other);
      for (let second = 0; second < 3; second++) await pass();
      assert.deepEqual([heard, clock.sleeping], [[4_000, 8_000], 0]);
    });

    it('is not told of in the middle of an exchange, unless that does not go on', async () => {
      const [one, other] = [await filled(), world.open()];
      const list = other.savedTracks();
      let heard = 0;
      list.onDidChangeElsewhere(() => heard++);
      await loaded(list);
      world.sql(
        "UPDATE list SET revision = 99, whole_down_to = 0, replacer = 'other', touched_at = " +
          String(world.now),
      );
      await other.checkNow();
      assert.equal(heard, 0);
      world.now += 30_000;
      await other.checkNow();
      assert.equal(heard, 1);
      await one.dispose();
    });
  });

  describe('that is damaged', () => {
    it('is set aside with a word about it when it is opened, and begins anew', async () => {
      await mkdir(path.dirname(world.path));
      await writeFile(world.path, 'no database '.repeat(999));
      assert.deepEqual(await loaded(world.open().savedTracks()), nothing);
      assert.deepEqual(world.troubles, ['corrupt']);
      await filled();
      assert.deepEqual(await loaded(world.open().savedTracks()), whole(60));
      assert.equal((await names()).filter(name => name.includes('.damaged-')).length, 1);
      assert.deepEqual([world.troubles.length, world.logged.length], [1, 0]);
    });

    it('is set aside in the middle of work, and nobody fails', async () => {
      const [one, other] = [await filled(300), world.open()];
      const lists = [one.savedTracks(), other.savedTracks()];
      await Promise.all(lists.map(loaded));
      await world.damage();
      for (const list of lists) await list.append(rows(5, 900), stateWith([], true));
      assert.deepEqual(await Promise.all(lists.map(loaded)), [nothing, nothing]);
      assert.deepEqual(world.troubles, ['corrupt']);
      await lists[0]!.replace(rows(60), stateWith(rows(60), true));
      assert.deepEqual(await Promise.all(lists.map(loaded)), [whole(60), whole(60)]);
    });

    it('is what another window has made of it since, also at the first look', async () => {
      const [one, other] = [await filled(300), world.open()];
      const [list, otherList] = [one.savedTracks(), other.savedTracks()];
      await loaded(otherList);
      await world.damage();
      await loaded(list);
      await list.replace(rows(60), stateWith(rows(60), true));
      assert.deepEqual(await loaded(otherList), whole(60));
    });

    it('gets one word about it when several find out at once', async () => {
      await (await filled(300)).dispose();
      const file = new LibraryFile({
        file: world.path,
        clock: systemClock,
        log: line => world.logged.push(line),
        onTrouble: trouble => world.troubles.push(trouble),
      });
      await file.use(() => Promise.resolve());
      const failing = (): Promise<void> =>
        file.use(() => Promise.reject(new DatabaseError('corrupt', 'for a test')));
      await Promise.allSettled([failing(), failing(), failing()]);
      await file.close();
      assert.deepEqual([world.logged.length, world.troubles], [1, ['corrupt']]);
    });

    it('is news for other windows when it is there again', async () => {
      const [one, other] = [await filled(300), world.open()];
      const [list, otherList] = [one.savedTracks(), other.savedTracks()];
      let heard = 0;
      otherList.onDidChangeElsewhere(() => heard++);
      await loaded(otherList);
      await world.damage();
      await loaded(list);
      await list.replace(rows(300), stateWith(rows(300), true));
      await other.checkNow();
      assert.equal(heard, 1);
      await other.checkNow();
      assert.equal(heard, 1);
    });

    it('takes no rows behind others that are gone with it', async () => {
      const store = await filled(300);
      const list = store.savedTracks();
      await loaded(list);
      await world.damage();
      await list.append(rows(5, 900), stateWith([], false));
      await list.append(rows(5, 905), stateWith([], true));
      assert.deepEqual(await loaded(world.open().savedTracks()), nothing);
    });

    it('takes no rows behind others that are gone, also when another list has found that out', async () => {
      const store = await filled(300);
      const list = store.savedTracks();
      await loaded(list);
      await world.damage();
      await store.topTracks('short_term').load(() => undefined);
      await list.append(rows(5, 900), stateWith([], true));
      assert.deepEqual(await loaded(world.open().savedTracks()), nothing);
    });

    it('is set aside when a later version of the extension has made it', async () => {
      await (await filled()).dispose();
      world.sql('PRAGMA user_version = 99');
      assert.deepEqual(await loaded(world.open().savedTracks()), nothing);
      assert.deepEqual(world.troubles, ['tooNew']);
    });

    it('is left to a later version of the extension that changes it while this one works', async () => {
      const store = await filled();
      world.sql('PRAGMA user_version = 99');
      const list = store.savedTracks();
      await list.change({ saved: rows(1, 500), removed: [] });
      await list.change({ saved: rows(1, 501), removed: [] });
      assert.deepEqual(world.troubles, ['unavailable']);
      assert.equal(world.sql('PRAGMA user_version').length, 1);
      assert.equal(
        (await names()).some(name => name.includes('.damaged-')),
        false,
      );
    });

    it('is kept at most twice', async () => {
      for (let time = 0; time < 4; time++) {
        await mkdir(path.dirname(world.path), { recursive: true });
        await writeFile(world.path, `no database ${time} `.repeat(999));
        world.now += 1_000;
        const store = world.open();
        await loaded(store.savedTracks());
        await store.dispose();
      }
      const damaged = (await names()).filter(name => name.includes('.damaged-'));
      assert.deepEqual(
        damaged,
        ['03', '04'].map(second => `library.db.damaged-2026-11-21T08-00-${second}.000Z`),
      );
      assert.equal(world.troubles.length, 4);
    });

    it('is put aside once when several windows find out at once', async () => {
      const stores = await Promise.all([filled(300), filled(300), filled(300)]);
      await world.damage();
      const found = await Promise.all(stores.map(store => loaded(store.savedTracks())));
      assert.deepEqual(found, [nothing, nothing, nothing]);
      await filled(60);
      for (const store of stores) assert.deepEqual(await loaded(store.savedTracks()), whole(60));
      assert.deepEqual(world.troubles, ['corrupt']);
    });

    it('is waited for while another window sets it aside, unless that has died over it', async () => {
      await (await filled()).dispose();
      const lock = `${world.path}.setting-aside`;
      await writeFile(lock, '');
      const loading = loaded(world.open().savedTracks());
      await sleep(50);
      assert.deepEqual(await Promise.race([loading, Promise.resolve('waiting')]), 'waiting');
      await rm(lock);
      assert.deepEqual(await loading, whole(60));
    });
  });

  describe('that cannot be kept', () => {
    it('keeps nobody from working', async () => {
      await writeFile(world.folder.file('account'), 'no folder');
      const store = world.open();
      const list = store.savedTracks();
      await list.append(rows(3), stateWith([], true));
      await list.change({ saved: rows(1), removed: [] });
      assert.deepEqual(await loaded(list), nothing);
      assert.ok(await store.acquireLease('sync', 1_000));
      await store.checkNow();
      assert.deepEqual([world.troubles, world.logged.length], [['unavailable'], 1]);
    });

    it('has no gap after a page could not be written', async () => {
      const store = world.open({ now: () => world.now, random: () => 0.5, sleep: () => Promise.resolve() });
      const list = store.savedTracks();
      await list.append(rows(50), stateWith([], false));
      const other = new DatabaseSync(world.path);
      other.exec('BEGIN IMMEDIATE');
      await list.append(rows(50, 50), stateWith([], false));
      other.exec('ROLLBACK');
      other.close();
      await list.append(rows(50, 100), stateWith([], true));
      assert.deepEqual(await loaded(world.open().savedTracks()), {
        rows: rows(50),
        state: stateWith([], false),
      });
      await list.replace(rows(150), stateWith(rows(150), true));
      assert.deepEqual(await loaded(world.open().savedTracks()), whole(150));
      assert.match(world.logged.join(), /^The library on disk is in trouble: busy: /);
    });
  });

  describe('that is deleted', () => {
    it('leaves nothing, also of what was set aside, and keeps nothing afterwards', async () => {
      await mkdir(path.dirname(world.path));
      await writeFile(world.path, 'no database '.repeat(999));
      const store = await filled();
      assert.equal((await names()).length, 4);
      await store.deleteLibrary();
      assert.deepEqual(await names(), []);
      await store.savedTracks().append(rows(1), stateWith([], true));
      assert.deepEqual(await names(), []);
      assert.deepEqual(await loaded(world.open().savedTracks()), nothing);
    });

    it('leaves other files of the account alone', async () => {
      const store = await filled();
      await writeFile(world.folder.file('account', 'journal.db'), '');
      await store.deleteLibrary();
      assert.deepEqual(await names(), ['journal.db']);
    });

    it('is not brought back by a window that has it open', async () => {
      const [store, other] = [await filled(), world.open()];
      const list = other.savedTracks();
      await loaded(list);
      await store.deleteLibrary();
      await list.append(rows(10, 100), stateWith([], true));
      await list.change({ saved: rows(10, 200), removed: [] });
      assert.deepEqual(await loaded(world.open().savedTracks()), nothing);
      assert.deepEqual(world.sql('SELECT * FROM entry'), []);
    });

    it('goes at the next start when it cannot go at once, and is not used before', async () => {
      const store = await filled();
      // A folder stands for a file that another process has open on Windows: it cannot be deleted.
      const [held, file] = [`${world.path}-held`, world.path];
      await mkdir(held);
      await store.deleteLibrary();
      assert.match(world.logged.join(), /will be deleted at the next start/);
      assert.deepEqual(await loaded(world.open().savedTracks()), nothing);
      assert.deepEqual(world.troubles, ['unavailable']);
      await rm(held, { recursive: true });
      await deleteMarked(world.folder.path);
      assert.deepEqual(await names(), []);
      await filled();
      assert.ok((await names()).includes(path.basename(file)));
    });
  });
});
