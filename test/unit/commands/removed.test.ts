import assert from 'node:assert/strict';
import { viewIds } from '../../../src/manifest.ts';
import { changeWords } from '../../../src/messages/changes.ts';
import { removedWords } from '../../../src/messages/removed.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import type { Element } from '../../../src/views/elements.ts';
import { eventually } from '../../support/eventually.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';

describe('Recently Removed', () => {
  let product: Product;
  let saved: readonly SavedTrack[];

  beforeEach(async () => {
    product = await Product.start();
    saved = (await product.saved()).filter(({ track }) => !track.isLocal);
    await rows();
  });
  afterEach(() => product.dispose());

  const view = () => editor.treeViews.get(viewIds.recentlyRemoved)!;
  const rows = async (parent?: Element): Promise<Element[]> =>
    (await view().provider.getChildren(parent)) as Element[];
  const labelOf = async (row: Element): Promise<unknown> => (await view().provider.getTreeItem(row)).label;
  const untilShown = (count: number): Promise<void> =>
    eventually(async () => assert.equal((await rows()).filter(row => row.kind !== 'note').length, count));
  const areSaved = (tracks: readonly SavedTrack[]): Promise<boolean[]> =>
    product.isSavedAtSpotify(...tracks.map(({ track }) => track.uri));

  it('says what it is for while there is nothing in it', async () => {
    const [row] = await rows();
    assert.match(String(await labelOf(row!)), /restored from here for 30 days/);
    assert.deepEqual([view().description, view().message], ['', '']);
    await product.run('tracklist.restoreAll');
    await product.run('tracklist.restore');
    assert.deepEqual(
      editor.messages.map(({ text }) => text),
      [removedWords.nothing(), removedWords.nothing()],
    );
  });

  it('has a row for each change, below it the items, and says what happens to dates', async () => {
    await product.library.remove(saved.slice(0, 3));
    await product.library.remove(saved.slice(5, 6));
    await untilShown(2);
    const [single, change] = await rows();
    assert.equal(await labelOf(single!), saved[5]!.track.name);
    assert.match(String((await view().provider.getTreeItem(single!)).description), /^Today /);
    assert.match(String(await labelOf(change!)), /^Today /);
    assert.equal((await view().provider.getTreeItem(change!)).description, '3 tracks');
    const below = await rows(change);
    assert.deepEqual(await Promise.all(below.map(labelOf)), saved.slice(0, 3).map(({ track }) => track.name)); // prettier-ignore
    assert.deepEqual(
      [view().description, view().message],
      ['4 items · kept for 30 days', removedWords.datesHint(false)],
    );
  });

  it('restores one without a question, as a change that can be undone', async () => {
    await product.library.remove(saved.slice(0, 1));
    await untilShown(1);
    const [row] = await rows();
    await product.run('tracklist.restore', row);
    assert.deepEqual([editor.messages, await areSaved(saved.slice(0, 1))], [[], [true]]);
    assert.equal(editor.statusBar.at(-1), changeWords.added(saved[0]!.track.name));
    await untilShown(0);
    await product.run('tracklist.undo');
    assert.deepEqual(await areSaved(saved.slice(0, 1)), [false]);
    await untilShown(1);
  });

  it('restores several, a whole change or all after saying what happens to dates and order', async () => {
    await product.library.remove(saved.slice(0, 4));
    await product.library.remove(saved.slice(5, 8));
    await untilShown(2);
    const [later, earlier] = await rows();
    const [first, second] = await rows(earlier);
    editor.willPress('Restore');
    await product.run('tracklist.restore', first, [first!, second!]);
    assert.equal(editor.messages[0]?.text, 'Save 2 tracks again that you removed?');
    assert.equal(editor.messages[0].detail, removedWords.confirmDetail(false));
    assert.deepEqual(await areSaved(saved.slice(0, 4)), [true, true, false, false]);
    editor.willPress('Restore');
    await product.run('tracklist.restore', later);
    assert.deepEqual(await areSaved(saved.slice(5, 8)), [true, true, true]);
    editor.willPress('Restore');
    await product.run('tracklist.restoreAll');
    assert.deepEqual(await areSaved(saved.slice(0, 4)), [true, true, true, true]);
    await untilShown(0);
  });

  it('restores nothing when declined', async () => {
    await product.library.remove(saved.slice(0, 4));
    await product.run('tracklist.restoreAll');
    assert.deepEqual(await areSaved(saved.slice(0, 2)), [false, false]);
  });

  it('restores from the palette what is chosen, and what a key means in the view', async () => {
    await product.library.remove(saved.slice(0, 2));
    await product.library.remove(saved.slice(5, 6));
    await untilShown(2);
    editor.willChoose(saved[0]!.track.name);
    await product.run('tracklist.restore');
    assert.deepEqual(await areSaved([saved[0]!, saved[1]!, saved[5]!]), [true, false, false]);
    const labels = editor.picks.at(-1)?.labels ?? [];
    assert.ok(labels[0]?.startsWith('Today'), String(labels));
    view().selection = (await rows()).slice(0, 1);
    await product.run('tracklist.restore', viewIds.recentlyRemoved);
    assert.deepEqual(await areSaved([saved[5]!]), [true]);
  });

  it('copies the links of a whole change', async () => {
    await product.library.remove(saved.slice(0, 2));
    await untilShown(1);
    await product.run('tracklist.copyLink', (await rows())[0]);
    assert.match(editor.lastMessage.text, /invented/, 'the demo has no links, but knows what is meant');
  });
});
