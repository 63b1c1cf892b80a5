import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ViewId } from '../../../src/manifest.ts';
import { viewIds } from '../../../src/manifest.ts';
import type { SpotifyRequest, SpotifyResponse } from '../../../src/spotify/send.ts';
import type { Element } from '../../../src/views/elements.ts';
import { eventually } from '../../support/eventually.ts';
import { aSession } from '../auth/aSession.ts';
import { editor } from '../editor/editor.ts';
import type { FakeTreeView } from '../editor/treeView.ts';
import { focusWindow } from '../editor/window.ts';
import { ManualClock } from '../manualClock.ts';
import { Product } from '../product.ts';

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 24 * 3_600_000];
const { savedTracks, savedAlbums, topTracks } = viewIds;

const isFor = ({ url }: SpotifyRequest, part: string): boolean => new URL(url).pathname.endsWith(part);
/** An answer that is not asked for a second time. */
const refused: SpotifyResponse = { status: 400, headers: {}, body: '{"error":{"message":"no"}}' };

describe('Views that are looked at', () => {
  let clock: ManualClock;
  let product: Product;

  /** A window of a person who is signed in, with their saved tracks read and the other views closed. */
  beforeEach(async () => {
    clock = new ManualClock();
    product = await Product.start({ as: 'signedIn', tracks: 230, albums: 6, clock });
    for (const id of [savedAlbums, topTracks]) view(id).show(false);
    await product.saved();
    await below(savedTracks);
    await taken();
  });
  afterEach(() => product.dispose());

  const view = (id: ViewId): FakeTreeView => editor.treeViews.get(id)!;
  const below = async (id: ViewId, parent?: Element): Promise<Element[]> =>
    (await view(id).provider.getChildren(parent)) as Element[];
  /** What Spotify was asked for since the last call, when all of it is answered. */
  const taken = async (): Promise<string[]> => {
    for (let turn = 0; turn < 20; turn++) await sleep(1);
    return product.requests.splice(0);
  };
  /** Waits until Spotify was asked for that, and for nothing else since the last call. */
  const asksFor = async (...wanted: readonly string[]): Promise<void> => {
    const asked: string[] = [];
    await eventually(async () => {
      asked.push(...(await taken()));
      assert.deepEqual(asked, wanted);
    });
  };
  const leaveAndComeBack = (): void => {
    focusWindow(false);
    focusWindow(true);
  };
  const reopen = (id: ViewId): void => {
    view(id).show(false);
    view(id).show(true);
  };
  const description = (): string => view(savedTracks).description ?? '';
  const message = (): string => view(savedTracks).message ?? '';

  it('ask nothing within the interval, however often they are opened and the window is come back to', async () => {
    await clock.pass(5 * minute - 1);
    for (let time = 0; time < 10; time++) {
      leaveAndComeBack();
      reopen(savedTracks);
    }
    assert.deepEqual(await taken(), []);
  });

  for (const [what, look] of [
    ['opened', reopen],
    ['in a window that is come back to', leaveAndComeBack],
  ] as const)
    it(`ask once after it when they are ${what}`, async () => {
      await clock.pass(5 * minute);
      for (let time = 0; time < 10; time++) look(savedTracks);
      await asksFor('GET /me/tracks');
      for (let time = 0; time < 10; time++) look(savedTracks);
      assert.deepEqual(await taken(), []);
    });

  it('follow the interval of the settings, also while they are open', async () => {
    editor.changeSetting('tracklist.refreshInterval', 60);
    await clock.pass(59 * minute);
    leaveAndComeBack();
    assert.deepEqual(await taken(), []);
    editor.changeSetting('tracklist.refreshInterval', 1);
    leaveAndComeBack();
    await asksFor('GET /me/tracks');
  });

  it('ask nothing but for a Refresh when the interval is 0', async () => {
    editor.changeSetting('tracklist.refreshInterval', 0);
    await clock.pass(30 * day);
    leaveAndComeBack();
    reopen(savedTracks);
    assert.deepEqual(await taken(), []);
    await product.run('tracklist.refresh');
    await eventually(async () => assert.ok((await taken()).length > 0));
  });

  it('ask once for a Refresh, also within the interval', async () => {
    await product.run('tracklist.refresh');
    await asksFor('GET /me/tracks');
  });

  it('never ask by themselves, however long they are open', async () => {
    for (let time = 0; time < 24 * 60; time++) await clock.pass(minute);
    assert.deepEqual(await taken(), []);
  });

  it('are the only ones that ask: closed ones do when they are opened', async () => {
    await below(savedAlbums);
    await taken();
    view(savedTracks).show(false);
    await clock.pass(5 * minute);
    leaveAndComeBack();
    assert.deepEqual(await taken(), []);
    view(savedAlbums).show(true);
    await asksFor('GET /me/albums');
    view(savedTracks).show(true);
    await asksFor('GET /me/tracks');
  });

  it('ask only in the window that the person works in', async () => {
    focusWindow(false);
    await clock.pass(5 * minute);
    reopen(savedTracks);
    assert.deepEqual(await taken(), []);
    focusWindow(true);
    await asksFor('GET /me/tracks');
  });

  it('show what has changed elsewhere', async () => {
    const [track] = product.library.savedTracks.rows;
    await product.removeElsewhere(track!.track.uri);
    await clock.pass(5 * minute);
    leaveAndComeBack();
    await asksFor('GET /me/tracks');
    assert.equal(product.library.savedState(track!.track.uri), 'notSaved');
  });

  it('do not ask again within the interval when that has failed, but for a Refresh', async () => {
    product.fault = request => (isFor(request, '/me/tracks') ? refused : undefined);
    await clock.pass(5 * minute);
    leaveAndComeBack();
    await asksFor('GET /me/tracks');
    await clock.pass(5 * minute - 1);
    leaveAndComeBack();
    reopen(savedTracks);
    assert.deepEqual(await taken(), []);
    await product.run('tracklist.refresh');
    await asksFor('GET /me/tracks');
    await clock.pass(5 * minute - 1);
    leaveAndComeBack();
    assert.deepEqual(await taken(), [], 'a Refresh that has failed counts as well');
    await clock.pass(1);
    leaveAndComeBack();
    await asksFor('GET /me/tracks');
  });

  it('ask after the interval for the pages alone that are missing', async () => {
    product.dispose();
    product = await Product.start({ as: 'signedIn', tracks: 230, albums: 6, clock });
    product.fault = ({ url }) => (/offset=(100|150)&/.test(url) ? refused : undefined);
    await below(savedTracks);
    while (product.library.savedTracks.status.phase !== 'partial') await sleep(1);
    await taken();
    product.fault = () => undefined;
    leaveAndComeBack();
    assert.deepEqual(await taken(), []);
    await clock.pass(5 * minute);
    leaveAndComeBack();
    await asksFor('GET /me/tracks', 'GET /me/tracks');
    await eventually(() => assert.ok(product.library.savedTracks.isComplete));
  });

  it('ask nothing while Spotify makes them wait, and nothing when that is over until they are looked at', async () => {
    const { locks } = product.apps.of(aSession().clientId);
    locks.lock('library', { until: clock.now() + 10 * minute, kind: 'rateLimited' });
    await clock.pass(5 * minute);
    leaveAndComeBack();
    assert.deepEqual(await taken(), []);
    assert.match(message(), /^Paused until/);
    await clock.pass(5 * minute);
    assert.deepEqual(await taken(), []);
    assert.equal(message(), '');
    leaveAndComeBack();
    await asksFor('GET /me/tracks');
  });

  it('ask nothing when nobody is signed in', async () => {
    await product.sessions.signOut();
    await clock.pass(5 * minute);
    leaveAndComeBack();
    reopen(savedTracks);
    assert.deepEqual(await taken(), []);
    assert.deepEqual([description(), message()], ['', '']);
  });

  it('ask for what was left long ago when the person comes back from the demo', async () => {
    await product.connections.enterDemo();
    await clock.pass(5 * minute);
    assert.deepEqual(await taken(), []);
    product.connections.leaveDemo();
    await asksFor('GET /me/tracks');
  });

  it('ask for top tracks that were opened once a day', async () => {
    view(savedTracks).show(false);
    view(topTracks).show(true);
    const [range] = await below(topTracks);
    await below(topTracks, range);
    await taken();
    await clock.pass(day - 1);
    leaveAndComeBack();
    assert.deepEqual(await taken(), []);
    await clock.pass(1);
    for (let time = 0; time < 10; time++) leaveAndComeBack();
    await asksFor('GET /me/top/tracks');
  });

  it('say how long ago they were brought up to date, and keep that true', async () => {
    assert.equal(description(), '230 · newest first · updated just now · A Listener');
    for (const [ms, said] of [
      [minute, '1 min ago'],
      [minute, '2 min ago'],
      [minute - 1, '2 min ago'],
      [1, '3 min ago'],
    ] as const) {
      await clock.pass(ms);
      assert.equal(description(), `230 · newest first · updated ${said} · A Listener`);
    }
    for (let time = 0; time < 120; time++) await clock.pass(minute);
    assert.match(description(), /updated 2 h ago/);
    await product.run('tracklist.refresh');
    assert.match(description(), /updated just now/);
  });

  it('say it of albums and top tracks, too', async () => {
    await below(savedAlbums);
    await taken();
    const [range] = await below(topTracks);
    assert.equal(view(topTracks).description, '');
    await below(topTracks, range);
    assert.equal(view(topTracks).description, 'updated just now');
    assert.equal(view(savedAlbums).description, '6 · updated just now');
  });

  it('keep time only while somebody can see it, and it is true at once when they can again', async () => {
    await clock.pass(second);
    assert.equal(clock.sleeping, 1);
    view(savedTracks).show(false);
    assert.equal(clock.sleeping, 0);
    await clock.pass(3.5 * minute);
    view(savedTracks).show(true);
    assert.match(description(), /updated 3 min ago/);
    assert.equal(clock.sleeping, 1);
    await clock.pass(minute / 2);
    assert.match(description(), /updated 4 min ago/);
    await product.connections.enterDemo();
    assert.equal(clock.sleeping, 0);
    product.connections.leaveDemo();
    await taken();
    product.dispose();
    assert.equal(clock.sleeping, 0);
  });

  it('keep their rows when Spotify cannot be reached, and say since when these are as they are', async () => {
    const rows = await below(savedTracks);
    await clock.pass(2 * hour);
    product.fault = request => (isFor(request, '/me/tracks') ? refused : undefined);
    leaveAndComeBack();
    await asksFor('GET /me/tracks');
    assert.match(message(), /^Shown as of 12:00\sPM$/);
    assert.doesNotMatch(description(), /updated/);
    const [failure, ...others] = await below(savedTracks);
    assert.equal(failure?.kind, 'failure');
    assert.deepEqual(others, rows);
    product.fault = () => undefined;
    await product.run('tracklist.retry', failure);
    assert.equal(message(), '');
    assert.match(description(), /updated just now/);
  });
});
