import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../support/eventually.ts';
import { viewIds } from '../../../src/manifest.ts';
import { editor } from '../editor/editor.ts';
import { focusWindow } from '../editor/window.ts';
import { ManualClock } from '../manualClock.ts';
import { Product } from '../product.ts';
import { OpenView } from './openView.ts';

const [second, minute] = [1_000, 60_000];

describe('A view of a library that was kept', () => {
  let storage: string;
  let clock: ManualClock;
  let product: Product;
  let view: OpenView;

  const open = async (): Promise<void> => {
    product = await Product.start({ as: 'signedIn', tracks: 230, storage, clock });
  };
  /** Opens the view, and lets whatever follows from that come to its end. */
  const look = async (): Promise<void> => {
    view = new OpenView(viewIds.savedTracks, clock);
    await product.saved();
    await come();
  };
  const come = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) {
      await sleep(10);
      await view.drawn();
    }
  };
  const description = (): string => editor.treeViews.get(viewIds.savedTracks)?.description ?? '';

  /** Of a window that is closed now; with all of it written, so that the next one needs to ask nothing. */
  beforeEach(async () => {
    storage = mkdtempSync(path.join(tmpdir(), 'tracklist-fresh-'));
    clock = new ManualClock();
    let writingMs = 10;
    await eventually(async () => {
      await open();
      await product.saved();
      const asked = product.requests.length;
      await sleep((writingMs *= 2)); // longer each time: the disk may be slow
      product.dispose();
      await sleep(20);
      assert.equal(asked, 0);
    });
    await open();
  });
  afterEach(async () => {
    product.dispose();
    await sleep(20);
    rmSync(storage, { recursive: true, force: true, maxRetries: 5 });
  });

  it('asks nothing within the interval, and says how long ago it was read', async () => {
    await clock.pass(4 * minute);
    await look();
    assert.deepEqual(product.requests, []);
    assert.match(description(), /updated 4 min ago/);
    assert.deepEqual([view.rows.length, view.redraws.length], [230, 1], 'all rows are there at once');
  });

  it('asks once after it', async () => {
    await clock.pass(5 * minute);
    await look();
    await eventually(() => assert.match(description(), /updated just now/));
    assert.deepEqual(product.requests, ['GET /me/tracks']);
  });

  it('asks nothing in a window that the person does not work in, but when they come to it', async () => {
    await clock.pass(5 * minute);
    focusWindow(false);
    await look();
    assert.deepEqual(product.requests, []);
    assert.equal(view.rows.length, 230);
    focusWindow(true);
    await eventually(() => assert.deepEqual(product.requests, ['GET /me/tracks']));
  });

  it('asks once for a Refresh before it was opened, however fresh it is', async () => {
    await product.run('tracklist.refresh');
    assert.deepEqual(product.requests, ['GET /me/tracks']);
  });

  it('shows what was kept when Spotify cannot be reached, and since when that is so', async () => {
    await clock.pass(60 * minute);
    product.fault = () => ({ status: 400, headers: {}, body: '{}' });
    await look();
    const message = (): string => editor.treeViews.get(viewIds.savedTracks)?.message ?? '';
    await eventually(() => assert.match(message(), /^Shown as of 12:00\sPM$/));
    await clock.pass(second);
    await eventually(() => assert.deepEqual([view.rows.length, view.rows[0]?.kind], [231, 'failure']));
    product.requests.length = 0;
    focusWindow(true);
    await come();
    assert.deepEqual(product.requests, [], 'and it is not tried again at once');
  });
});
