import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TreeItem } from 'vscode';
import { createDemo } from '../../../src/demo/demo.ts';
import { accountOf } from '../../../src/library/openLibrary.ts';
import { SpotifyApps } from '../../../src/library/spotifyApps.ts';
import type { ViewId } from '../../../src/manifest.ts';
import { viewIds } from '../../../src/manifest.ts';
import { formatTimeToCome } from '../../../src/model/timeToCome.ts';
import { spotifyEndpoints } from '../../../src/spotify/endpoints.ts';
import type { Lock, Locks, LockScope } from '../../../src/spotify/locks.ts';
import type { SpotifyRequest, SpotifyResponse } from '../../../src/spotify/send.ts';
import type { Element } from '../../../src/views/elements.ts';
import { aSession } from '../auth/aSession.ts';
import { editor } from '../editor/editor.ts';
import type { FakeTreeView } from '../editor/treeView.ts';
import { ManualClock } from '../manualClock.ts';
import { Product } from '../product.ts';

const { clientId } = aSession();
const [second, minute, day] = [1_000, 60_000, 24 * 3_600_000];

function tooMany(retryAfter: number, reason?: 'QUOTA_EXCEEDED'): SpotifyResponse {
  const error = { status: 429, message: 'Too many requests', ...(reason ? { reason } : {}) };
  return { status: 429, headers: { 'retry-after': String(retryAfter) }, body: JSON.stringify({ error }) };
}

const isFor = ({ url }: SpotifyRequest, part: string): boolean => new URL(url).pathname.includes(part);
const isPage = ({ url }: SpotifyRequest, offset: number): boolean => url.includes(`offset=${offset}&`);

