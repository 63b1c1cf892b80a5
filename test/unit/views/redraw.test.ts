import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { viewIds } from '../../../src/manifest.ts';
import { noFilter } from '../../../src/library/arrangement/arrangement.ts';
import type { TrackElement } from '../../../src/views/elements.ts';
import { ManualClock } from '../manualClock.ts';
import { Product } from '../product.ts';
import { OpenView } from './openView.ts';

const second = 1_000;

describe('Rows', () => {
  let clock: ManualClock;
  let product: Product;
  let saved: OpenView;
  let top: OpenView;

  const start = async (tracks: number): Promise<void> => {
    clock = new ManualClock();
    product = await Product.start({ as: 'signedIn', tracks, albums: 3, clock });
  };
  const open = (): void => {
    saved = new OpenView(viewIds.savedTracks, clock);
    top = new OpenView(viewIds.topTracks, clock);
  };
  /** With everything read and drawn. */
  const settle = async (): Promise<void> => {
    await product.saved();
    for (let turn = 0; turn < 4; turn++) {
      await sleep(5);
      await clock.pass(second);
      await Promise.all([saved.drawn(), top.drawn()]);
    }
    for (const view of [saved, top]) {
      view.redraws.length = 0;
      view.rowRedraws.length = 0;
    }
  };
  const tracksOf = (view: OpenView): TrackElement[] => view.rows.filter(row => row.kind === 'track');
  const uris = (): string[] => tracksOf(saved).map(({ track }) => track.uri);

  afterEach(() => product.dispose());

  it('are all drawn at once when the first are here, then once a second at most, and with the last', async () => {
    await start(5_000);
    const begun = clock.now();
    let requests = 0;
    product.fault = () => {
      requests += 1;
      void clock.pass(30);
      return undefined;
    };
    saved = new OpenView(viewIds.savedTracks, clock);
    await product.saved();
    const took = (clock.now() - begun) / second;
    await clock.pass(second);
    await saved.drawn();
    assert.ok(requests >= 100 && took >= 3, `${requests} requests in ${took} s`);
    assert.ok(saved.redraws.length <= 1 + Math.ceil(took), `${saved.redraws.length} times in ${took} s`);
    assert.ok(saved.redraws.length >= Math.floor(took), `only ${saved.redraws.length} times in ${took} s`);
    assert.ok(saved.shortestPause >= second);
    assert.equal(saved.lengths[0], 50, 'the first rows are there after the first answer');
    assert.ok(saved.redraws[0]! - begun <= second / 2, 'and more soon');
    const counted = saved.rows.map(row => (row.kind === 'group' ? row.group.rows.length : 1));
    assert.equal(
      counted.reduce((sum, count) => sum + count, 0),
      5_000,
    );
    assert.equal(clock.sleeping, 1, 'and then only the minutes are counted');
  });

  describe('of a library that is here', () => {
    beforeEach(async () => {
      await start(230);
      open();
      await settle();
    });

    it('are not drawn anew when Spotify tells that nothing has changed', async () => {
      await product.run('tracklist.refresh');
      await clock.pass(second);
      assert.deepEqual([saved.redraws, saved.rowRedraws], [[], []]);
    });

    it('are drawn anew once when Spotify tells of a change', async () => {
      const [gone] = uris();
      await product.removeElsewhere(gone!);
      await product.library.refresh('savedTracks');
      await clock.pass(second);
      await saved.drawn();
      assert.equal(saved.redraws.length, 1);
      assert.ok(!uris().includes(gone!));
    });

    it('of which one is removed are drawn anew once, at once', async () => {
      const [row] = product.library.savedTracks.rows;
      const removedAt = clock.now();
      await product.library.remove([row!]);
      assert.deepEqual(saved.redraws, [removedAt]);
      for (let time = 0; time < 5; time++) await clock.pass(second);
      await saved.drawn();
      assert.equal(saved.redraws.length, 1);
      assert.equal(uris().length, 229);
    });

    it('are drawn alone, in Top Tracks, when they are saved or removed', async () => {
      const row = tracksOf(top).find(({ track }) => product.library.savedState(track.uri) === 'notSaved')!;
      const same = tracksOf(top).filter(({ track }) => track.uri === row.track.uri);
      await product.run('tracklist.save', row, [row]);
      assert.equal(top.itemOf(row)?.contextValue, 'track.saved');
      await product.run('tracklist.remove', row, [row]);
      assert.equal(top.itemOf(row)?.contextValue, 'track.notSaved');
      assert.deepEqual(top.redraws, []);
      assert.deepEqual(new Set(top.rowRedraws), new Set(same));
    });

    it('have one more that says what went wrong, until it does not any more', async () => {
      product.fault = () => ({ status: 400, headers: {}, body: '{}' });
      await product.library.refresh('savedTracks');
      await clock.pass(second);
      await saved.drawn();
      assert.deepEqual(saved.rows.map(({ kind }) => kind).slice(0, 2), ['failure', 'track']);
      product.fault = () => undefined;
      await product.library.refresh('savedTracks');
      await clock.pass(second);
      await saved.drawn();
      assert.deepEqual([saved.rows.length, saved.redraws.length], [230, 2]);
    });

    it('are drawn anew when another list changes on which they depend', async () => {
      const { savedAlbums } = product.library;
      await savedAlbums.firstRows();
      const conditions = ['notOnSavedAlbum'] as const;
      await product.views.arrangements.change(product.connection, { filter: { ...noFilter, conditions } });
      await settle();
      await product.library.remove(savedAlbums.rows);
      await clock.pass(second);
      assert.ok(saved.redraws.length >= 1);
    });

    it('give way to those of another library at once', async () => {
      for (let time = 0; time < 2; time++)
        await product.library.remove(product.library.savedTracks.rows.slice(0, 1));
      await product.connections.enterDemo();
      assert.equal(clock.sleeping, 0, 'nothing of the former library is waited for');
      assert.deepEqual(saved.redraws.slice(1), [clock.now()]);
      await saved.drawn();
      await product.saved();
      await clock.pass(second);
      await saved.drawn();
      assert.equal(saved.rows.length, product.library.savedTracks.rows.length);
      assert.ok(saved.redraws.length <= 4);
    });

    it('are what the library has within a second, whatever happens, and all drawn once a second at most', async () => {
      const step = fc.record({
        what: fc.constantFrom('remove', 'save', 'removeElsewhere', 'refresh', 'undo'),
        place: fc.nat(1_000),
        wait: fc.nat(1_500),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async steps => {
          await settle();
          const { library } = product;
          for (const { what, place, wait } of steps) {
            const row = library.savedTracks.rows[place % library.savedTracks.rows.length]!;
            const ranked = tracksOf(top)[place % tracksOf(top).length]!;
            const item = { track: ranked.track, addedAt: new Date(clock.now()).toISOString() };
            if (what === 'remove') await library.remove([row]);
            if (what === 'save') await library.save([item]);
            if (what === 'removeElsewhere') await product.removeElsewhere(row.track.uri);
            if (what === 'refresh') await library.refresh('savedTracks');
            if (what === 'undo') await library.undo();
            await clock.pass(wait);
          }
          while (library.savedTracks.status.phase !== 'complete') await sleep(1);
          await clock.pass(second);
          await Promise.all([saved.drawn(), top.drawn()]);
          assert.deepEqual(
            uris(),
            library.savedTracks.rows.map(({ track }) => track.uri),
          );
          for (const shown of tracksOf(top)) {
            const { uri } = shown.track;
            assert.equal(top.itemOf(shown)?.contextValue, `track.${library.savedState(uri)}`, uri);
          }
          assert.ok(saved.shortestPause >= second);
          assert.deepEqual(top.redraws, []);
        }),
        { numRuns: 15 },
      );
    });
  });
});
