import assert from 'node:assert/strict';
import { LinkDrop } from '../../../src/editor/linkDrop.ts';
import { followSelectedLinks } from '../../../src/editor/linksSelected.ts';
import { draggedLinksType, draggedTitlesType } from '../../../src/interchange/draggedLinks.ts';
import { linkWords } from '../../../src/messages/links.ts';
import { viewIds } from '../../../src/manifest.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { DataTransfer } from '../editor/dropping.ts';
import { editor } from '../editor/editor.ts';
import { Position, Selection } from '../editor/ranges.ts';
import { FakeTextEditor } from '../editor/textEditor.ts';
import { openText, select } from '../editor/window.ts';
import { Product } from '../product.ts';
import { albumRow, aTrack, localTrack, trackRow } from '../views/rows.ts';
import { until } from './finding.ts';

const album = 'spotify:album:0VjIjW4GlUZAMYd2vXMi3b';

describe('links in the text that is open', () => {
  let product: Product;
  let saved: readonly SavedTrack[];
  let free: readonly SavedTrack[];

  beforeEach(async () => {
    product = await Product.start({ as: 'signedIn', tracks: 40, albums: 3 });
    saved = (await product.saved()).filter(({ track }) => !track.isLocal);
    free = saved.slice(0, 14);
  });
  afterEach(() => {
    openText(undefined);
    product.dispose();
  });

  const open = (text: string, languageId = 'markdown'): FakeTextEditor => {
    const opened = new FakeTextEditor(text, { languageId });
    openText(opened);
    return opened;
  };
  const linkTo = ({ track }: SavedTrack): string => `https://open.spotify.com/track/${track.id}`;

  describe('“Save Tracks in Selection”', () => {
    beforeEach(async () => {
      await product.library.remove(free);
      product.requests.length = 0;
    });

    const areSaved = async (): Promise<number> =>
      (await product.isSavedAtSpotify(...free.map(({ track }) => track.uri))).filter(Boolean).length;

    it('saves what is selected, after a question with its number', async () => {
      const text = open(
        `${linkTo(free[0]!)}\n- [x](${linkTo(free[1]!)}) and ${linkTo(free[2]!)}\n${linkTo(free[3]!)}`,
      );
      text.selections = [new Selection(1, 0, 1, 200)];
      editor.willPress('Save 2 tracks');
      await product.run('tracklist.saveSelection');
      const [question] = editor.messages;
      assert.equal(question?.text, 'Save 2 tracks that the selection links to?');
      assert.ok(question.modal);
      assert.equal(await areSaved(), 2);
      assert.equal(editor.lastMessage.text, '2 tracks added to Liked Songs.');
    });

    it('asks about the whole text when nothing is selected, and once however many there are', async () => {
      open(free.map(linkTo).join('\n'));
      editor.willPress('Save 14 tracks');
      await product.run('tracklist.saveSelection');
      assert.equal(
        editor.messages[0]?.text,
        'Nothing is selected. Save 14 tracks that the whole text links to?',
      );
      assert.equal(await areSaved(), 14);
      assert.equal(editor.messages.length, 2);
    });

    it('changes nothing when it is declined', async () => {
      open(linkTo(free[0]!));
      await product.run('tracklist.saveSelection');
      assert.equal(await areSaved(), 0);
      assert.deepEqual(
        product.requests.filter(line => !line.startsWith('GET /me/library')),
        [],
      );
    });

    it('leaves out what is saved already, and says so', async () => {
      open([free[0]!, saved[20]!, saved[20]!].map(linkTo).join(' '));
      editor.willPress('Save 1 track');
      await product.run('tracklist.saveSelection');
      assert.equal(editor.messages[0]?.detail, 'One more is saved already and stays as it is.');
      open(linkTo(saved[20]!));
      await product.run('tracklist.saveSelection');
      assert.equal(editor.lastMessage.text, 'Everything that is linked there is saved already.');
    });

    it('offers albums besides, and says what reading them costs', async () => {
      const { uri = '' } = free[0]!.track.album!;
      open(`${uri}\n${linkTo(free[0]!)}`);
      editor.willPress('Save 1 track and 1 album');
      await product.run('tracklist.saveSelection');
      assert.deepEqual(editor.messages[0]?.buttons, ['Save 1 track', 'Save 1 track and 1 album']);
      assert.match(editor.messages[0].detail ?? '', /with one request/);
      assert.deepEqual(await product.isSavedAtSpotify(uri, free[0]!.track.uri), [true, true]);
    });

    it('says when there is nothing, and when no text is open', async () => {
      const text = open('some words');
      await product.run('tracklist.saveSelection');
      text.selections = [new Selection(0, 0, 0, 4)];
      await product.run('tracklist.saveSelection');
      openText(undefined);
      await product.run('tracklist.saveSelection');
      assert.deepEqual(
        editor.messages.map(({ text: said }) => said.split(' ').slice(-2).join(' ')),
        ['this text.', 'the selection.', 'Spotify first.'],
      );
    });

    it('saves nothing of a link that a selection cuts in two', async () => {
      const text = open(linkTo(free[0]!));
      text.selections = [new Selection(0, 0, 0, 40)];
      await product.run('tracklist.saveSelection');
      assert.match(editor.lastMessage.text, /no link/);
    });
  });

  describe('“Insert Link to Track…”', () => {
    const insert = async (title: string): Promise<void> => {
      const running = product.run('tracklist.insertLink');
      await until(() => editor.quickPicks.at(-1)?.isVisible === true);
      const pick = editor.quickPicks.at(-1)!;
      pick.type(title);
      pick.acceptActive();
      await running;
    };

    it('puts one at each cursor, as the language has links, in one step', async () => {
      const { track } = saved[3]!;
      const text = open('a\nb');
      text.selections = [new Selection(0, 1, 0, 1), new Selection(1, 0, 1, 1)];
      await insert(track.name);
      const [first = '', second] = text.text.split('\n');
      assert.equal(`a${second}`, first);
      assert.match(first, /^a\[.+ – .+\]\(https:\/\/open\.spotify\.com\/track\/[0-9A-Za-z]{22}\)$/);
      assert.equal(text.edits, 1);
      assert.deepEqual(product.shownTracks, []);
    });

    it('puts the address alone where there is no such thing', async () => {
      const { track } = saved[3]!;
      const text = open('', 'python');
      await insert(track.name);
      assert.match(text.text, /^https:\/\/open\.spotify\.com\/track\/[0-9A-Za-z]{22}$/);
    });

    it('leaves the text alone when nothing is chosen', async () => {
      const text = open('a');
      const running = product.run('tracklist.insertLink');
      await until(() => editor.quickPicks.at(-1)?.isVisible === true);
      assert.match(editor.quickPicks.at(-1)?.title ?? '', /^Insert Link to Track/);
      editor.quickPicks.at(-1)?.type('a');
      assert.deepEqual(editor.quickPicks.at(-1)?.buttons, []);
      editor.quickPicks.at(-1)?.hide();
      await running;
      assert.deepEqual([text.text, text.edits], ['a', 0]);
    });

    it('says when there is no text, or one that cannot be changed', async () => {
      await product.run('tracklist.insertLink');
      openText(new FakeTextEditor('', { isReadOnly: true }));
      await insert(saved[0]!.track.name);
      assert.deepEqual(
        editor.messages.map(({ text }) => /first|cannot be changed/.exec(text)?.[0]),
        ['first', 'cannot be changed'],
      );
    });

    it('links to nothing that is invented', async () => {
      const demo = await Product.start();
      openText(new FakeTextEditor(''));
      await demo.run('tracklist.insertLink');
      assert.equal(editor.lastMessage.text, linkWords.invented());
      demo.dispose();
    });
  });

  describe('dropped rows', () => {
    const drag = (...rows: unknown[]): DataTransfer => {
      const transfer = new DataTransfer();
      const { dragAndDropController } = editor.treeViews.get(viewIds.savedTracks)!;
      void dragAndDropController?.handleDrag?.(rows, transfer as never, undefined as never);
      return transfer;
    };
    const drop = async (transfer: DataTransfer, text = '', languageId = 'markdown'): Promise<unknown> => {
      const { document } = new FakeTextEditor(text, { languageId });
      const position = new Position(0, text.length) as never;
      return (await new LinkDrop().provideDocumentDropEdits(document, position, transfer as never))
        ?.insertText;
    };
    const url = 'https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT';
    const link = `[Lantern Field – Salt Meridian, Juniper Quiet](${url})`;

    it('become a link, several a list of them on lines of their own', async () => {
      assert.equal(await drop(drag(trackRow()), 'See '), link);
      const album_ = '[Paper Engines – Salt Meridian](https://open.spotify.com/album/0VjIjW4GlUZAMYd2vXMi3b)';
      assert.equal(await drop(drag(trackRow(), albumRow())), `- ${link}\n- ${album_}`);
      assert.equal(await drop(drag(trackRow(), albumRow()), 'See '), `\n- ${link}\n- ${album_}`);
      assert.equal(await drop(drag(trackRow()), '', 'rust'), url);
    });

    it('leave out a file of one’s own', async () => {
      const local = { kind: 'track', id: 'local', track: localTrack, place: 'savedTracks' };
      assert.equal(await drop(drag(local)), undefined);
      assert.equal(await drop(drag(local, trackRow())), link);
    });

    it('carry nothing that an editor would open as files, or take before links', async () => {
      const transfer = drag(trackRow());
      for (const type of ['text/uri-list', 'text/plain']) assert.equal(transfer.get(type), undefined);
      const { dragAndDropController } = editor.treeViews.get(viewIds.savedTracks)!;
      assert.deepEqual(dragAndDropController?.dragMimeTypes, [draggedLinksType, draggedTitlesType]);
      assert.deepEqual(dragAndDropController.dropMimeTypes, []);
      assert.notEqual(await transfer.get(draggedLinksType)?.asString(), undefined);
    });

    it('are titles in the demo, whose music has no addresses', async () => {
      const demo = await Product.start();
      const transfer = drag(trackRow());
      assert.equal(transfer.get(draggedLinksType), undefined);
      assert.equal(await drop(transfer), 'Lantern Field – Salt Meridian, Juniper Quiet');
      demo.dispose();
    });
  });

  it('are offered in menus only while some are selected', () => {
    const following = followSelectedLinks();
    const text = open(`some words\n${album} and more`);
    const isOffered = (): unknown => editor.contexts.get('tracklist.linksSelected');
    const all: unknown[] = [];
    for (const selection of [
      new Selection(0, 0, 0, 5),
      new Selection(0, 0, 1, 60),
      new Selection(1, 3, 1, 3),
      new Selection(1, 0, 1, 60),
    ]) {
      select(text, selection);
      all.push(isOffered() ?? false);
    }
    openText(undefined);
    assert.deepEqual([...all, isOffered()], [false, true, false, true, false]);
    following.dispose();
  });

  it('are copied as URIs, and with titles and artists, a line each', async () => {
    const rows = [trackRow(), albumRow()];
    await product.run('tracklist.copyUri', rows[0], rows);
    assert.equal(editor.clipboard, `${aTrack().uri}\n${album}`);
    await product.run('tracklist.copyTitle', rows[0], rows);
    assert.equal(
      editor.clipboard,
      'Lantern Field – Salt Meridian, Juniper Quiet\nPaper Engines – Salt Meridian',
    );
    assert.deepEqual(editor.statusBar, ['2 Spotify URIs copied.', '2 titles with their artists copied.']);
    const local = { kind: 'track', id: 'local', track: localTrack, place: 'savedTracks' } as const;
    await product.run('tracklist.copyTitle', local, [local]);
    assert.equal(editor.clipboard, 'Home Recording – Nobody');
  });
});
