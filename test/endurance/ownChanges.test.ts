import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pagesAhead } from '../../src/spotify/pagedReading.ts';
import { ChangingList } from '../unit/library/changingList.ts';

/** Requests under way at once. */

/** A list of so many pages that is being read again, as after it was changed elsewhere; all its rows are shown. */
async function reread(pages: number): Promise<ChangingList> {
  const model = new ChangingList(pages * 50);
  await model.list.refresh();
  model.removeHere(model.uris.at(-1)!);
  model.saveHere();
  model.takeRequests();
  return model;
}

/** Does `happening` when the n-th page is asked for. */
function atRequest(model: ChangingList, index: number, happening: () => void): void {
  const before = model.onRequest;
  model.onRequest = (request, each) => {
    before(request, each);
    if (each === index) happening();
  };
}

describe('A saved list that is changed here while it is read', () => {
  it('is read once: what was changed here is reckoned with', async () => {
    const model = new ChangingList(2_000);
    for (const index of [10, 20, 30]) {
      atRequest(model, index, () => model.remove(model.list.rows[index]!.uri));
      atRequest(model, index + 5, () => model.save());
    }
    await model.list.refresh();
    assert.equal(model.list.isComplete, true);
    assert.deepEqual(model.list.rows, model.entries, 'with the dates and the order that Spotify gave');
    assert.ok(model.takeRequests() <= 40 + 6 * pagesAhead + 1);
  });

  it('asks for nothing while a change is under way, and goes on where everything is by then', async () => {
    const model = new ChangingList(2_000);
    let settle = (): void => assert.fail('nothing has begun');
    atRequest(model, 10, () => (settle = model.beginRemove(model.uris[5]!)));
    const reading = model.list.refresh();
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    assert.ok(model.requests.length <= 10 + pagesAhead);
    settle();
    await reading;
    assert.deepEqual(model.list.rows, model.entries);
    assert.equal(model.requests.length, 40);
  });

  it('finds out where a removed row was that had not been read', async () => {
    for (const place of [60, 900, 1_999]) {
      const model = new ChangingList(2_000);
      atRequest(model, 12, () => model.remove(model.uris[place]!));
      await model.list.refresh();
      assert.deepEqual(model.list.rows, model.entries, `place ${place}`);
      assert.ok(model.takeRequests() <= 40 + pagesAhead);
    }
  });

  it('does not show a removed row again because a page is from before', async () => {
    const model = new ChangingList(500);
    const uri = model.uris[430]!;
    atRequest(model, 1, () => model.remove(uri));
    model.onAnswer = () => assert.equal(model.list.get(uri), undefined);
    await model.list.refresh();
    assert.deepEqual(model.listed, model.uris);
  });

  it('is as before when the change is refused, also where the row had not been read', async () => {
    for (const place of [5, 480]) {
      const model = new ChangingList(500);
      const before = model.uris;
      let refuse = (): void => assert.fail('nothing has begun');
      atRequest(model, 3, () => {
        const [removal, save] = [model.beginRemove(before[place]!), model.beginSave()];
        refuse = () => {
          removal(false);
          save(false);
        };
        setTimeout(() => refuse(), 5);
      });
      await model.list.refresh();
      assert.deepEqual(model.listed, before);
      assert.equal(model.takeRequests() <= 10 + pagesAhead, true);
    }
  });

  it('brings the rows of what was saved by link alone', async () => {
    const model = new ChangingList(500);
    atRequest(model, 4, () => model.beginSave(1, false)());
    await model.list.refresh();
    assert.deepEqual(model.list.rows, model.entries);
    assert.ok(model.takeRequests() <= 10 + pagesAhead + 1);
  });

  it('costs no further pass for any changes made here, and is Spotify’s list in the end', async () => {
    const change = fc.record({
      index: fc.nat(60),
      kind: fc.constantFrom('save', 'remove', 'removeSaved'),
      /** Share of the list. */
      place: fc.double({ min: 0, max: 0.999, noNaN: true }),
      /** Turns of the event loop until Spotify has answered. */
      turns: fc.nat(6),
      isApplied: fc.boolean(),
      isOnTheWay: fc.boolean(),
    });
    const changes = fc.array(change, { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(changes, fc.boolean(), async (wishes, isRereading) => {
        const model = isRereading ? await reread(60) : new ChangingList(3_000);
        const settled: Promise<void>[] = [];
        let isUnderWay = false;
        const bringAbout = (isOnTheWay: boolean) => (_: unknown, index: number) => {
          for (const wish of wishes.filter(each => each.index === index && each.isOnTheWay === isOnTheWay)) {
            if (isUnderWay) continue; // One change at a time.
            isUnderWay = true;
            const { length } = model.uris;
            const at = wish.kind === 'remove' ? Math.floor(wish.place * length) : 0;
            const settle = wish.kind === 'save' ? model.beginSave() : model.beginRemove(model.uris[at]!);
            const later = async (): Promise<void> => {
              for (let turn = 0; turn < wish.turns; turn++) await new Promise(setImmediate);
              settle(wish.isApplied);
              isUnderWay = false;
            };
            settled.push(later());
          }
        };
        model.onRequest = bringAbout(false);
        model.onAnswer = bringAbout(true);
        await model.list.refresh();
        await Promise.all(settled);
        const { phase } = model.list.status;
        assert.equal(phase, 'complete');
        // Besides the pages: the head before and after, and for each change what was on its way.
        assert.ok(model.takeRequests() <= 60 + 3 + wishes.length * (pagesAhead + 1));
        model.onRequest = model.onAnswer = () => undefined;
        await model.list.refresh();
        assert.deepEqual(model.list.rows, model.entries);
        assert.ok(model.takeRequests() <= 2);
      }),
      { numRuns: 40 },
    );
  });
});
