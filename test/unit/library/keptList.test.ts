import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChangingList } from './changingList.ts';
import { ListOnPaper } from './listOnPaper.ts';

const week = 7 * 24 * 60 * 60;

/** A list that was read whole by an earlier window. */
async function readBefore(count: number): Promise<{ model: ChangingList; store: ListOnPaper }> {
  const store = new ListOnPaper();
  const model = new ChangingList(count, store);
  await model.list.refresh();
  await store.settled();
  model.reopen();
  model.takeRequests();
  store.writes.length = 0;
  return { model, store };
}

/** A list of which an earlier window had read so many pages when it was closed. */
async function brokenOff(count: number, pages: number): Promise<{ model: ChangingList; store: ListOnPaper }> {
  const store = new ListOnPaper();
  const model = new ChangingList(count, store);
  model.onAnswer = (_, index) => {
    if (index === pages) model.list.dispose();
  };
  await model.list.refresh();
  await store.settled();
  model.onAnswer = () => undefined;
  model.reopen();
  model.takeRequests();
  return { model, store };
}

describe('A saved list that is kept', () => {
  it('is there before Spotify is asked, and takes one request to be up to date', async () => {
    const { model, store } = await readBefore(230);
    let shown = 0;
    model.onRequest = () => (shown = model.listed.length);
    await model.list.refresh();
    assert.equal(shown, 230);
    assert.deepEqual(model.list.rows, model.entries);
    assert.equal(model.takeRequests(), 1);
    assert.deepEqual(store.writes, ['append'], 'nothing but the time is written');
    assert.ok(model.list.isComplete);
  });

  it('shows its first rows before all of them are read', async () => {
    const { model } = await readBefore(230);
    model.told.length = 0;
    await model.list.firstRows();
    assert.equal(model.told.find(({ uris }) => uris.length > 0)?.uris.length, 30);
  });

  it('is kept as it is after what was found out, saved and removed', async () => {
    const { model, store } = await readBefore(230);
    await model.list.refresh();
    model.saveHere(3);
    model.removeHere(model.uris[100]!);
    await model.list.refresh();
    await store.settled();
    assert.deepEqual(store.rows, model.entries);
    model.save(0);
    model.remove(model.uris[50]!);
    await store.settled();
    assert.deepEqual(store.rows, model.entries);
  });

  it('is read anew once a week, however little seems to have changed', async () => {
    const { model } = await readBefore(230);
    await model.list.refresh();
    assert.equal(model.takeRequests(), 1);
    model.passTime(week);
    await model.list.refresh();
    assert.equal(model.takeRequests(), 5);
    await model.list.refresh();
    assert.equal(model.takeRequests(), 1);
  });

  it('stays to be seen when Spotify cannot be reached, with the time it was confirmed', async () => {
    const { model, store } = await readBefore(120);
    model.failAt([0], 'offline');
    await model.list.refresh();
    assert.deepEqual(model.list.rows, model.entries);
    const { error, phase, updatedAt } = model.list.status;
    assert.deepEqual([error?.kind, phase, updatedAt], ['offline', 'complete', store.state?.updatedAt]);
  });

  describe('of which reading was broken off', () => {
    it('is gone on with: no page is read twice but the head and the edge', async () => {
      for (const pages of [1, 2, 5, 9]) {
        const { model, store } = await brokenOff(500, pages);
        const kept = store.rows.length;
        await model.list.refresh();
        assert.deepEqual(model.list.rows, model.entries);
        await store.settled();
        assert.deepEqual(store.rows, model.entries);
        assert.equal(store.state?.isWhole, true);
        if (kept > 0) assert.ok(model.takeRequests() <= 10 - kept / 50 + 2);
      }
    });

    it('shows what was kept at once, and how many there are', async () => {
      const { model, store } = await brokenOff(500, 6);
      await model.list.firstRows();
      await new Promise(setImmediate);
      assert.ok(store.rows.length >= 100 && model.listed.length >= 30);
      assert.equal(model.list.status.phase, 'loading');
      await model.list.refresh();
    });

    it('takes in what is new at the head', async () => {
      const { model } = await brokenOff(500, 6);
      model.saveHere(4);
      await model.list.refresh();
      assert.deepEqual(model.list.rows, model.entries);
      assert.ok(model.takeRequests() < 11);
    });

    it('begins anew when as much was saved as removed elsewhere', async () => {
      const { model } = await brokenOff(500, 6);
      model.removeHere(model.uris[20]!);
      model.saveHere();
      await model.list.refresh();
      assert.deepEqual(model.list.rows, model.entries);
    });

    it('begins anew when something is changed here meanwhile', async () => {
      const { model } = await brokenOff(500, 6);
      model.onAnswer = (_, index) => {
        if (index === 1) model.save(0);
      };
      await model.list.refresh();
      assert.deepEqual(model.list.rows, model.entries);
      assert.ok(model.takeRequests() <= 2 + 11 + 1);
    });

    it('begins anew when something was removed elsewhere, and is right in the end', async () => {
      const { model } = await brokenOff(500, 6);
      model.removeHere(model.uris[20]!);
      await model.list.refresh();
      assert.deepEqual(model.list.rows, model.entries);
    });
  });

  it('is kept only as far as there is no gap', async () => {
    const store = new ListOnPaper();
    const model = new ChangingList(500, store);
    model.failAt([150]);
    await model.list.refresh();
    await store.settled();
    assert.equal(model.list.status.missingPages, 1);
    assert.deepEqual(store.rows, model.entries.slice(0, store.rows.length));
    assert.equal(store.state?.isWhole, false);
  });

  it('is Spotify’s list in the end, and kept as such, whenever windows are closed and whatever happens', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('closeAfter' as const), requests: fc.nat(12) }),
      fc.record({
        kind: fc.constantFrom('saveElsewhere' as const, 'saveHere' as const),
        count: fc.integer({ min: 1, max: 60 }),
      }),
      fc.record({
        kind: fc.constantFrom('removeElsewhere' as const, 'removeHere' as const),
        place: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
      fc.constant({ kind: 'refresh' as const }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 51, 330, 700),
        fc.array(step, { maxLength: 8 }),
        async (size, steps) => {
          const store = new ListOnPaper();
          const model = new ChangingList(size, store);
          for (const each of steps) {
            if (each.kind === 'refresh') await model.list.refresh();
            else if (each.kind === 'closeAfter') {
              model.takeRequests();
              model.onAnswer = (_, index) => index >= each.requests && model.list.dispose();
              await model.list.refresh();
              model.onAnswer = () => undefined;
              await store.settled();
              model.reopen();
            } else if ('count' in each) {
              if (each.kind === 'saveElsewhere') model.saveHere(each.count);
              else model.save();
            } else {
              const uri = model.uris[Math.floor(each.place * model.uris.length)];
              if (each.kind === 'removeElsewhere' && uri) model.removeHere(uri);
              if (each.kind === 'removeHere' && uri && model.list.get(uri)) model.remove(uri);
            }
          }
          await model.list.refresh();
          await model.list.refresh();
          assert.deepEqual(model.list.rows, model.entries);
          await store.settled();
          assert.deepEqual(store.rows, model.entries);
          assert.equal(store.state?.isWhole, true);
          model.reopen();
          model.takeRequests();
          await model.list.refresh();
          assert.deepEqual(model.list.rows, model.entries);
          assert.equal(model.takeRequests(), 1);
        },
      ),
      { numRuns: 150 },
    );
  });
});
