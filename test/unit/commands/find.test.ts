import assert from 'node:assert/strict';
import { findWords } from '../../../src/messages/finding.ts';
import { linkWords } from '../../../src/messages/links.ts';
import { panelStrings } from '../../../src/messages/panel.ts';
import { viewWords } from '../../../src/messages/views.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { SpotifyRequest } from '../../../src/spotify/send.ts';
import { openDocuments } from '../editor/documents.ts';
import { editor } from '../editor/editor.ts';
import type { FakeQuickPick } from '../editor/quickInput.ts';
import { Product } from '../product.ts';
import { keyOf, refusal, until } from './finding.ts';

const { saveInFull: save, removeHint: remove } = panelStrings();

describe('finding in the library', () => {
  let product: Product;
  let saved: readonly SavedTrack[];
  /** One with a title that is easily typed, and found by it alone. */
  let one: SavedTrack;

  beforeEach(async () => {
    openDocuments.reset();
    product = await Product.start({ tracks: 300, albums: 2 });
    saved = await product.saved();
    one = saved.find(({ track }) => /^[A-Z][a-z]{3,} [A-Z][a-z]{3,}$/.test(track.name) && !track.isLocal)!;
    product.requests.length = 0;
  });
  afterEach(() => product.dispose());

  /** The list, with everything looked through. */
  const find = async (): Promise<FakeQuickPick> => {
    const before = editor.quickPicks.length;
    void product.run('tracklist.find');
    await until(() => editor.quickPicks.length > before);
    const pick = editor.quickPicks.at(-1)!;
    await until(() => !pick.busy);
    return pick;
  };
  const labels = (pick: FakeQuickPick): string[] => pick.items.map(({ label }) => label);
  const typeEachKey = (pick: FakeQuickPick, text: string): void => {
    for (let length = 1; length <= text.length; length++) pick.type(text.slice(0, length));
  };

  it('begins with the newest tracks, and says how many more there are', async () => {
    const pick = await find();
    assert.equal(pick.isVisible, true);
    assert.deepEqual(
      pick.items.slice(0, 200).map(({ label }) => label.replaceAll('\u2060', '')),
      saved.slice(0, 200).map(({ track }) => (track.name.trim() === '' ? viewWords.untitled() : track.name)),
    );
    assert.deepEqual(labels(pick).slice(200), [findWords.more(100)]);
  });

  it('answers every key from the library, without a request', async () => {
    const pick = await find();
    typeEachKey(pick, one.track.name.toUpperCase());
    assert.equal(pick.items[0]?.label, one.track.name);
    pick.type(`${one.track.artists[0]!.name} ${one.track.name.slice(1)}`);
    assert.ok(pick.items.some(row => keyOf(row) === one.track.uri));
    assert.deepEqual(product.requests, []);
  });

  it('tells of each track its artists, album, length and date', async () => {
    const pick = await find();
    pick.type(one.track.name);
    const [row] = pick.items;
    assert.equal(row?.description, one.track.artists.map(({ name }) => name).join(', '));
    assert.match(row.detail ?? '', /^.+ · \d+:\d\d · added [A-Z][a-z]+ \d+, \d{4}/);
    assert.ok(row.detail?.startsWith(one.track.album!.name));
  });

  it('shows what it has found as it stands, whatever VS Code would leave out or move', async () => {
    const pick = await find();
    pick.type('a');
    assert.ok(pick.items.every(({ alwaysShow, kind }) => alwaysShow ?? kind !== undefined));
    assert.deepEqual([pick.matchOnDescription, pick.matchOnDetail], [false, false]);
    assert.equal((pick as unknown as { sortByLabel: boolean }).sortByLabel, false);
  });

  it('says so when nothing matches, and then offers Spotify first', async () => {
    const pick = await find();
    pick.type('zzzzzz');
    assert.deepEqual(labels(pick), [findWords.nothing('zzzzzz'), findWords.askSpotify('zzzzzz')]);
    assert.equal(pick.activeItems[0]?.label, findWords.askSpotify('zzzzzz'));
    assert.deepEqual(product.requests, []);
  });

  it('makes no icons, links or commands of titles and of what is typed', async () => {
    const pick = await find();
    pick.type('$(flame) [x](command:quit)');
    for (const label of labels(pick)) assert.doesNotMatch(label, /\$\([a-z]|\]\(command/);
  });

  it('opens the details on Enter, and is closed then', async () => {
    const pick = await find();
    pick.type(one.track.name);
    pick.acceptActive();
    assert.deepEqual([product.shownTracks, pick.isVisible], [[one.track.uri], false]);
  });

  it('offers the same text again after details were opened, and not after it was just closed', async () => {
    const first = await find();
    first.type(one.track.name);
    first.acceptActive();
    const second = await find();
    second.choose(findWords.lastText(one.track.name));
    assert.deepEqual([second.value, second.items[0]?.label], [one.track.name, one.track.name]);
    second.hide();
    const third = await find();
    assert.equal(third.items[0]?.label, saved[0]!.track.name);
    assert.equal(third.value, '');
  });

  it('lets go of everything when it is closed', async () => {
    const pick = await find();
    pick.type('a');
    pick.hide();
    const shown = pick.items;
    await product.library.remove([one]);
    assert.equal(pick.items, shown);
  });

  it('is closed when another library comes into use', async () => {
    const pick = await find();
    product.connections.leaveDemo();
    assert.equal(pick.isVisible, false);
  });

  /** The button that leads back, when there is one. */
  const backOf = (pick: FakeQuickPick): unknown[] => pick.buttons.filter(({ tooltip }) => tooltip === 'Back');

  describe('with the buttons of a row', () => {
    it('removes and saves a track, and stays open with the row in its place', async () => {
      const pick = await find();
      pick.type(one.track.name);
      const count = pick.items.length;
      pick.press(one.track.name, remove);
      await until(() => editor.statusBar.length > 0);
      assert.deepEqual(await product.isSavedAtSpotify(one.track.uri), [false]);
      assert.match(pick.items[0]?.detail ?? '', / · not saved$/);
      await until(() => !pick.busy);
      assert.deepEqual(
        [pick.isVisible, pick.items.length, pick.items[0]?.label],
        [true, count, one.track.name],
      );
      pick.press(one.track.name, save);
      await until(() => editor.statusBar.length > 1);
      assert.deepEqual(await product.isSavedAtSpotify(one.track.uri), [true]);
      assert.doesNotMatch(pick.items[0]?.detail ?? '', /not saved/);
      assert.deepEqual(editor.messages, []);
    });

    it('removes all that was found after naming the number, and what is left of it is offered then', async () => {
      const pick = await find();
      assert.deepEqual(pick.buttons, []);
      pick.type('e');
      await until(() => pick.buttons.length > 0);
      const { tooltip = '' } = pick.buttons[1]!;
      const count = Number(/^Remove All (\d+) Results$/.exec(tooltip)?.[1]);
      assert.ok(count > 1);
      const before = product.library.savedTracks.rows.length;
      editor.willPress('Remove');
      pick.pressButton(tooltip);
      await until(() => editor.messages.length > 1);
      const [question, told] = editor.messages;
      assert.match(question?.text ?? '', /^Remove \d+ tracks from Liked Songs\?$/);
      assert.deepEqual([question?.modal, told?.buttons, pick.isVisible], [true, ['Undo'], true]);
      assert.ok(product.library.savedTracks.rows.length <= before - count + 1);
    });

    it('exports all that was found, beyond what is shown as well', async () => {
      const pick = await find();
      pick.type('e');
      await until(() => pick.buttons.length > 0);
      const { tooltip = '' } = pick.buttons[0]!;
      const count = Number(/^Export All (\d+) Results…$/.exec(tooltip)?.[1]);
      assert.ok(count > pick.items.length);
      editor.willChoose('Spotify URIs');
      editor.willChoose('A New Document');
      pick.pressButton(tooltip);
      assert.equal(pick.isVisible, false);
      await until(() => openDocuments.all().length > 0);
      assert.equal(
        openDocuments
          .all()
          .at(0)
          ?.getText()
          .match(/spotify:/g)?.length,
        count,
      );
    });

    it('keeps the focus on the row that was changed', async () => {
      const pick = await find();
      const [, , third] = pick.items;
      pick.activeItems = [third!];
      pick.press(third!.label, remove);
      await until(() => editor.statusBar.length > 0);
      assert.equal(pick.activeItems[0]?.label, third!.label);
      assert.equal(pick.keepScrollPosition, true);
    });

    it('says why a track could not be changed, and shows it as it is', async () => {
      const pick = await find();
      product.fault = ({ method }) => (method === 'DELETE' ? refusal : undefined);
      pick.press(one.track.name, remove);
      await until(() => editor.messages.length > 0);
      assert.match(editor.lastMessage.text, /^1 item was not changed/);
      pick.type(one.track.name);
      assert.doesNotMatch(pick.items[0]?.detail ?? '', /not saved/);
    });

    it('tells why a change could not be begun', async () => {
      const pick = await find();
      product.library.remove = () => Promise.reject(new SpotifyError('offline', 'no connection'));
      pick.press(pick.items[0]!.label, remove);
      await until(() => editor.messages.length > 0);
      assert.match(editor.lastMessage.text, /^Spotify cannot be reached/);
      assert.equal(product.log.at(-1), 'Find in Library: SpotifyError: no connection');
    });

    it('names what each does', async () => {
      const pick = await find();
      pick.type(one.track.name);
      assert.deepEqual(
        pick.items[0]?.buttons?.map(({ tooltip }) => tooltip),
        [viewWords.openInSpotify(), remove],
      );
    });

    it('says that music of the demo is not at Spotify, and stays open', async () => {
      const pick = await find();
      pick.press(one.track.name, viewWords.openInSpotify());
      await until(() => editor.messages.length > 0);
      assert.equal(editor.lastMessage.text, linkWords.invented());
      assert.deepEqual([pick.isVisible, pick.ignoreFocusOut], [true, true]);
      pick.type('a');
      assert.equal(pick.ignoreFocusOut, false);
    });
  });

  describe('at Spotify', () => {
    it('asks once when that is chosen, and shows what is saved of it', async () => {
      const pick = await find();
      await product.library.remove([one]);
      product.requests.length = 0;
      pick.type(one.track.name);
      pick.choose(findWords.askSpotify(one.track.name));
      assert.equal(pick.busy, true);
      await until(() => !pick.busy);
      assert.deepEqual(product.requests, ['GET /search']);
      const row = pick.items.find(
        ({ detail, label }) => label === one.track.name && detail?.includes('not saved'),
      );
      assert.deepEqual(
        row?.buttons?.map(({ tooltip }) => tooltip),
        [viewWords.openInSpotify(), save],
      );
      assert.ok(pick.items.length > 0 && pick.items.length <= 10);
      assert.match(pick.title ?? '', new RegExp(`“${one.track.name}”$`));
    });

    it('exports all that it has found, with dates of what is saved', async () => {
      const pick = await find();
      pick.type('e');
      pick.choose(findWords.askSpotify('e'));
      await until(() => !pick.busy);
      const count = pick.items.length;
      editor.willChoose('JSON');
      editor.willChoose('A New Document');
      pick.pressButton(findWords.exportAll(count));
      await until(() => openDocuments.all().length > 0);
      const list = JSON.parse(openDocuments.all().at(0)!.getText()) as { tracks: { addedAt?: string }[] };
      assert.equal(list.tracks.length, count);
      assert.ok(list.tracks.some(({ addedAt }) => addedAt !== undefined));
    });

    it('leads back to the library, and asks for the same text only once', async () => {
      const pick = await find();
      pick.type(one.track.name);
      const library = pick.items;
      pick.choose(findWords.askSpotify(one.track.name));
      await until(() => !pick.busy);
      const found = labels(pick);
      pick.goBack();
      assert.deepEqual([pick.items.map(keyOf), backOf(pick)], [library.map(keyOf), []]);
      pick.choose(findWords.askSpotify(one.track.name));
      assert.deepEqual(labels(pick), found);
      assert.deepEqual(product.requests, ['GET /search']);
    });

    it('is left by typing on, and what was asked for is not waited for any more', async () => {
      const pick = await find();
      const gate = Promise.withResolvers<undefined>();
      let asked: SpotifyRequest | undefined;
      product.fault = request => {
        asked = request;
        return gate.promise;
      };
      pick.type(one.track.name);
      pick.choose(findWords.askSpotify(one.track.name));
      await until(() => asked !== undefined);
      pick.type(one.track.name.slice(0, -1));
      assert.deepEqual([pick.busy, backOf(pick), asked?.signal?.aborted], [false, [], true]);
      const shown = pick.items;
      gate.resolve(undefined);
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      assert.equal(pick.items, shown);
    });

    it('saves what it has found, and opens its details on Enter', async () => {
      const pick = await find();
      await product.library.remove([one]);
      pick.type(one.track.name);
      pick.choose(findWords.askSpotify(one.track.name));
      await until(() => !pick.busy);
      const wanted = pick.items.find(row => keyOf(row) === one.track.uri)!;
      pick.activeItems = [wanted];
      pick.press(wanted, save);
      await until(() => editor.statusBar.length > 0);
      assert.deepEqual(await product.isSavedAtSpotify(one.track.uri), [true]);
      pick.acceptActive();
      assert.deepEqual(product.shownTracks, [one.track.uri]);
    });

    it('says so when Spotify finds nothing', async () => {
      const pick = await find();
      pick.type('zzzzzz');
      pick.acceptActive();
      await until(() => !pick.busy);
      assert.deepEqual(labels(pick), [findWords.noneAtSpotify('zzzzzz')]);
    });

    it('asks for nothing where there is nothing to ask for', async () => {
      const pick = await find();
      pick.type('""');
      pick.choose(findWords.askSpotify('""'));
      await until(() => !pick.busy);
      assert.deepEqual([labels(pick), product.requests], [[findWords.noneAtSpotify('""')], []]);
    });

    it('tells in a row what went wrong, asks again on Enter, and leaves the text out of the log', async () => {
      const pick = await find();
      pick.type('zzzzzz');
      product.fault = ({ url }) => (url.includes('/search') ? refusal : undefined);
      pick.acceptActive();
      await until(() => !pick.busy);
      assert.equal(pick.items[0]?.detail, findWords.enterTriesAgain());
      assert.deepEqual(editor.messages, []);
      product.fault = () => undefined;
      pick.acceptActive();
      await until(() => !pick.busy);
      assert.deepEqual(labels(pick), [findWords.noneAtSpotify('zzzzzz')]);
      assert.ok(!product.log.join().includes('zzzzzz'));
    });
  });
});
