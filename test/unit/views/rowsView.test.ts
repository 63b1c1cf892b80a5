import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import { viewIds } from '../../../src/manifest.ts';
import { systemClock } from '../../../src/spotify/clock.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { Element, FailureElement } from '../../../src/views/elements.ts';
import type { RowsSource } from '../../../src/views/rowsView.ts';
import { RowsView } from '../../../src/views/rowsView.ts';
import { editor } from '../editor/editor.ts';
import type { FakeTreeView } from '../editor/treeView.ts';
import { Product } from '../product.ts';
import { albumRow, rangeRow, trackRow } from './rows.ts';

describe('a view of rows', () => {
  let product: Product;
  let view: RowsView;
  let rows: (parent: Element | undefined) => Promise<readonly Element[]>;
  /** What VS Code was asked to draw again. */
  let redrawn: unknown[];

  beforeEach(async () => {
    product = await Product.start({ tracks: 10, albums: 1 });
    rows = parent => Promise.resolve(parent ? [trackRow()] : [rangeRow]);
    const source: RowsSource = {
      viewId: viewIds.topTracks,
      families: ['top'],
      familiesOfRows: [],
      rows: (_, parent) => rows(parent),
      concerns: change => change.lists.includes('topTracks'),
      description: ({ account }) => account.displayName,
      message: () => undefined,
    };
    view = new RowsView(product.connections, source, systemClock);
    redrawn = [];
    view.onDidChangeTreeData(elements => redrawn.push(elements));
  });
  afterEach(() => {
    view.dispose();
    product.dispose();
  });

  const treeView = (): FakeTreeView => editor.treeViews.get(viewIds.topTracks)!;
  const fail = (): Promise<never> => Promise.reject(new SpotifyError('offline', 'no connection'));

  it('lets several rows be selected', () => assert.ok(treeView().canSelectMany));

  it('has the same ids after each refresh', async () => {
    const ids = async (): Promise<string[]> => {
      const top = await view.getChildren();
      const below = await view.getChildren(top[0]);
      return [...top, ...below].map(element => view.getTreeItem(element).id!);
    };
    const before = await ids();
    view.redraw();
    assert.deepEqual(redrawn, [undefined]);
    assert.deepEqual(await ids(), before);
  });

  it('shows a failed load as a row that tries again', async () => {
    const good = rows;
    rows = fail;
    const [failure] = (await view.getChildren()) as [FailureElement];
    assert.equal(view.getTreeItem(failure).contextValue, 'failure');
    rows = good;
    await product.run('tracklist.retry', failure);
    assert.deepEqual(redrawn, [undefined]);
    assert.deepEqual(await view.getChildren(), [rangeRow]);
    assert.deepEqual(editor.messages, []);
  });

  it('tries again only below the row where it failed', async () => {
    const [parent] = await view.getChildren();
    rows = fail;
    const [failure] = (await view.getChildren(parent)) as [FailureElement];
    assert.notEqual(failure.id, parent?.id);
    await failure.retry();
    assert.deepEqual(redrawn, [parent]);
  });

  it('draws only the rows anew whose saved state changed', async () => {
    const [track] = await product.saved();
    rows = () => Promise.resolve([trackRow({ uri: track!.track.uri }), trackRow({ uri: 'spotify:track:x' })]);
    const [row] = await view.getChildren();
    redrawn = [];
    await product.library.remove([track!]);
    assert.ok(redrawn.length > 0);
    for (const each of redrawn) assert.deepEqual(each, [row]);
    assert.equal(view.getTreeItem(row!).contextValue, 'track.notSaved');
  });

  it('draws everything anew at most once a second while a list keeps changing', async () => {
    await view.getChildren();
    redrawn = [];
    for (let round = 0; round < 5; round++) await product.library.refresh('topTracks');
    await new Promise(resolve => setTimeout(resolve, 20));
    assert.deepEqual(redrawn, [undefined]);
  });

  it('says whose library it shows, and nothing once there is none', async () => {
    await view.getChildren();
    assert.equal(treeView().description, 'Demo listener');
    product.connections.leaveDemo();
    assert.equal(treeView().description, '');
    assert.deepEqual(redrawn.at(-1), undefined);
    assert.deepEqual(await view.getChildren(), []);
  });

  it('reads a tooltip only when it is wanted, and keeps one that is there', () => {
    const item: TreeItem = view.getTreeItem(trackRow());
    assert.equal(item.tooltip, undefined);
    const resolved = view.resolveTreeItem(item, trackRow()).tooltip;
    assert.ok(typeof resolved === 'object');
    assert.match(resolved.value, /Lantern Field/);
    item.tooltip = 'kept';
    assert.equal(view.resolveTreeItem(item, albumRow()).tooltip, 'kept');
  });

  it('lets go of everything when it is disposed of', () => {
    view.dispose();
    redrawn = [];
    product.connections.leaveDemo();
    assert.deepEqual(redrawn, []);
    assert.ok(treeView().isDisposed);
  });
});
