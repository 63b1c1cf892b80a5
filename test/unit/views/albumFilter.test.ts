import assert from 'node:assert/strict';
import { viewIds } from '../../../src/manifest.ts';
import type { AlbumElement, Element } from '../../../src/views/elements.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';
import { InstantClock } from '../spotify/instantClock.ts';

describe('Saved Albums without liked tracks', () => {
  let product: Product;

  const start = async (options: { tracks?: number; albums?: number } = {}): Promise<void> => {
    product = await Product.start({ tracks: 120, albums: 30, clock: new InstantClock(), ...options });
  };
  beforeEach(() => start());
  afterEach(() => product.dispose());

  const view = () => editor.treeViews.get(viewIds.savedAlbums)!;
  const rows = async (): Promise<Element[]> => (await view().provider.getChildren()) as Element[];
  const albums = async (): Promise<AlbumElement[]> => (await rows()).filter(row => row.kind === 'album');
  const labels = async (): Promise<unknown[]> =>
    Promise.all((await rows()).map(async row => (await view().provider.getTreeItem(row)).label));
  const filter = (): Promise<void> => product.run('tracklist.showAlbumsWithoutLikes');

  /** What one finds by opening every album and looking. */
  async function lookedThrough(): Promise<string[]> {
    const without: string[] = [];
    for (const { album } of product.library.savedAlbums.rows) {
      const { tracks } = await product.library.albums.tracksOf(album);
      if (tracks.every(({ uri }) => product.library.savedState(uri) === 'notSaved')) without.push(album.uri);
    }
    return without;
  }

  it('are shown alone on demand, said beside the title with their number, and all again', async () => {
    await product.saved();
    const all = await albums();
    await filter();
    const left = await albums();
    assert.ok(left.length > 0 && left.length < all.length);
    assert.deepEqual(
      left.map(({ saved }) => saved.album.uri),
      await lookedThrough(),
    );
    assert.ok(view().description?.startsWith(`${left.length} of 30 · without liked tracks`));
    assert.equal(editor.contexts.get('tracklist.albumsFiltered'), true);
    await product.run('tracklist.showAllAlbums');
    assert.deepEqual(
      (await albums()).map(({ id }) => id),
      all.map(({ id }) => id),
    );
    assert.equal(editor.contexts.get('tracklist.albumsFiltered'), false);
    assert.ok(view().description?.startsWith('30'));
  });

  it('cost no request once Liked Songs and the albums are known', async () => {
    await product.saved();
    await albums();
    product.requests.length = 0;
    await filter();
    await albums();
    assert.deepEqual(product.requests, []);
  });

  it('wait for all of Liked Songs, which are read for it, and say how far that is', async () => {
    let hold = true;
    product.fault = ({ url }) =>
      hold && url.includes('offset=100') ? { status: 200, headers: {}, body: 'nonsense' } : undefined;
    await filter();
    assert.deepEqual(await labels(), ['Albums appear here once all of Liked Songs has been read.']);
    while (product.library.savedTracks.rows.length === 0) await new Promise(setImmediate);
    await rows();
    assert.equal(view().message, 'Reading Liked Songs: 50 of 120');
    while (product.library.savedTracks.status.phase === 'loading') await new Promise(setImmediate);
    const [gap, ...others] = await rows();
    assert.deepEqual([gap?.kind, others], ['failure', []], 'no album is called one without liked tracks');
    assert.match(view().message ?? '', /^Not all of Liked Songs could be read/);
    assert.equal(((await view().provider.getTreeItem(gap)) as { label: string }).label, '1 page is missing');
    hold = false;
    assert.ok(gap?.kind === 'failure');
    await product.run('tracklist.retry', gap);
    assert.deepEqual(
      (await albums()).map(({ saved }) => saved.album.uri),
      await lookedThrough(),
    );
    assert.equal(view().message, '');
  });

  it('are redrawn when something is liked, and when it is liked no more', async () => {
    await product.saved();
    await filter();
    const [first] = await albums();
    const redrawn: unknown[] = [];
    view().provider.onDidChangeTreeData?.(element => redrawn.push(element));
    const { tracks } = await product.library.albums.tracksOf(first!.saved.album);
    await product.library.save([{ addedAt: '', track: tracks[0]! }]);
    while (!redrawn.includes(undefined)) await new Promise(setImmediate);
    assert.ok((await albums()).every(({ id }) => id !== first!.id));
    await product.library.undo();
    assert.equal((await albums())[0]?.id, first!.id);
  });

  it('are remembered as what the person wants to see, for each kind of library', async () => {
    await filter();
    const { globalMemory } = product;
    product.dispose();
    await start();
    assert.equal(editor.contexts.get('tracklist.albumsFiltered'), false);
    product.dispose();
    product = await Product.start({ tracks: 120, albums: 30, globalMemory });
    await product.saved();
    assert.ok((await albums()).length < 30);
    assert.equal(editor.contexts.get('tracklist.albumsFiltered'), true);
    assert.equal(product.views.albumFilter.isOn({ kind: 'account' }), false);
  });

  it('may be none, which is said with a way back', async () => {
    await product.saved();
    await filter();
    for (const { saved } of await albums()) {
      const { tracks } = await product.library.albums.tracksOf(saved.album);
      await product.library.save([{ addedAt: '', track: tracks.find(({ isLocal }) => !isLocal)! }]);
    }
    const [note, ...others] = await rows();
    const item = await view().provider.getTreeItem(note);
    assert.equal(item.label, 'Every saved album has a liked track. Show all albums.');
    assert.equal(item.command?.command, 'tracklist.showAllAlbums');
    assert.deepEqual(others, []);
  });

  it('are no other than none where no album is saved', async () => {
    product.dispose();
    await start({ tracks: 0, albums: 0 });
    await filter();
    await product.library.savedAlbums.refresh();
    assert.deepEqual(await labels(), ['No albums saved yet']);
  });

  it('are shown where the command is run: the view is opened', async () => {
    await filter();
    assert.ok(editor.executed.some(([id]) => id === 'tracklist.savedAlbums.focus'));
  });
});
