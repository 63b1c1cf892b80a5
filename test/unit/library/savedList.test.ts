import assert from 'node:assert/strict';
import { pagesAhead } from '../../../src/spotify/pagedReading.ts';
import { ChangingList } from './changingList.ts';

async function loaded(count: number): Promise<ChangingList> {
  const model = new ChangingList(count);
  await model.list.refresh();
  model.takeRequests();
  return model;
}

describe('A saved list', () => {
  it('shows the first page at once, and the rest as it comes', async () => {
    const model = new ChangingList(230);
    const { list } = model;
    assert.deepEqual([list.status.phase, list.rows.length, list.isComplete], ['idle', 0, false]);
    await list.firstRows();
    assert.deepEqual(model.listed, model.uris.slice(0, 50));
    assert.deepEqual([list.status.phase, list.status.total, list.isComplete], ['loading', 230, false]);
    await list.refresh();
    assert.deepEqual(model.listed, model.uris);
    assert.ok(model.told.some(({ status }) => status.loaded > 50 && status.loaded < 230));
    assert.equal(list.status.phase, 'complete');
    assert.equal(list.status.updatedAt! > 0, true);
  });

  it('asks for each page once: the first for the person, the others in the background', async () => {
    const model = new ChangingList(230);
    await model.list.refresh();
    assert.deepEqual(
      model.requests.map(({ offset, priority }) => `${priority} ${offset}`),
      ['person 0', 'background 50', 'background 100', 'background 150', 'background 200'],
    );
  });

  it('lets everybody who asks wait for the first page', async () => {
    const model = new ChangingList(120);
    await Promise.all(
      [0, 1, 2].map(async () => {
        await model.list.firstRows();
        assert.ok(model.list.rows.length >= 50);
      }),
    );
    const other = new ChangingList(120);
    void other.list.refresh();
    await other.list.firstRows();
    assert.ok(other.list.rows.length >= 50);
    await other.list.firstRows();
  });

  it('may be empty', async () => {
    const model = new ChangingList(0);
    await model.list.firstRows();
    await model.list.refresh();
    assert.deepEqual([model.list.status.phase, model.list.status.total], ['complete', 0]);
    assert.ok(model.takeRequests() <= 2);
  });

  it('leaves out what Spotify no longer gives, and still needs one request to see that nothing changed', async () => {
    const model = new ChangingList(120);
    model.entries[3] = null;
    model.entries[77] = null;
    await model.list.refresh();
    assert.deepEqual(model.listed, model.uris);
    assert.equal(model.takeRequests(), 3);
    await model.list.refresh();
    assert.deepEqual([model.takeRequests(), model.list.isComplete], [1, true]);
  });

  describe('of which a page fails', () => {
    it('says so, shows the others, and fills the gap when asked', async () => {
      const model = new ChangingList(230);
      model.failAt([100]);
      await model.list.refresh();
      const { status } = model.list;
      assert.deepEqual(
        [status.phase, status.missingPages, status.error?.kind],
        ['partial', 1, 'unavailable'],
      );
      assert.deepEqual(model.listed, [...model.uris.slice(0, 100), ...model.uris.slice(150)]);
      assert.equal(model.list.isComplete, false);
      model.failNoMore();
      model.takeRequests();
      await model.list.retry();
      assert.deepEqual(
        [model.takeRequests(), model.list.status.phase, model.list.status.missingPages],
        [1, 'complete', 0],
      );
      assert.deepEqual(model.listed, model.uris);
    });

    it('asks for no further pages when they would fail for the same reason', async () => {
      const model = new ChangingList(1000);
      model.failAt([50], 'rateLimited');
      await model.list.refresh();
      assert.ok(model.takeRequests() <= 1 + pagesAhead);
      assert.equal(model.list.status.error?.kind, 'rateLimited');
    });

    for (const [what, change] of [
      ['something was removed here', (model: ChangingList) => model.remove(model.uris[3]!)],
      ['something was saved here', (model: ChangingList) => model.save()],
      ['something was removed elsewhere', (model: ChangingList) => model.removeHere(model.uris[3]!)],
      [
        'as much was saved as removed',
        (model: ChangingList) => {
          model.remove(model.uris[120]!);
          model.save();
        },
      ],
    ] as const)
      it(`is complete after a retry although ${what} in between`, async () => {
        const model = new ChangingList(230);
        model.failAt([50]);
        await model.list.refresh();
        model.failNoMore();
        change(model);
        await model.list.retry();
        assert.deepEqual(model.listed, model.uris);
        assert.equal(model.list.isComplete, true);
      });

    it('tells why when it is the first page, and starts anew', async () => {
      const model = new ChangingList(120);
      model.failAt([0], 'offline');
      await model.list.firstRows();
      assert.deepEqual([model.list.status.phase, model.list.status.error?.kind], ['partial', 'offline']);
      model.failNoMore();
      await model.list.retry();
      assert.deepEqual(model.listed, model.uris);
      assert.equal(model.list.status.error, undefined);
    });
  });

  describe('that shifts while it is read', () => {
    it('is read again', async () => {
      const model = new ChangingList(230);
      model.onAnswer = ({ offset }, index) => {
        if (offset === 100 && index < 5) model.saveHere();
      };
      await model.list.refresh();
      assert.deepEqual(model.listed, model.uris);
      assert.equal(model.takeRequests(), 10);
    });

    it('is never called complete in between', async () => {
      const model = new ChangingList(230);
      model.onAnswer = (_, index) => {
        if (index === 2) model.removeHere(model.uris[0]!);
      };
      await model.list.refresh();
      const phases = model.told.map(({ status }) => status.phase);
      assert.equal(phases.indexOf('complete'), phases.length - 1);
    });

    it('without end is shown as it is and not called complete', async () => {
      const model = new ChangingList(230);
      model.onAnswer = ({ offset }) => {
        if (offset === 50) model.saveHere();
      };
      await model.list.refresh();
      assert.equal(model.takeRequests(), 15);
      assert.deepEqual([model.list.status.phase, model.list.status.missingPages], ['partial', 0]);
      assert.ok(model.list.rows.length >= 230);
      model.onAnswer = () => undefined;
      await model.list.refresh();
      assert.deepEqual(model.listed, model.uris);
      assert.equal(model.list.isComplete, true);
    });

    it('in Spotify’s counting alone is complete when it comes out the same twice', async () => {
      const model = new ChangingList(120);
      model.entries[70] = model.entries[20]!;
      await model.list.refresh();
      assert.deepEqual([model.takeRequests(), model.list.isComplete, model.list.rows.length], [6, true, 119]);
      await model.list.refresh();
      assert.equal(model.takeRequests(), 1);
    });
  });

  describe('that is refreshed', () => {
    it('costs one request when nothing changed', async () => {
      const model = await loaded(230);
      await model.list.refresh();
      assert.equal(model.takeRequests(), 1);
    });

    for (const count of [1, 49])
      it(`finds ${count} saved elsewhere in one request`, async () => {
        const model = await loaded(230);
        model.saveHere(count);
        await model.list.refresh();
        assert.deepEqual(model.listed, model.uris);
        assert.equal(model.takeRequests(), 1);
      });

    it('finds more new ones than fit on a page', async () => {
      const model = await loaded(230);
      model.saveHere(70);
      await model.list.refresh();
      assert.deepEqual(model.listed, model.uris);
    });

    it('is not deceived when 51 came and one went: the numbers add up, the lists do not', async () => {
      const model = await loaded(230);
      model.removeHere(model.uris[100]!);
      model.saveHere(51);
      await model.list.refresh();
      assert.deepEqual(model.listed, model.uris);
    });

    it('finds what was saved again elsewhere at its new place', async () => {
      const model = await loaded(230);
      model.saveAgainHere(model.uris[120]!);
      await model.list.refresh();
      assert.deepEqual(model.listed, model.uris);
      assert.equal(model.takeRequests(), 1);
    });

    it('finds what was removed elsewhere in few requests', async () => {
      const model = await loaded(2_300);
      model.removeHere(model.uris[1_000]!);
      await model.list.refresh();
      assert.deepEqual(model.listed, model.uris);
      const requests = model.takeRequests();
      assert.ok(requests <= 2 * Math.log2(46) + 3, `${requests} requests`);
    });

    it('reads everything when something was put into the middle elsewhere', async () => {
      const model = await loaded(230);
      model.entries.splice(100, 0, { uri: 'dated', addedAt: model.entries[100]!.addedAt });
      await model.list.refresh();
      assert.deepEqual(model.listed, model.uris);
      assert.equal(model.takeRequests(), 6);
    });

    it('keeps what it shows while it reads everything', async () => {
      const model = await loaded(230);
      model.removeHere(model.uris[100]!);
      model.saveHere(2);
      model.told.length = 0;
      await model.list.refresh();
      const fewest = Math.min(...model.told.map(({ status }) => status.loaded));
      assert.ok(fewest >= 230, `only ${fewest} rows in between`);
      assert.equal(model.told.flatMap(({ uris }) => uris).length, 3, 'only what changed is told of');
    });

    it('keeps what it has when Spotify cannot be reached, and says why', async () => {
      const model = await loaded(120);
      model.failAt([0], 'offline');
      await model.list.refresh();
      assert.deepEqual(model.listed, model.uris);
      assert.deepEqual([model.list.status.phase, model.list.status.error?.kind], ['complete', 'offline']);
      model.failNoMore();
      await model.list.retry();
      assert.equal(model.list.status.error, undefined);
    });

    it('is refreshed once when several ask', async () => {
      const model = await loaded(120);
      await Promise.all([model.list.refresh(), model.list.refresh()]);
      assert.equal(model.takeRequests(), 1);
    });

    it('takes dates and order from Spotify after many were saved here', async () => {
      const model = await loaded(120);
      const rows = Array.from({ length: 80 }, () => model.newRow());
      model.list.insert(rows);
      model.entries.unshift(...[...rows].reverse());
      await model.list.refresh();
      assert.deepEqual(model.listed, model.uris);
    });
  });

  describe('that is changed here', () => {
    it('shows that at once, at the right place, and counts it', async () => {
      const model = await loaded(120);
      const row = model.newRow();
      model.list.insert([row]);
      assert.deepEqual([model.listed[0], model.list.status.total], [row.uri, 121]);
      assert.deepEqual(model.told.at(-1)?.uris, [row.uri]);
      const old = model.list.rows[60]!;
      model.list.remove([old.uri, 'not there']);
      assert.deepEqual([model.list.get(old.uri), model.list.status.total], [undefined, 120]);
      model.list.insert([old]);
      assert.equal(model.listed[60], old.uri);
      model.list.insert([{ ...old, addedAt: row.addedAt }]);
      assert.equal(model.listed[60], old.uri, 'what is there already stays');
    });

    it('and refused has every row at its old place again, also among rows of one date', async () => {
      const model = new ChangingList(3);
      const [first, ...others] = model.entries;
      model.entries = [first!, ...others.map(row => ({ ...row!, addedAt: first!.addedAt }))];
      await model.list.refresh();
      const before = model.listed;
      for (const uri of before) {
        model.beginRemove(uri)(false);
        assert.deepEqual(model.listed, before);
      }
      model.beginSave()(false);
      assert.deepEqual(model.listed, before);
    });

    it('while it is read keeps the change, whether a page is from before or after it', async () => {
      for (const moment of ['onRequest', 'onAnswer'] as const)
        for (const when of [0, 1, 3]) {
          const model = new ChangingList(230);
          const [first, middle, last] = [model.uris[5]!, model.uris[120]!, model.uris[225]!];
          model[moment] = (_, index) => {
            if (index !== when) return;
            for (const uri of [first, middle, last]) {
              model.list.remove([uri]);
              model.removeHere(uri);
            }
            model.save();
          };
          await model.list.refresh();
          assert.deepEqual(new Set(model.listed), new Set(model.uris), `${moment} ${when}`);
          assert.ok(model.list.isComplete);
        }
    });

    it('during a refresh costs one more request for that', async () => {
      for (const moment of ['onRequest', 'onAnswer'] as const) {
        const model = await loaded(230);
        model[moment] = () => {
          model[moment] = () => undefined;
          model.save();
          model.remove(model.uris[100]!);
        };
        await model.list.refresh();
        assert.deepEqual(model.listed, model.uris);
        assert.equal(model.takeRequests(), 2);
      }
    });

    it('during a refresh does not hide that something was removed elsewhere', async () => {
      const model = await loaded(230);
      model.removeHere(model.uris[150]!);
      let settle = (): void => assert.fail('nothing has begun');
      model.onRequest = (_, index) => {
        if (index === 0) settle = model.beginRemove(model.uris[100]!);
      };
      model.onAnswer = (_, index) => {
        if (index === 0) setTimeout(() => settle(), 5);
      };
      model.saveHere();
      await model.list.refresh();
      assert.deepEqual(model.listed, model.uris);
    });

    it('before it was read at all keeps the change', async () => {
      const model = new ChangingList(120);
      const row = model.newRow();
      model.list.insert([row]);
      await model.list.firstRows();
      assert.equal(model.listed[0], row.uri, 'the write may still be on its way');
    });
  });

  it('stops reading when it is let go of', async () => {
    const model = new ChangingList(1000);
    await model.list.firstRows();
    model.list.dispose();
    const asked = model.requests.length;
    await model.list.refresh();
    assert.ok(model.requests.length <= asked + 8);
  });
});
