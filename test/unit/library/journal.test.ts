import assert from 'node:assert/strict';
import type { Journal } from '../../../src/library/journal.ts';
import { MemoryJournal } from '../../../src/library/memoryJournal.ts';
import {
  begunOf,
  inWords,
  JournalWorld,
  makeChange,
  newChange,
  outcomesOf,
  start,
  takeBack,
} from './journalWorld.ts';

for (const place of ['on disk', 'in memory'] as const)
  describe(`The journal ${place}`, () => {
    let world: JournalWorld;
    let journal: Journal;

    beforeEach(async () => {
      world = await JournalWorld.make();
      journal = place === 'on disk' ? world.open() : new MemoryJournal();
    });
    afterEach(() => world.remove());

    const undoable = async (): Promise<string | undefined> => inWords(await journal.latestUndoable());
    const change: (...args: [string, Parameters<typeof makeChange>[2]?]) => Promise<number> = (...args) =>
      makeChange(journal, ...args);

    it('holds what was written down as it was', async () => {
      const begun = await journal.begin(newChange('a+ b+', { kind: 'remove', at: start + 12 }));
      const { save: items = [] } = newChange('a+ b+');
      assert.deepEqual(await journal.find(begun.id), {
        id: begun.id,
        kind: 'remove',
        at: start + 12,
        undone: false,
        items: items.map((each, index) => ({
          uri: 'ab'[index],
          kind: 'remove',
          item: each,
          outcome: 'pending',
        })),
      });
      assert.equal(await journal.find(begun.id + 1), undefined);
    });

    it('undoes what altered something, not what came to nothing', async () => {
      assert.equal(await undoable(), undefined);
      await change('a+ b-');
      await change('c-');
      await change('d?');
      assert.equal(await undoable(), 'a+ b-');
      await journal.begin(newChange('e…'));
      assert.equal(await undoable(), 'a+ b-', 'also while something is under way');
      await change('f+');
      assert.equal(await undoable(), 'f+');
    });

    it('comes to older and older changes as they are undone', async () => {
      const [first, second] = [await change('a+ b-'), await change('c+')];
      await journal.markUndone(second);
      assert.deepEqual(await journal.find(second).then(found => found?.undone), true);
      assert.equal(await undoable(), 'a+ b-');
      const third = await change('d+');
      assert.equal(await takeBack(journal, third, 'd+'), true);
      assert.equal(await takeBack(journal, first, 'a+'), true);
      assert.equal(await undoable(), undefined);
      assert.equal(inWords(await journal.find(first)), 'a~ b-');
    });

    it('still has what could not be undone, and only that', async () => {
      const id = await change('a+ b+ c?');
      assert.equal(await takeBack(journal, id, 'a+ b- c+'), true);
      assert.equal(await undoable(), 'a~ b+ c~');
      assert.equal(await takeBack(journal, id, 'b?'), true);
      assert.equal(await undoable(), 'a~ b+ c~');
      assert.equal(await takeBack(journal, id, 'b+'), true);
      assert.equal(await undoable(), undefined);
    });

    it('lets a change be undone once at a time, and once', async () => {
      const [first, second] = [await change('a+'), await change('b+')];
      const undoing = begunOf(await journal.beginUndo(second, newChange('b…', { kind: 'remove' })));
      assert.equal(undoing.id, second);
      assert.equal(await takeBack(journal, second, 'b+'), false);
      assert.equal((await journal.latestUndoable())?.id, first);
      undoing.note(['b'], 'applied');
      await undoing.settle(new Map());
      assert.equal(await takeBack(journal, second, 'b+'), false);
      assert.equal(await takeBack(journal, first + second, 'b+'), false, 'nor is what never was');
    });

    it('makes one change of several tries', async () => {
      const id = await change('a+ b- c?');
      assert.equal(await change('b+ c?', { extending: id }), id);
      assert.equal(await undoable(), 'a+ b+ c?');
      const refused = await change('d-');
      assert.equal(await change('d+', { extending: refused }), refused);
      assert.equal(await undoable(), 'd+');
      assert.equal(await takeBack(journal, id, 'a+ b+'), true);
      assert.equal(await takeBack(journal, refused, 'd+'), true);
      assert.equal(await undoable(), undefined);
    });

    it('goes on with nothing of another kind, undone or overtaken', async () => {
      const id = await change('a+ b-');
      assert.notEqual(await change('b-', { kind: 'remove', extending: id }), id);
      const overtaken = await change('c+ d-');
      const later = await change('e+');
      assert.notEqual(await change('d+', { extending: overtaken }), overtaken);
      await takeBack(journal, later, 'e+');
      assert.notEqual(await change('d+', { extending: overtaken }), overtaken);
      const undone = await change('f+ g-');
      await journal.markUndone(undone);
      assert.notEqual(await change('g+', { extending: undone }), undone);
      assert.equal(await undoable(), 'g+');
      const undoing = await change('h+ i-');
      await journal.beginUndo(undoing, newChange('h…'));
      assert.notEqual(await change('i+', { extending: undoing }), undoing);
    });

    it('tells of what was removed last, also when that was undoing a saving', async () => {
      const removed = await change('a+', { kind: 'remove' });
      assert.deepEqual(await journal.removals(start), [{ id: removed, at: start, uris: ['a'] }]);
      const saved = await change('a+');
      assert.deepEqual(await journal.removals(start), []);
      await takeBack(journal, saved, 'a?');
      assert.deepEqual(await journal.removals(start), []);
      await takeBack(journal, saved, 'a+');
      const [last, ...others] = await journal.removals(start);
      assert.deepEqual([last?.uris, others], [['a'], []]);
      assert.notEqual(last?.id, removed);
    });

    it('learns of what was in doubt, and of nothing else', async () => {
      const id = await change('a? b- c+');
      await takeBack(journal, id, 'c+ b-');
      assert.equal(await undoable(), undefined);
      await journal.clear(id, ['a', 'b', 'c', 'd']);
      assert.equal(await undoable(), 'a+ b- c~');
    });

    it('notes what is known while the rest is under way', async () => {
      const begun = await journal.begin(newChange('a… b… c… d…'));
      begun.note(['a'], 'applied');
      begun.note(['b', 'c'], 'unknown');
      begun.note(['c'], 'applied');
      while ((await undoable()) !== 'a+ b? c+ d…') await new Promise(setImmediate);
      await begun.settle(outcomesOf('a+ b? c+ d-'));
      assert.equal(await undoable(), 'a+ b? c+ d-');
    });

    it('knows nothing any more when it is discarded', async () => {
      const id = await change('a+');
      await journal.discard();
      if (place === 'on disk') journal = world.open();
      assert.deepEqual([await journal.find(id), await undoable()], [undefined, undefined]);
    });
  });
