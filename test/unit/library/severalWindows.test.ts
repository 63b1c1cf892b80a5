import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exclusively } from '../../../src/library/exclusively.ts';
import type { SavedList } from '../../../src/library/savedList.ts';
import { InstantClock } from '../spotify/instantClock.ts';
import type { ListRow } from './changingList.ts';
import { ChangingList } from './changingList.ts';
import { ListOnPaper } from './listOnPaper.ts';

/** The right to ask Spotify, in one process; it does not run out. */
class OneLease {
  holders = 0;
  #isTaken = false;

  acquire(): Promise<{ renew: () => Promise<boolean>; release: () => Promise<void> } | undefined> {
    if (this.#isTaken) return Promise.resolve(undefined);
    this.#isTaken = true;
    this.holders += 1;
    return Promise.resolve({
      renew: () => Promise.resolve(true),
      release: () => Promise.resolve(void (this.#isTaken = false)),
    });
  }
}

function openWindows(rows: number): {
  model: ChangingList;
  paper: ListOnPaper;
  second: SavedList<ListRow>;
  lease: OneLease;
} {
  const [paper, lease] = [new ListOnPaper(), new OneLease()];
  const model = new ChangingList(
    rows,
    paper,
    exclusively(() => lease.acquire(), new InstantClock()),
  );
  return { model, paper, second: model.openWindow(), lease };
}

async function untilQuiet(paper: ListOnPaper): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await paper.settled();
    await new Promise(setImmediate);
  }
}

describe('A saved list in several windows', () => {
  it('is read by one of them, and there in the other', async () => {
    const { model, second } = openWindows(500);
    await Promise.all([model.list.refresh(), second.refresh()]);
    assert.equal(model.takeRequests(), 10);
    assert.deepEqual(model.list.rows, model.entries);
    assert.deepEqual(second.rows, model.entries);
    assert.ok(second.isComplete);
  });

  it('shows in one what was saved and removed in the other', async () => {
    const { model, second, paper } = openWindows(120);
    await Promise.all([model.list.refresh(), second.refresh()]);
    model.takeRequests();
    model.save(0);
    model.remove(model.uris[60]!);
    await untilQuiet(paper);
    assert.deepEqual(second.rows, model.entries);
    assert.equal(model.takeRequests(), 0);
  });

  it('is gone on with by the other when one is closed in the middle', async () => {
    const { model, second } = openWindows(500);
    model.onAnswer = (_, index) => {
      if (index === 6) model.list.dispose();
    };
    await Promise.all([model.list.refresh(), second.refresh()]);
    assert.deepEqual(second.rows, model.entries);
    assert.ok(model.takeRequests() < 10 + 12);
  });

  it('waits for no window that has let go of its work, and for none after it was closed itself', async () => {
    const { model, second, lease } = openWindows(120);
    const held = await lease.acquire();
    const refreshing = second.refresh();
    await untilQuiet(new ListOnPaper());
    assert.equal(model.takeRequests(), 0);
    second.dispose();
    await refreshing;
    await held?.release();
    await model.list.refresh();
    assert.deepEqual(model.list.rows, model.entries);
  });

  it('comes to be Spotify’s list in each of them, whatever is done in which', async () => {
    const window = fc.nat(1);
    const step = fc.oneof(
      fc.record({ kind: fc.constant('refresh' as const), window }),
      fc.record({ kind: fc.constant('save' as const), window }),
      fc.record({ kind: fc.constant('remove' as const), window, place: fc.nat(300) }),
      fc.record({ kind: fc.constant('elsewhere' as const), count: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ kind: fc.constant('close' as const), window }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async steps => {
        const { model, second, paper } = openWindows(160);
        const windows = [model.list, second];
        const inWindow = (index: number): SavedList<ListRow> => (model.list = windows[index]!);
        for (const each of steps) {
          if (each.kind === 'elsewhere') model.saveHere(each.count);
          else if (each.kind === 'close') {
            inWindow(each.window).dispose();
            windows[each.window] = model.openWindow();
          } else if (each.kind === 'refresh') void inWindow(each.window).refresh();
          else {
            inWindow(each.window);
            const uri = 'place' in each ? model.uris[each.place % model.uris.length] : undefined;
            if (each.kind === 'save') model.save();
            else if (uri && model.list.get(uri)) model.remove(uri);
          }
          await new Promise(setImmediate);
        }
        for (const list of [...windows, ...windows]) await list.refresh();
        await untilQuiet(paper);
        for (const list of windows) assert.deepEqual(list.rows, model.entries);
        assert.deepEqual(paper.rows, model.entries);
      }),
      { numRuns: 100 },
    );
  });
});
