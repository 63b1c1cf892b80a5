import assert from 'node:assert/strict';
import { viewIds } from '../../../src/manifest.ts';
import type { AlbumElement, Element } from '../../../src/views/elements.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';
import { InstantClock } from '../spotify/instantClock.ts';
import type { RawAlbum, RawTrack } from '../views/rawAlbums.ts';
import { answerFor, rawAlbum, rawTracks } from '../views/rawAlbums.ts';

describe('all tracks of an album', () => {
  let product: Product;

  beforeEach(async () => {
    product = await Product.start({ tracks: 120, albums: 12 });
    await product.saved();
  });
  afterEach(() => product.dispose());

  const writes = (): string[] => product.requests.filter(line => !line.startsWith('GET'));
  const albums = async (): Promise<AlbumElement[]> => {
    const rows = (await editor.treeViews.get(viewIds.savedAlbums)!.provider.getChildren()) as Element[];
    return rows.filter(row => row.kind === 'album');
  };
  const urisOf = async ({ saved }: AlbumElement): Promise<string[]> =>
    (await product.library.albums.tracksOf(saved.album)).tracks.map(({ uri }) => uri);
  const isLiked = (uri: string): boolean => product.library.savedState(uri) === 'saved';

  /** A saved album of the demo that has so many tracks, `liked` of them saved. */
  async function albumOf(count: number, liked: number): Promise<AlbumElement> {
    for (const row of await albums()) {
      const uris = await urisOf(row);
      if (uris.length < count) continue;
      const wanted = uris.slice(0, liked);
      const items = (await product.library.albums.tracksOf(row.saved.album)).tracks.map(track => ({
        addedAt: '2024-01-01T00:00:00Z',
        track,
      }));
      await product.library.save(items.filter(({ track }) => wanted.includes(track.uri)));
      await product.library.remove(items.filter(({ track }) => !wanted.includes(track.uri)));
      product.requests.length = 0;
      return row;
    }
    throw new Error('no album is so long');
  }

  it('are saved but for those that are saved already, as one change that says so and can be undone', async () => {
    const row = await albumOf(5, 3);
    const uris = await urisOf(row);
    const added = uris.length - 3;
    if (added > 10) editor.willPress('Save');
    await product.run('tracklist.saveAlbumTracks', row);
    assert.deepEqual(new Set(await product.isSavedAtSpotify(...uris)), new Set([true]));
    assert.equal(writes().length, 1);
    const { text, buttons } = editor.lastMessage;
    const { name } = row.saved.album;
    assert.equal(text, `${added} tracks of ${name} added to Liked Songs. 3 were saved already.`);
    assert.deepEqual(buttons, ['Undo']);
    await product.run('tracklist.undo');
    const left = await product.isSavedAtSpotify(...uris);
    assert.equal(left.filter(Boolean).length, 3, 'undoing leaves what was saved before');
  });

  it('are removed as far as they are saved, and come back together', async () => {
    const row = await albumOf(5, 4);
    const uris = await urisOf(row);
    await product.run('tracklist.removeAlbumTracks', row);
    assert.deepEqual(new Set(await product.isSavedAtSpotify(...uris)), new Set([false]));
    assert.equal(editor.lastMessage.text, `4 tracks of ${row.saved.album.name} removed from Liked Songs.`);
    editor.willPress('Undo');
    await product.run('tracklist.undo');
    assert.equal((await product.isSavedAtSpotify(...uris)).filter(Boolean).length, 4);
  });

  it('are not touched where there is nothing to do, which is said', async () => {
    const row = await albumOf(5, 0);
    const { name } = row.saved.album;
    await product.run('tracklist.removeAlbumTracks', row);
    assert.equal(editor.statusBar.at(-1), `No track of ${name} is in Liked Songs.`);
    editor.willPress('Save');
    await product.run('tracklist.saveAlbumTracks', row);
    const before = writes().length;
    await product.run('tracklist.saveAlbumTracks', row);
    const count = (await urisOf(row)).length;
    assert.equal(editor.statusBar.at(-1), `All ${count} tracks of ${name} were saved already.`);
    assert.equal(writes().length, before);
  });

  it('of several albums are changed together, once each', async () => {
    const [first, second] = (await albums()).slice(0, 2);
    const uris = [...(await urisOf(first!)), ...(await urisOf(second!))];
    const open = uris.filter(uri => !isLiked(uri)).length;
    if (open > 10) editor.willPress('Save');
    await product.run('tracklist.saveAlbumTracks', first!, [first!, second!]);
    assert.deepEqual(new Set(await product.isSavedAtSpotify(...uris.slice(0, 40))), new Set([true]));
    assert.match(editor.lastMessage.text, new RegExp(`^${open} tracks? added to Liked Songs`));
    assert.equal((await product.library.undoable())?.items.length, open);
  });

  it('are asked about before more than 10 are changed, naming how many will be and the album', async () => {
    const row = await albumOf(12, 1);
    const uris = await urisOf(row);
    await product.run('tracklist.saveAlbumTracks', row);
    const { text, modal } = editor.lastMessage;
    assert.equal(text, `Save ${uris.length - 1} tracks of ${row.saved.album.name} to Liked Songs?`);
    assert.ok(modal);
    assert.deepEqual(writes(), []);
    editor.willPress('Save');
    await product.run('tracklist.saveAlbumTracks', row);
    await product.run('tracklist.removeAlbumTracks', row);
    assert.equal(
      editor.lastMessage.text,
      `Remove ${uris.length} tracks of ${row.saved.album.name} from Liked Songs?`,
    );
    assert.equal(writes().length, 1);
  });

  it('are chosen from the palette by album: the one shown in the details first, then the saved ones', async () => {
    const [row] = await albums();
    const shown = product.library.savedTracks.rows.find(
      ({ track }) => track.album?.uri !== row!.saved.album.uri,
    )!;
    product.shownTracks.push(shown.track.uri);
    editor.willPress('Save', 'Save');
    editor.willChooseFirst(1);
    await product.run('tracklist.saveAlbumTracks');
    const [pick] = editor.picks;
    assert.equal(pick?.placeHolder, 'Choose an album to save all tracks of');
    assert.equal(pick.labels[0], shown.track.album?.name);
    assert.ok(pick.labels.includes(row!.saved.album.name));
    const album = await product.library.albums.get(shown.track.album!.uri!);
    const { tracks } = await product.library.albums.tracksOf(album);
    assert.ok(tracks.every(({ uri }) => isLiked(uri)));
    const before = writes().length;
    await product.run('tracklist.removeAlbumTracks');
    assert.equal(editor.picks.at(-1)?.placeHolder, 'Choose an album to remove all tracks of');
    assert.equal(writes().length, before, 'and nothing happens when none is chosen');
  });

  describe('of an album that Spotify gives page by page', () => {
    const sent: string[][] = [];
    let list: (RawTrack | null)[];
    let fault: 'none' | 'secondPage' | 'secondWrite';

    beforeEach(async () => {
      product.dispose();
      product = await Product.start({ tracks: 0, albums: 0, clock: new InstantClock() });
      list = rawTracks(130);
      fault = 'none';
      sent.length = 0;
      product.fault = request => {
        const { pathname, searchParams } = new URL(request.url);
        const uris = (searchParams.get('uris') ?? '').split(',');
        if (fault === 'secondPage' && searchParams.get('offset') === '50')
          return { status: 200, headers: {}, body: 'nonsense' };
        if (pathname === '/v1/me/library/contains')
          return { status: 200, headers: {}, body: JSON.stringify(uris.map(() => false)) };
        if (pathname !== '/v1/me/library') return answerFor(request, [albumNow()]);
        if (fault === 'secondWrite' && sent.length > 0) return { status: 403, headers: {}, body: '' };
        sent.push(uris);
        return { status: 200, headers: {}, body: '' };
      };
    });

    const albumNow = (): RawAlbum => rawAlbum(list);
    const save = async (): Promise<void> => {
      const [row] = await albums();
      await product.run('tracklist.saveAlbumTracks', row!);
    };

    it('are read whole first, with one request for each 50 beyond the first, and saved 40 at a time', async () => {
      editor.willPress('Save');
      await save();
      assert.equal(
        product.requests.filter(line => line.endsWith('/tracks') && line.includes('albums')).length,
        2,
      );
      assert.deepEqual(sent.map(uris => uris.length).sort(), [10, 40, 40, 40]);
      assert.equal(new Set(sent.flat()).size, 130);
      assert.equal(editor.progress.at(-1)?.title, 'Saving…');
      assert.ok(editor.progress.at(-1)?.cancellable);
    });

    it('stay as they are when not all of them can be read', async () => {
      fault = 'secondPage';
      await save();
      assert.deepEqual(sent, []);
      assert.equal(editor.lastMessage.severity, 'error');
      fault = 'none';
      editor.willPress('Save');
      await save();
      assert.equal(sent.flat().length, 130, 'and the missing ones are read with the next try');
    });

    it('count once although the album has them twice; files of one’s own and what is taken down are left out', async () => {
      const [track] = rawTracks(1);
      list = [
        track!,
        { ...track!, track_number: 2 },
        { ...track!, id: null, uri: 'spotify:local:a:b:c:1', is_local: true },
        null,
        ...rawTracks(3).slice(1),
      ];
      await save();
      assert.deepEqual(
        sent.map(uris => uris.length),
        [3],
      );
      assert.equal(editor.lastMessage.text, '3 tracks of Paper Engines added to Liked Songs.');
    });

    it('that were refused are told of and tried again as the same change', async () => {
      fault = 'secondWrite';
      editor.willPress('Save', () => {
        fault = 'none';
        return Promise.resolve('Try Again');
      });
      await save();
      assert.equal(new Set(sent.flat()).size, 130);
      assert.match(
        editor.messages.at(-2)!.text,
        /^40 tracks of Paper Engines added to Liked Songs\. 90 items/,
      );
      assert.match(editor.lastMessage.text, /^90 tracks of Paper Engines added to Liked Songs\./);
      assert.equal((await product.library.undoable())?.items.length, 130);
    });
  });
});