describe('What views say while Spotify makes them wait', () => {
  let folder: string;
  let clock: ManualClock;
  let product: Product;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tracklist-pauses-'));
    clock = new ManualClock();
    product = await open();
  });
  afterEach(async () => {
    product.dispose();
    await locks().refresh();
    await rm(folder, { recursive: true, maxRetries: 5 });
  });

  /** A window of the person, who is signed in. */
  const open = (): Promise<Product> =>
    Product.start({ as: 'signedIn', tracks: 230, albums: 6, clock, folder });
  const locks = (): Locks => product.apps.of(clientId).locks;
  /** The same app's in a window that is open beside this one. */
  const otherWindow = (): Locks => {
    const quotaMode = (): undefined => undefined;
    return new SpotifyApps({ folder, quotaMode, clock, log: () => undefined }).of(clientId).locks;
  };
  const view = (id: ViewId): FakeTreeView => editor.treeViews.get(id)!;
  const message = (id: ViewId): string => view(id).message ?? '';
  const messages = (): string[] => [viewIds.savedTracks, viewIds.savedAlbums, viewIds.topTracks].map(message);
  const below = async (id: ViewId, parent?: Element): Promise<Element[]> =>
    (await view(id).provider.getChildren(parent)) as Element[];
  const item = async (id: ViewId, row: unknown): Promise<TreeItem> => view(id).provider.getTreeItem(row);
  const label = async (id: ViewId, row: unknown): Promise<string> => {
    const text = (await item(id, row)).label;
    return typeof text === 'string' ? text : '';
  };
  const lock = (scope: LockScope, ms: number, kind: Lock['kind'] = 'rateLimited'): void =>
    locks().lock(scope, { until: clock.now() + ms, kind });
  /** As it is written `ms` before it. */
  const time = (ms: number): string => formatTimeToCome(clock.now() + ms, clock.now(), 'en');
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await sleep(1);
  };

  it('is that loading is paused for 20 seconds, and then nothing, and the library comes in whole', async () => {
    let isRefused = false;
    product.fault = request => {
      if (isRefused || !isFor(request, '/me/tracks') || !isPage(request, 100)) return undefined;
      isRefused = true;
      return tooMany(20);
    };
    await below(viewIds.savedTracks);
    await until(() => message(viewIds.savedTracks).startsWith('Paused'));
    assert.match(
      message(viewIds.savedTracks),
      new RegExp(`^Paused until ${time(20 * second)} · \\d+ of 230$`),
    );
    assert.match(message(viewIds.savedTracks), /until \d+:\d\d:\d\d/, 'a short pause has seconds');
    const sent = product.requests.length;
    await clock.pass(19 * second);
    assert.match(message(viewIds.savedTracks), /^Paused until/);
    assert.equal(product.requests.length, sent);
    await clock.pass(2 * second);
    await until(() => product.library.savedTracks.isComplete);
    await until(() => message(viewIds.savedTracks) === '');
    assert.equal(product.library.savedTracks.rows.length, 230);
  });

  it('holds for all views when it is about everything', () => {
    lock('everything', 5 * minute);
    assert.deepEqual(messages(), Array(3).fill(`Paused until ${time(5 * minute)}`));
  });

  for (const [scope, paused] of [
    ['library', [true, true, false]],
    ['top', [false, false, true]],
    ['albums', [false, false, false]],
    ['search', [false, false, false]],
    ['tracks', [false, false, false]],
  ] as const)
    it(`is said by the views that are filled by what is locked: ${scope}`, () => {
      lock(scope, 5 * minute);
      assert.deepEqual(
        messages().map(text => text !== ''),
        paused,
      );
    });

  it('names the quota as the reason and the day, keeps what is there, and leaves the rest alone', async () => {
    await product.saved();
    product.fault = request =>
      isFor(request, '/me/tracks') || isFor(request, '/me/albums')
        ? tooMany(86_400, 'QUOTA_EXCEEDED')
        : undefined;
    await product.run('tracklist.refresh');
    const expected = `Paused until ${time(day)}, because the quota of your Spotify app is used up`;
    assert.equal(message(viewIds.savedTracks), expected);
    assert.match(expected, /until \w+day /);
    const rows = await below(viewIds.savedTracks);
    assert.equal(rows.length, 230, 'all that is there, and no row that says the same again');
    const [range] = await below(viewIds.topTracks);
    assert.ok((await below(viewIds.topTracks, range)).length > 10);
    assert.equal(message(viewIds.topTracks), '');
  });

  it('does not keep anybody from signing in', async () => {
    lock('everything', day);
    lock('account', day, 'quotaExceeded');
    await product.sessions.signOut();
    const { quota } = product.apps.of(clientId);
    product.signIn = async () => {
      const { send } = createDemo({ tracks: 1, albums: 1, delayMs: 0 });
      const log = (line: string): void => void product.log.push(line);
      const account = await accountOf('token', { apiUrl: spotifyEndpoints.apiUrl, send, quota, clock, log });
      return aSession({ account, expiresAt: clock.now() + day });
    };
    await product.run('tracklist.signIn');
    assert.equal(product.connection.account.displayName, 'Demo listener');
    assert.match(message(viewIds.savedTracks), /^Paused until/, 'and what was locked stays so');
  });

  it('is known in another window without asking Spotify', async () => {
    lock('library', day, 'quotaExceeded');
    await locks().refresh();
    product.dispose();
    product = await open();
    const [failure] = await below(viewIds.savedTracks);
    assert.match(message(viewIds.savedTracks), /^Paused until \w+day /);
    assert.match(await label(viewIds.savedTracks, failure!), /Paused until/);
    assert.deepEqual(product.requests, []);
  });

  it('is not looked for on the disk before a view is opened', async () => {
    lock('library', day);
    await locks().refresh();
    product.dispose();
    product = await open();
    for (let turn = 0; turn < 20; turn++) await sleep(1);
    assert.equal(locks().lockOf('library'), undefined);
    await below(viewIds.savedTracks);
    assert.ok(locks().lockOf('library'));
  });

  for (const [what, look] of [
    ['opened', () => view(viewIds.savedTracks).show(true)],
    ['drawn', () => below(viewIds.savedTracks)],
  ] as const)
    it(`is noticed from another window when the view is ${what}, without asking Spotify`, async () => {
      await product.saved();
      const sent = product.requests.length;
      const other = otherWindow();
      other.lock('library', { until: clock.now() + day, kind: 'quotaExceeded' });
      await other.refresh();
      assert.equal(message(viewIds.savedTracks), '');
      await clock.pass(second);
      await look();
      await until(() => message(viewIds.savedTracks) !== '');
      assert.equal(product.requests.length, sent);
    });

  it('is what another window has heard last, when the time has come', async () => {
    lock('library', 5 * minute);
    await locks().refresh();
    const other = otherWindow();
    other.lock('library', { until: clock.now() + 10 * minute, kind: 'rateLimited' });
    await other.refresh();
    const expected = `Paused until ${time(10 * minute)}`;
    await clock.pass(5 * minute);
    await until(() => message(viewIds.savedTracks) === expected);
  });

  it('is over one thing after another', async () => {
    lock('everything', minute);
    lock('library', 2 * minute);
    lock('top', 3 * minute);
    lock('search', 4 * minute);
    await clock.pass(minute);
    await until(() => message(viewIds.savedAlbums) === `Paused until ${time(minute)}`);
    await clock.pass(minute);
    await until(() => message(viewIds.savedAlbums) === '');
    assert.equal(message(viewIds.topTracks), `Paused until ${time(minute)}`);
    await clock.pass(minute);
    await until(() => message(viewIds.topTracks) === '');
  });

  it('is over soon after a computer wakes up that has slept long enough', async () => {
    lock('library', day, 'quotaExceeded');
    clock.skip(day);
    await clock.pass(3_600_000);
    await until(() => message(viewIds.savedTracks) === '');
  });

  it('is timed only while there is a pause and somebody can see the view', async () => {
    for (const id of [viewIds.savedAlbums, viewIds.topTracks]) view(id).show(false);
    assert.equal(clock.sleeping, 0);
    lock('library', 5 * minute);
    assert.equal(clock.sleeping, 1);
    view(viewIds.savedTracks).show(false);
    await until(() => clock.sleeping === 0);
    await clock.pass(5 * minute);
    view(viewIds.savedTracks).show(true);
    await until(() => message(viewIds.savedTracks) === '');
    assert.equal(clock.sleeping, 0);
  });

  it('is never said of another library, nor after the view is gone', async () => {
    lock('library', 5 * minute);
    await product.connections.enterDemo();
    assert.deepEqual(messages(), ['', '', '']);
    assert.equal(clock.sleeping, 0);
    product.connections.leaveDemo();
    assert.match(message(viewIds.savedTracks), /^Paused until/);
    product.dispose();
    assert.equal(clock.sleeping, 0);
  });

  it('offers no other try before it is of use, and then one', async () => {
    product.fault = request => (isFor(request, '/me/top') ? tooMany(86_400) : undefined);
    const [range] = await below(viewIds.topTracks);
    const [failure] = await below(viewIds.topTracks, range);
    const { provider } = view(viewIds.topTracks);
    const redrawn: unknown[] = [];
    provider.onDidChangeTreeData?.(rows => redrawn.push(rows));
    const paused = await item(viewIds.topTracks, failure);
    assert.deepEqual([paused.contextValue, paused.command], ['paused', undefined]);
    assert.match(await label(viewIds.topTracks, failure), /Paused until \w+day /);
    assert.doesNotMatch(paused.accessibilityInformation?.label ?? '', /Retry/);
    for (let hours = 0; hours < 25; hours++) await clock.pass(3_600_000);
    await until(() => redrawn.length > 0);
    assert.deepEqual(redrawn.flat(), [failure]);
    const open = await item(viewIds.topTracks, failure);
    assert.deepEqual([open.contextValue, open.command?.command], ['failure', 'tracklist.retry']);
    assert.match(await label(viewIds.topTracks, failure), /Try again/);
  });

  it('stands beside an artist whose tracks wait', async () => {
    const [track] = await product.saved();
    const artist = track!.track.artists.find(each => each.id !== undefined)!;
    await product.views.showArtist({ ...artist, id: artist.id! });
    const [row] = await below(viewIds.topTracks);
    const description = async (): Promise<string> =>
      String((await view(viewIds.topTracks).provider.getTreeItem(row)).description);
    await below(viewIds.topTracks, row);
    const before = await description();
    lock('search', 5 * minute);
    assert.equal(await description(), `${before} · Paused until ${time(5 * minute)}`);
    await clock.pass(5 * minute);
    assert.equal(await description(), before);
  });

  it('is said by commands that cannot do their work now, with the time and the day', async () => {
    await product.saved();
    lock('search', day, 'quotaExceeded');
    lock('artists', day, 'quotaExceeded');
    const artist = { id: '7ouMYWpwJ422jRcDASZB7P', name: 'Salt Meridian' };
    const row = product.library.savedTracks.rows[0]!;
    const track = { ...row.track, artists: [artist] };
    await product.run('tracklist.showArtistTracks', {
      kind: 'track',
      id: 'row',
      track,
      place: 'savedTracks',
    });
    const { text } = editor.lastMessage;
    assert.match(text, /^Your Spotify app has used up its quota for this\. Paused until \w+day /);
    assert.ok(text.includes(time(day)));
  });
});
