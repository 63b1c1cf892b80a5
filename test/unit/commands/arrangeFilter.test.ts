import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { arrangeWords } from '../../../src/messages/arranging.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';
import { SavedTracksAtWork } from './savedTracksAtWork.ts';

describe('filtering the saved tracks', () => {
  let tracks: SavedTracksAtWork;

  beforeEach(async () => {
    tracks = await SavedTracksAtWork.start();
  });
  afterEach(() => tracks.product.dispose());

  describe('by filtering', () => {
    const explicit = (): number => tracks.saved.filter(({ track }) => track.explicit).length;

    it('leaves what has the words in title, artist or album, and says how many of how many', async () => {
      const { artists } = tracks.saved[7]!.track;
      const name = artists[0]!.name.toLowerCase();
      await tracks.filterFor(` ${name} `);
      const rows = await tracks.trackRows();
      assert.ok(rows.length > 0 && rows.length < 120);
      assert.ok(rows.some(({ track }) => track.uri === tracks.saved[7]!.track.uri));
      assert.equal(await tracks.facts(), `${rows.length} of 120 · newest first · filter: “${name}”`);
    });

    it('asks several things at once', async () => {
      await tracks.filterFor('e', 'Explicit');
      const rows = await tracks.trackRows();
      assert.ok(rows.length > 0 && rows.length <= explicit());
      assert.ok(rows.every(({ track }) => track.explicit));
      assert.match(await tracks.facts(), /· filter: “e”, explicit$/);
    });

    it('begins with what is asked already', async () => {
      await tracks.filterFor('e', 'Explicit', 'Unavailable');
      await tracks.filter(pick => {
        assert.ok(pick.canSelectMany);
        assert.equal(pick.value, 'e');
        assert.deepEqual(
          pick.selectedItems.map(({ label }) => label),
          ['Explicit', 'Unavailable'],
        );
        assert.ok(pick.items.every(({ alwaysShow }) => alwaysShow));
        pick.tick('Explicit');
        pick.type('');
        pick.accept();
      });
      assert.equal(await tracks.facts(), `${explicit()} of 120 · newest first · filter: explicit`);
    });

    it('is cleared by a button, by a command, and by the row that says that nothing matches', async () => {
      const clear: (() => Promise<void>)[] = [
        () => tracks.filter(pick => pick.pressButton(arrangeWords.clearFilter())),
        () => tracks.product.run('tracklist.clearFilter'),
        async () => {
          const [row, ...others] = await tracks.below();
          assert.deepEqual([row?.kind === 'note' && row.note, others], ['nothingMatches', []]);
          const { command } = await tracks.view.provider.getTreeItem(row!);
          await tracks.product.run(command!.command as 'tracklist.clearFilter');
        },
      ];
      for (const each of clear) {
        await tracks.filterFor('no track is called like this');
        assert.equal(editor.contexts.get('tracklist.filtered'), true);
        assert.deepEqual(await tracks.trackRows(), []);
        await each();
        assert.equal(editor.contexts.get('tracklist.filtered'), false);
        assert.equal((await tracks.trackRows()).length, 120);
      }
      await tracks.product.run('tracklist.clearFilter');
      assert.equal(editor.statusBar.at(-1), arrangeWords.noFilter());
    });

    it('says of how many tracks Spotify has not told whether they can be played', async () => {
      await tracks.filterFor('', 'Unavailable');
      await tracks.below();
      const unknown = tracks.saved.filter(
        ({ track }) => track.isPlayable === undefined && !track.restrictionReason && !track.isLocal,
      );
      assert.ok(unknown.length > 100);
      assert.equal(tracks.view.message, arrangeWords.untold(unknown.length));
      await tracks.product.run('tracklist.clearFilter');
      await tracks.below();
      assert.equal(tracks.view.message, '');
    });

    it('reads the saved albums where it needs them, and follows what is changed of them', async () => {
      const albums = (): number => tracks.product.requests.filter(line => line === 'GET /me/albums').length;
      await tracks.below();
      assert.equal(albums(), 0);
      await tracks.filterFor('', 'Not on a Saved Album');
      const rows = await tracks.trackRows();
      assert.equal(albums(), 1);
      const onSaved = tracks.saved.filter(({ track }) =>
        tracks.product.library.savedAlbums.get(track.album?.uri ?? ''),
      );
      assert.equal(rows.length, 120 - onSaved.length);
      const row = rows.find(({ track }) => track.album?.uri)!;
      const redrawn = new Promise(resolve => tracks.view.provider.onDidChangeTreeData?.(resolve));
      const album = await tracks.product.library.albums.get(row.track.album!.uri!);
      await tracks.product.library.save([{ album, addedAt: '2026-11-21T12:00:00Z' }]);
      await redrawn;
      assert.ok(!(await tracks.trackRows()).some(({ id }) => id === row.id));
    });

    it('says when saved albums could not be read', async () => {
      tracks.product.fault = ({ url }) =>
        url.includes('/me/albums') ? { status: 404, headers: {}, body: '' } : undefined;
      await tracks.filterFor('', 'Not on a Saved Album');
      assert.equal((await tracks.trackRows()).length, 120);
      await pause(1);
      await tracks.below();
      assert.equal(tracks.view.message, arrangeWords.albumsIncomplete());
    });
  });

  it('leaves the row that tells of missing pages above everything', async () => {
    tracks.product.dispose();
    const product = await Product.start({ tracks: 160 });
    tracks = SavedTracksAtWork.of(product);
    product.fault = ({ url }) =>
      url.includes('offset=50') ? { status: 404, headers: {}, body: '' } : undefined;
    await tracks.below();
    while (tracks.product.library.savedTracks.status.phase !== 'partial') await pause(1);
    for (const arrange of [
      () => tracks.choose('tracklist.sortBy', 'Title'),
      () => tracks.choose('tracklist.groupBy', 'Artist'),
      () => tracks.filterFor('e'),
      () => tracks.filterFor('no track is called like this'),
    ]) {
      await arrange();
      const [first] = await tracks.below();
      assert.ok(first?.kind === 'failure' && first.missingPages === 1);
    }
  });

  describe('is remembered', () => {
    const arranged = async (): Promise<void> => {
      await tracks.choose('tracklist.sortBy', 'Title');
      await tracks.choose('tracklist.groupBy', 'Album');
      await tracks.filterFor('e', 'Explicit');
    };

    it('beyond the window', async () => {
      await arranged();
      const before = await tracks.facts();
      const { globalMemory } = tracks.product;
      assert.match(before, /by title · grouped by album · filter: “e”, explicit$/);
      tracks.product.dispose();
      tracks = await SavedTracksAtWork.start({
        globalMemory: new Map(JSON.parse(JSON.stringify([...globalMemory])) as [string, unknown][]),
      });
      assert.equal(await tracks.facts(), before);
      assert.equal(editor.contexts.get('tracklist.filtered'), true);
    });

    it('for the demo and for one’s own library apart', async () => {
      await arranged();
      const { globalMemory } = tracks.product;
      tracks.product.dispose();
      tracks = await SavedTracksAtWork.start({ as: 'signedIn', globalMemory });
      assert.match(await tracks.facts(), /^120 · newest first/);
      assert.equal(editor.contexts.get('tracklist.filtered'), false);
      await tracks.choose('tracklist.sortBy', 'Length');
      await tracks.product.connections.enterDemo();
      await tracks.product.saved();
      assert.match(await tracks.facts(), /by title · grouped by album/);
      assert.equal(editor.contexts.get('tracklist.filtered'), true);
    });
  });
});
