import assert from 'node:assert/strict';
import { ColorThemeKind, ConfigurationTarget } from 'vscode';
import type { ViewId } from '../../../src/manifest.ts';
import { viewIds } from '../../../src/manifest.ts';
import type { Element, TrackElement } from '../../../src/views/elements.ts';
import { followConnectionState } from '../../../src/views/connectionState.ts';
import { editor } from '../editor/editor.ts';
import { chooseTheme } from '../editor/window.ts';
import { Product } from '../product.ts';

describe('the views', () => {
  let product: Product;

  beforeEach(async () => {
    product = await Product.start({ tracks: 120, albums: 6 });
  });
  afterEach(() => product.dispose());

  const below = async (view: ViewId, parent?: Element): Promise<Element[]> =>
    (await editor.treeViews.get(view)!.provider.getChildren(parent)) as Element[];
  const tracks = (elements: readonly Element[]): TrackElement[] =>
    elements.filter(element => element.kind === 'track');

  it('list the saved tracks, newest first, and say how many', async () => {
    await product.saved();
    const rows = tracks(await below(viewIds.savedTracks));
    assert.equal(rows.length, 120);
    const dates = rows.map(row => row.addedAt!);
    assert.deepEqual(dates, [...dates].sort().reverse());
    const view = editor.treeViews.get(viewIds.savedTracks)!;
    assert.equal(view.description, 'Demo · 120 · newest first · updated just now');
    assert.equal(view.message, '');
  });

  it('show the first tracks before the rest is there, and say how far it is', async () => {
    const rows = tracks(await below(viewIds.savedTracks));
    assert.equal(rows.length, 50);
    assert.equal(editor.treeViews.get(viewIds.savedTracks)!.message, 'Loading 50 of 120');
  });

  it('list saved albums with their tracks in disc and track order, each under an id of its own', async () => {
    const albums = await below(viewIds.savedAlbums);
    assert.equal(albums.length, 6);
    for (const album of albums) {
      const rows = tracks(await below(viewIds.savedAlbums, album));
      const places = rows.map(({ track }) => (track.discNumber ?? 1) * 1_000 + (track.trackNumber ?? 0));
      assert.deepEqual(
        places,
        [...places].sort((a, b) => a - b),
      );
      assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
    }
  });

  it('list top tracks by period with their ranks, and more on request', async () => {
    const ranges = await below(viewIds.topTracks);
    assert.deepEqual(
      ranges.map(({ id }) => id),
      ['top/short_term', 'top/medium_term', 'top/long_term'],
    );
    const first = await below(viewIds.topTracks, ranges[0]);
    assert.deepEqual(
      tracks(first).map(({ rank }) => rank),
      Array.from({ length: tracks(first).length }, (_, index) => index + 1),
    );
    const more = first.at(-1)!;
    assert.ok(more.kind === 'loadMore');
    await product.run('tracklist.loadMore', more);
    const all = tracks(await below(viewIds.topTracks, ranges[0]));
    assert.ok(all.length > tracks(first).length);
    assert.equal(all.at(-1)?.rank, all.length);
  });

  it('show an artist’s tracks above the periods, and close them', async () => {
    const [row] = tracks(await below(viewIds.savedTracks)).filter(({ track }) => track.artists[0]?.id);
    if (row!.track.artists.length > 1) editor.willChooseFirst(1);
    await product.run('tracklist.showArtistTracks', row!);
    const [artist, ...ranges] = await below(viewIds.topTracks);
    assert.equal(artist?.kind, 'artist');
    assert.equal(ranges.length, 3);
    assert.ok((await below(viewIds.topTracks, artist)).length > 0);
    assert.deepEqual(editor.treeViews.get(viewIds.topTracks)!.revealed, [artist]);
    await product.run('tracklist.closeArtist', artist);
    assert.equal((await below(viewIds.topTracks)).length, 3);
  });

  it('keep their ids over a refresh', async () => {
    await product.saved();
    const ids = async (): Promise<string[]> => (await below(viewIds.savedTracks)).map(({ id }) => id);
    const before = await ids();
    await product.run('tracklist.refresh');
    assert.deepEqual(await ids(), before);
  });

  it('say that nothing is saved where nothing is', async () => {
    product.dispose();
    product = await Product.start({ tracks: 0, albums: 0 });
    for (const view of [viewIds.savedTracks, viewIds.savedAlbums]) {
      await below(view);
      await new Promise(resolve => setTimeout(resolve, 20));
      const [note, ...others] = await below(view);
      assert.equal(note?.kind, 'note', view);
      assert.deepEqual(others, []);
    }
  });

  it('are told apart by contexts that follow the person’s state', async () => {
    product.dispose();
    product = await Product.start({ as: 'notSetUp' });
    const following = followConnectionState(product.connections);
    const seen = (): unknown[] => [
      editor.contexts.get('tracklist.state'),
      editor.contexts.get('tracklist.demo'),
    ];
    await product.connections.enterDemo();
    assert.deepEqual(seen(), ['ready', true]);
    product.connections.leaveDemo();
    assert.deepEqual(seen(), ['notSetUp', false]);
    await product.settings.set('clientId', '0123456789abcdef0123456789abcdef', ConfigurationTarget.Global);
    assert.deepEqual(seen(), ['signedOut', false]);
    following.dispose();
  });

  it('never take the demo for the person’s own library, which would complete steps of the walkthrough', async () => {
    product.dispose();
    product = await Product.start({ as: 'notSetUp' });
    const following = followConnectionState(product.connections);
    const seen: string[] = [];
    editor.contexts = new (class extends Map<string, unknown> {
      override set(key: string, value: unknown): this {
        super.set(key, value);
        seen.push(`${String(this.get('tracklist.state'))} ${String(this.get('tracklist.demo'))}`);
        return this;
      }
    })([...editor.contexts]);
    seen.length = 0;
    await product.connections.enterDemo();
    product.connections.leaveDemo();
    assert.deepEqual(seen, ['notSetUp true', 'ready true', 'notSetUp true', 'notSetUp false']);
    following.dispose();
  });

  it('make their rows anew in another theme, whose colours tooltips have', () => {
    const drawn: string[] = [];
    for (const [id, { provider }] of editor.treeViews) provider.onDidChangeTreeData?.(() => drawn.push(id));
    chooseTheme(ColorThemeKind.Light);
    assert.deepEqual(drawn.sort(), Object.values(viewIds).sort());
    chooseTheme(ColorThemeKind.Dark);
  });
});
