import assert from 'node:assert/strict';
import { changeWords } from '../../../src/messages/changes.ts';
import { viewIds } from '../../../src/manifest.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import type { Element, TrackElement } from '../../../src/views/elements.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';
import { localTrack } from '../views/rows.ts';

describe('saving and removing', () => {
  let product: Product;
  let saved: readonly SavedTrack[];

  beforeEach(async () => {
    product = await Product.start();
    saved = (await product.saved()).filter(({ track }) => !track.isLocal);
  });
  afterEach(() => product.dispose());

  const rowOf = ({ track, addedAt }: SavedTrack): TrackElement => ({
    kind: 'track',
    id: `savedTracks/${track.uri}`,
    track,
    addedAt,
    place: 'savedTracks',
  });
  const rows = (count: number, from = 0): TrackElement[] => saved.slice(from, from + count).map(rowOf);
  const uris = (elements: readonly TrackElement[]): string[] => elements.map(({ track }) => track.uri);
  const isSaved = (elements: readonly TrackElement[]): Promise<boolean[]> =>
    product.isSavedAtSpotify(...uris(elements));
  const remove = (elements: readonly TrackElement[]): Promise<void> =>
    product.run('tracklist.remove', elements[0]!, elements);
  const writes = (): string[] => product.requests.filter(line => !line.startsWith('GET'));

  it('removes one track without a question and says so in the status bar', async () => {
    const [row] = rows(1);
    await product.run('tracklist.remove', row!);
    assert.deepEqual(await isSaved([row!]), [false]);
    assert.deepEqual(editor.messages, []);
    assert.deepEqual(editor.statusBar, [changeWords.removed(row!.track.name)]);
  });

  it('saves one track', async () => {
    const [row] = rows(1);
    await product.run('tracklist.remove', row!);
    await product.run('tracklist.save', row!);
    assert.deepEqual(await isSaved([row!]), [true]);
    assert.equal(editor.statusBar.at(-1), changeWords.added(row!.track.name));
  });

  it('tells of a single change with an Undo where no view of ours is visible', async () => {
    product.isAnythingVisible = false;
    const [row] = rows(1);
    editor.willPress('Undo');
    await product.run('tracklist.remove', row!);
    assert.deepEqual(editor.messages[0]?.buttons, ['Undo']);
    assert.deepEqual(await isSaved([row!]), [true]);
  });

  it('promises no new date where Spotify keeps the old one: for tracks, with extended quota', async () => {
    product.dispose();
    product = await Product.start({ as: 'signedIn' });
    editor.changeSetting('tracklist.quotaMode', 'extended');
    saved = await product.saved();
    await remove(rows(11));
    assert.equal(editor.lastMessage.detail, 'You can undo this; what comes back keeps its date.');
  });

  it('removes up to 10 without a question, and offers to undo them', async () => {
    const some = rows(10);
    await remove(some);
    assert.deepEqual(new Set(await isSaved(some)), new Set([false]));
    assert.equal(editor.messages.length, 1);
    const [{ text, buttons, modal }] = editor.messages as [(typeof editor.messages)[0]];
    assert.deepEqual([text, buttons, modal], ['10 tracks removed from Liked Songs.', ['Undo'], false]);
    assert.equal(writes().length, 1);
  });

  it('asks before it removes more than 10, naming the count, and changes nothing when declined', async () => {
    const some = rows(11);
    await remove(some);
    const { text, modal, buttons, detail } = editor.lastMessage;
    assert.deepEqual([text, modal, buttons], ['Remove 11 tracks from Liked Songs?', true, ['Remove']]);
    assert.match(detail ?? '', /today’s date/);
    assert.deepEqual(new Set(await isSaved(some)), new Set([true]));
    assert.deepEqual(writes(), []);
    assert.deepEqual(editor.statusBar, []);
  });

  it('removes more than 10 once confirmed', async () => {
    const some = rows(11);
    editor.willPress('Remove');
    await remove(some);
    assert.deepEqual(new Set(await isSaved(some)), new Set([false]));
    assert.equal(editor.lastMessage.text, '11 tracks removed from Liked Songs.');
  });

  it('shows a progress that can be cancelled above 40', async () => {
    editor.willPress('Remove');
    await remove(rows(45));
    const [progress] = editor.progress;
    assert.ok(progress?.cancellable);
    const shares = progress.reports.map(({ increment = 0 }) => increment);
    assert.ok(Math.abs(shares.reduce((sum, each) => sum + each, 0) - 100) < 0.01);
  });

  it('counts a track once, however often it is selected', async () => {
    const [row] = rows(1);
    const again = { ...row!, id: 'top/short_term/x', place: 'ranking' as const };
    await product.run('tracklist.remove', row!, [row!, again]);
    assert.deepEqual(editor.statusBar, [changeWords.removed(row!.track.name)]);
  });

  it('changes the row it was called on alone when that is not among the selected ones', async () => {
    const [row, ...others] = rows(4);
    await product.run('tracklist.remove', row!, others);
    assert.deepEqual(await isSaved([row!, ...others]), [false, true, true, true]);
  });

  it('removes the albums or the tracks of a selection as the menu says, and both on the key', async () => {
    const { savedAlbums } = product.library;
    await savedAlbums.firstRows();
    const [album, other] = savedAlbums.rows.map(
      saved => ({ kind: 'album', id: `album/${saved.album.uri}`, saved }) as const,
    );
    const [track] = rows(1);
    await product.run('tracklist.removeAlbum', album!, [album!, track!]);
    assert.deepEqual(await isSaved([track!]), [true]);
    assert.equal(savedAlbums.get(album!.saved.album.uri), undefined);
    editor.treeViews.get(viewIds.savedAlbums)!.selection = [other!, track!];
    await product.run('tracklist.remove', viewIds.savedAlbums);
    assert.deepEqual(await isSaved([track!]), [false]);
    assert.equal(savedAlbums.get(other!.saved.album.uri), undefined);
  });

  it('undoes from a notification what that notification told of, and nothing else', async () => {
    const [first, second] = [rows(2), rows(3, 2)];
    editor.willPress(() => remove(second).then(() => 'Undo'));
    await remove(first);
    assert.deepEqual(await isSaved([...first, ...second]), [false, false, false, false, false]);
    assert.match(editor.lastMessage.text, /can no longer be undone/);
  });

  it('changes nothing once another library is open', async () => {
    editor.willPress(() => {
      product.connections.leaveDemo();
      return Promise.resolve('Remove');
    });
    await remove(rows(11));
    assert.deepEqual(writes(), []);
    assert.equal(editor.lastMessage.text, changeWords.otherLibrary());
  });

  it('says what a stop left as it was, with an Undo and without alarm', async () => {
    editor.willPress('Remove');
    product.fault = ({ method }) => {
      if (method === 'DELETE') editor.progress[0]?.cancel();
      return undefined;
    };
    await remove(rows(59));
    const { severity, text, buttons } = editor.lastMessage;
    assert.equal(severity, 'information');
    assert.match(text, /^40 tracks removed from Liked Songs\. Stopped; 19 items were left as they were\.$/);
    assert.deepEqual(buttons, ['Undo']);
  });

  it('changes what is selected in the view where the key was pressed', async () => {
    const some = rows(3);
    editor.treeViews.get(viewIds.savedTracks)!.selection = some;
    await product.run('tracklist.remove', viewIds.savedTracks);
    assert.deepEqual(await isSaved(some), [false, false, false]);
  });

  it('does nothing on a key where nothing is selected', async () => {
    await product.run('tracklist.remove', viewIds.savedTracks);
    await product.run('tracklist.remove', viewIds.topTracks);
    assert.deepEqual([editor.messages, editor.picks, writes()], [[], [], []]);
  });

  it('leaves files of one’s own alone, with a word', async () => {
    const local: Element = { kind: 'track', id: 'local', track: localTrack, place: 'savedTracks' };
    await product.run('tracklist.remove', local);
    assert.equal(editor.lastMessage.text, changeWords.localFile());
    const [row] = rows(1);
    await product.run('tracklist.remove', row!, [local, row!]);
    assert.deepEqual(await isSaved([row!]), [false]);
  });

  it('says so when there was nothing to do', async () => {
    await product.run('tracklist.save', rows(1)[0]!);
    assert.deepEqual(editor.statusBar, ['It was saved already.']);
    assert.deepEqual(writes(), []);
  });

  it('says what was refused, puts the rows back, and tries again when asked', async () => {
    const some = rows(3);
    product.fault = ({ method }) =>
      method === 'DELETE'
        ? { status: 403, headers: {}, body: '{"error":{"status":403,"message":"No"}}' }
        : undefined;
    await remove(some);
    assert.match(editor.lastMessage.text, /^3 items were not changed at Spotify and are as before\./);
    assert.deepEqual(editor.lastMessage.buttons, ['Try Again', 'Show Them']);
    for (const uri of uris(some)) assert.equal(product.library.savedState(uri), 'saved');
    product.fault = () => undefined;
    editor.willPress('Try Again');
    const refusing = product.fault;
    let refusals = 1;
    product.fault = request =>
      request.method === 'DELETE' && refusals-- > 0
        ? { status: 403, headers: {}, body: '' }
        : refusing(request);
    await remove(some);
    assert.deepEqual(await isSaved(some), [false, false, false]);
  });

  describe('from the palette', () => {
    it('asks which tracks to remove', async () => {
      const [row] = rows(1);
      editor.willChooseFirst(1);
      await product.run('tracklist.remove');
      const [pick] = editor.picks;
      assert.ok(pick?.canPickMany);
      assert.equal(pick.placeHolder, 'Choose tracks to remove from Liked Songs');
      assert.deepEqual(await isSaved([row!]), [false]);
    });

    it('changes nothing when none is chosen', async () => {
      await product.run('tracklist.remove');
      assert.deepEqual([writes(), editor.messages, editor.statusBar], [[], [], []]);
    });

    it('offers links where every track at hand is saved already', async () => {
      await product.run('tracklist.save');
      assert.deepEqual(editor.lastMessage.buttons, ['From links…']);
    });

    it('asks which albums to remove, and to save', async () => {
      editor.willChooseFirst(1);
      await product.run('tracklist.removeAlbum');
      assert.match(editor.statusBar.at(-1) ?? '', /^Album removed: /);
      editor.willChooseFirst(2);
      await product.run('tracklist.saveAlbum');
      assert.equal(editor.lastMessage.text, '2 albums saved.');
    });
  });

  describe('undone', () => {
    it('takes back several at once from the notification, oldest first, after a question', async () => {
      const some = rows(4);
      editor.willPress('Undo', 'Undo');
      await remove(some);
      const { text, modal } = editor.messages[1]!;
      assert.ok(modal);
      assert.match(text, /^Save 4 removed items again\? Spotify gives them today’s date/);
      assert.deepEqual(await isSaved(some), [true, true, true, true]);
    });

    it('leaves it at that when the question is declined', async () => {
      const some = rows(4);
      editor.willPress('Undo', undefined);
      await remove(some);
      assert.deepEqual(new Set(await isSaved(some)), new Set([false]));
    });

    it('takes back a single removal without a question', async () => {
      const [row] = rows(1);
      await product.run('tracklist.remove', row!);
      await product.run('tracklist.undo');
      assert.deepEqual(await isSaved([row!]), [true]);
      assert.deepEqual(editor.messages, []);
    });

    it('leaves alone what was saved before', async () => {
      const [gone, kept] = [rows(2), rows(2, 2)];
      await remove(gone);
      await product.run('tracklist.save', gone[0]!, [...gone, ...kept]);
      await product.run('tracklist.undo');
      assert.deepEqual(await isSaved([...gone, ...kept]), [false, false, true, true]);
    });

    it('happens once, and says so when nothing is left', async () => {
      await product.run('tracklist.undo');
      assert.deepEqual(editor.statusBar, ['There is nothing to undo.']);
      await product.run('tracklist.remove', rows(1)[0]!);
      await product.run('tracklist.undo');
      await product.run('tracklist.undo');
      assert.equal(editor.statusBar.at(-1), 'There is nothing to undo.');
    });

    it('counts only what was changed', async () => {
      const some = rows(45);
      let round = 0;
      product.fault = ({ method }) =>
        method === 'DELETE' && round++ > 0 ? { status: 403, headers: {}, body: '' } : undefined;
      editor.willPress('Remove');
      await remove(some);
      product.fault = () => undefined;
      await product.run('tracklist.undo');
      assert.match(editor.lastMessage.text, /^Save 40 removed items again\?/);
    });
  });
});
