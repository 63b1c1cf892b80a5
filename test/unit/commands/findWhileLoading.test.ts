import assert from 'node:assert/strict';
import { findWords } from '../../../src/messages/finding.ts';
import { viewWords } from '../../../src/messages/views.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { editor } from '../editor/editor.ts';
import type { FakeQuickPick } from '../editor/quickInput.ts';
import { Product } from '../product.ts';
import { keyOf, refusal, until } from './finding.ts';

describe('finding in a library that is not whole', () => {
  let product: Product;
  afterEach(() => product.dispose());

  const open = async (): Promise<FakeQuickPick> => {
    void product.run('tracklist.find');
    await until(() => editor.quickPicks.length > 0);
    return editor.quickPicks[0]!;
  };

  it('has the library read where nobody has looked at it yet', async () => {
    product = await Product.start({ tracks: 60, albums: 1 });
    for (const view of editor.treeViews.values()) view.show(false);
    assert.equal(product.library.savedTracks.status.phase, 'idle');
    const pick = await open();
    await until(() => pick.items.length === 60);
    assert.deepEqual(product.requests, ['GET /me/tracks', 'GET /me/tracks']);
  });

  it('finds what is loaded, says how much that is, and finds the rest as it comes', async () => {
    product = await Product.start({ tracks: 300, albums: 1 });
    const gate = Promise.withResolvers<undefined>();
    product.fault = ({ url }) => (/offset=(?!0\b)/.test(url) ? gate.promise : undefined);
    const pick = await open();
    await product.library.savedTracks.firstRows();
    pick.type('zzzzzz');
    assert.deepEqual([pick.title, pick.busy], ['Demo · Find in Library · Loading 50 of 300', true]);
    assert.equal(pick.items[0]?.label, findWords.nothingYet());
    pick.acceptActive();
    assert.deepEqual([pick.isVisible, pick.buttons], [true, []]);
    pick.type('');
    assert.equal(pick.items.length, 50);
    for (let turn = 0; turn < 25; turn++) await new Promise(resolve => setTimeout(resolve, 10));
    assert.equal(pick.busy, true);
    gate.resolve(undefined);
    await until(() => !pick.busy);
    assert.deepEqual([pick.items.length, pick.title], [201, 'Demo · Find in Library']);
    const last = product.library.savedTracks.rows.at(-1)!;
    pick.type(last.track.name);
    assert.ok(pick.items.some(row => keyOf(row) === last.track.uri));
  });

  it('leaves the focus where the person has put it while more comes in', async () => {
    product = await Product.start({ tracks: 300, albums: 1 });
    const gates = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()] as const;
    product.fault = ({ url }) =>
      /offset=(?!0\b)/.test(url) ? gates[/offset=50\b/.test(url) ? 0 : 1].promise : undefined;
    const pick = await open();
    await product.library.savedTracks.firstRows();
    pick.type('e');
    const { items } = pick;
    const last = items.at(-1)!;
    pick.activeItems = [last];
    gates[0].resolve(undefined);
    await until(() => pick.items.length > items.length);
    assert.deepEqual(pick.activeItems.map(keyOf), [keyOf(last)]);
    gates[1].resolve(undefined);
    await until(() => !pick.busy);
    assert.deepEqual(pick.activeItems.map(keyOf), [keyOf(last)]);
  });

  it('moves the focus to what is found at last', async () => {
    product = await Product.start({ tracks: 300, albums: 1 });
    const rows = (await product.saved()).filter(({ track }) => /^[a-z]{3,} [a-z]{3,}$/i.test(track.name));
    const pick = await open();
    await until(() => !pick.busy);
    const textOf = ({ track }: SavedTrack): string => `${track.name} ${track.artists[0]!.name}`;
    const only = rows.find(row => {
      pick.type(textOf(row));
      return pick.items.length === 3;
    })!;
    await product.library.remove([only]);
    await until(() => !pick.busy);
    pick.type('');
    pick.type(textOf(only));
    assert.equal(pick.activeItems[0]?.label, findWords.askSpotify(textOf(only)));
    await product.library.save([only]);
    await until(() => pick.items.some(row => keyOf(row) === only.track.uri));
    assert.equal(keyOf(pick.activeItems[0]), only.track.uri);
  });

  it('tells why pages are missing, and reads them on Enter', async () => {
    product = await Product.start({ tracks: 300, albums: 1 });
    product.fault = ({ url }) => (/offset=100\b/.test(url) ? refusal : undefined);
    const pick = await open();
    await until(() => !pick.busy);
    const row = pick.items.find(({ label }) => label === viewWords.missingPages(1));
    assert.equal(row?.detail, findWords.enterTriesAgain());
    product.fault = () => undefined;
    pick.choose(viewWords.missingPages(1));
    await until(() => product.library.savedTracks.isComplete && !pick.busy);
    assert.ok(!pick.items.some(({ label }) => label === viewWords.missingPages(1)));
  });

  it('asks about saved states at Spotify in one request, as the library does not know them', async () => {
    product = await Product.start({ tracks: 300, albums: 1 });
    product.fault = ({ url }) => (/offset=100\b/.test(url) ? refusal : undefined);
    const pick = await open();
    await until(() => !pick.busy);
    const [row] = product.library.savedTracks.rows;
    product.requests.length = 0;
    pick.type(row!.track.name.slice(0, 3));
    pick.choose(findWords.askSpotify(row!.track.name.slice(0, 3)));
    await until(
      () => pick.items.length > 0 && pick.items.every(({ detail }) => / · (not )?saved$/.test(detail ?? '')),
    );
    assert.deepEqual(product.requests, ['GET /search', 'GET /me/library/contains']);
  });

  it('says that there is nothing where nothing is saved', async () => {
    product = await Product.start({ tracks: 0, albums: 0 });
    const pick = await open();
    await until(() => !pick.busy);
    assert.deepEqual(
      pick.items.map(({ label }) => label),
      [viewWords.noSavedTracks()],
    );
  });

  it('offers to sign in, or the demo, where there is no library', async () => {
    product = await Product.start({ as: 'notSetUp' });
    await product.run('tracklist.find');
    assert.deepEqual(editor.lastMessage.buttons, ['Set Up Your Spotify App', 'Explore the Demo']);
    assert.deepEqual(editor.quickPicks, []);
  });
});
