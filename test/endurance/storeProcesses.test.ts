import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { SavedTrack } from '../../src/model/track.ts';
import type { ListStep, ModelList } from '../unit/library/store/listModel.ts';
import { after, loaded, nothing, stateWith, stepAt } from '../unit/library/store/listModel.ts';
import { StoreWorld } from '../unit/library/store/storeWorld.ts';
import { WindowProcess } from './windowProcess.ts';

/** Times a process is killed. */
const kills = 20;

describe('The library on disk, used by several processes', function () {
  this.timeout(120_000);
  let world: StoreWorld;
  let windows: WindowProcess[];

  beforeEach(async () => {
    [world, windows] = [await StoreWorld.make(), []];
  });
  afterEach(async () => {
    await Promise.all(windows.map(window => window.kill()));
    await world.remove();
  });

  function start(seed: number, count: number, first = 0): WindowProcess {
    const window = new WindowProcess(world.folder.file('account'), seed, count, first);
    windows.push(window);
    return window;
  }

  it('comes to be the same for three that append, replace, change and load at once, without trouble', async () => {
    const three = [1, 2, 3].map(seed => start(seed, 60));
    await Promise.all(three.map(window => window.done()));
    const reports = await Promise.all(three.map(window => window.report()));
    for (const { list, logged, troubles } of reports)
      assert.deepEqual({ list, logged, troubles }, { list: reports[0]!.list, logged: [], troubles: [] });
    const own = await loaded(world.open().savedTracks());
    assert.deepEqual(JSON.parse(JSON.stringify(own)), reports[0]!.list);
    assert.ok(own.rows.length > 0);
    assert.equal(new Set(own.rows.map(({ track }) => track.uri)).size, own.rows.length);
    assert.deepEqual(world.sql("SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), []);
    assert.deepEqual(world.sql('PRAGMA foreign_key_check'), []);
  });

  it('is set aside by one of three that find it damaged when they open it', async () => {
    await mkdir(world.folder.file('account'));
    await writeFile(world.path, 'no database '.repeat(9_999));
    const three = [1, 2, 3].map(seed => start(seed, 10));
    await Promise.all(three.map(window => window.done()));
    const reports = await Promise.all(three.map(window => window.report()));
    for (const { list, logged } of reports)
      assert.deepEqual({ list, logged }, { list: reports[0]!.list, logged: [] });
    assert.deepEqual(
      reports.flatMap(({ troubles }) => troubles),
      ['corrupt'],
    );
  });

  it('is set aside by one of three when it is damaged while they work, and all go on', async () => {
    const three = [1, 2, 3].map(seed => start(seed, 60));
    for (let line = 0; line < 20; line++) await three[0]!.next();
    await world.damage();
    await Promise.all(three.map(window => window.done()));
    // Whoever had nothing more to do finds out now.
    await Promise.all(three.map(window => window.report()));
    const reports = await Promise.all(three.map(window => window.report()));
    for (const { list } of reports) assert.deepEqual(list, reports[0]!.list);
    const names = await readdir(world.folder.file('account'));
    assert.ok(names.some(name => name.startsWith('library.db.damaged-')));
    assert.deepEqual(world.sql("SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), []);
  });

  it('loses nothing that was done, and stands nowhere in between, when a process is killed at any moment', async () => {
    let [model, first] = [nothing, 0];
    for (let kill = 0; kill < kills; kill++) {
      const window = start(7, 1_000, first);
      await window.next();
      await sleep(Math.random() * 80);
      await window.kill();
      for (let line = await window.next(); line !== undefined; line = await window.next()) {
        model = after(stepAt(7, first), model);
        first = Number(line);
      }
      const step = stepAt(7, first);
      const found = await loaded(world.open().savedTracks());
      const possible = [model, ...onTheWay(step, model), after(step, model)];
      assert.ok(
        possible.some(each => isDeepStrictEqual(each, found)),
        `killed in a step to ${step.kind}`,
      );
      [model, first] = [found, first + 1];
    }
    assert.deepEqual(world.sql("SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), []);
    assert.deepEqual(world.logged, []);
  });
});

/** What a list may be found to be in the middle of a step. */
function onTheWay(step: ListStep, model: ModelList): ModelList[] {
  switch (step.kind) {
    case 'append':
      return parts(step.rows)
        .map(rows => after({ ...step, rows, isWhole: false }, model))
        .map(withTotalOf(step.rows));
    case 'replace':
      // Up to all of them: that nothing else is left is written down last.
      return parts(step.rows).map(rows => ({ rows, state: stateWith(step.rows, false) }));
    case 'change':
      return [
        ...parts(step.removed).map(removed => after({ ...step, saved: [], removed }, model)),
        ...[...step.saved.keys()].map(from => after({ ...step, saved: step.saved.slice(from) }, model)),
      ];
    case 'update':
      return parts(step.rows).map(rows => after({ ...step, rows }, model));
  }
}

/** The beginnings of something, from nothing to everything. */
function parts<Item>(items: readonly Item[]): (readonly Item[])[] {
  return [...items.keys(), items.length].map(length => items.slice(0, length));
}

function withTotalOf(rows: readonly SavedTrack[]): (list: ModelList) => ModelList {
  return list => ({ ...list, state: stateWith(rows, false) });
}
