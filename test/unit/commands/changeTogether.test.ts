import assert from 'node:assert/strict';
import { changeTogether } from '../../../src/commands/changeTogether.ts';
import type { JointOutcome } from '../../../src/library/curationOutcome.ts';
import type { LibraryWish } from '../../../src/library/libraryWish.ts';
import { changeWords } from '../../../src/messages/changes.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';
import { localTrack } from '../views/rows.ts';

describe('saving and removing together', () => {
  let product: Product;
  let saved: readonly SavedTrack[];
  let unsaved: readonly SavedTrack[];

  beforeEach(async () => {
    product = await Product.start();
    saved = (await product.saved()).filter(({ track }) => !track.isLocal).slice(0, 20);
    unsaved = saved.slice(10);
    await product.library.remove(unsaved);
    saved = saved.slice(0, 10);
  });
  afterEach(() => product.dispose());

  const run = (wish: LibraryWish, context: Parameters<typeof changeTogether>[3] = {}) => {
    const parts = { connections: product.connections, isAnythingVisible: () => true };
    return changeTogether(parts, product.connection, wish, context);
  };
  const areSaved = (rows: readonly SavedTrack[]): Promise<boolean[]> =>
    product.isSavedAtSpotify(...rows.map(({ track }) => track.uri));
  const refused = (method: string): typeof product.fault => {
    let isFirst = true;
    return request => {
      if (request.method !== method || !isFirst) return undefined;
      isFirst = false;
      return { status: 403, headers: {}, body: '{"error":{"status":403,"message":"Not now"}}' };
    };
  };

  it('asks with both counts, tells what was done and undoes it whole', async () => {
    editor.willPress('Remove and Save', 'Undo', 'Undo');
    const outcome = await run({ save: unsaved.slice(0, 2), remove: saved.slice(0, 3) });
    const [asked, told, askedAgain] = editor.messages;
    assert.equal(asked?.text, 'Remove 3 tracks from your library and save 2 tracks?');
    assert.equal(told?.text, '2 tracks added to Liked Songs. 3 tracks removed from Liked Songs.');
    assert.match(
      askedAgain?.text ?? '',
      /^Save 3 removed items again\?.* 2 items that were saved are removed/,
    );
    assert.deepEqual([outcome?.saved.applied.length, outcome?.removed.applied.length], [2, 3]);
    assert.deepEqual(await areSaved([unsaved[0]!, saved[0]!]), [false, true]);
  });

  it('asks of one that comes back among several in the singular', async () => {
    editor.willPress('Remove and Save', 'Undo', 'Undo');
    await run({ save: unsaved.slice(0, 2), remove: saved.slice(0, 1) });
    assert.match(
      editor.messages[2]?.text ?? '',
      /^Save 1 removed item again\?.* 2 items that were saved are removed/,
    );
  });

  it('does nothing when declined', async () => {
    const before = product.requests.length;
    assert.equal(await run({ save: unsaved, remove: saved }), undefined);
    assert.equal(product.requests.length, before);
  });

  it('asks as the caller says, or not at all', async () => {
    editor.willPress('Replace');
    await run(
      { replace: [{ remove: saved[0]!, save: unsaved[0]! }] },
      { question: 'Sure?', button: 'Replace' },
    );
    assert.equal(editor.messages[0]?.text, 'Sure?');
    const [added, removed] = [unsaved[0]!.track.name, saved[0]!.track.name];
    const both = `Added to Liked Songs: ${added}. Removed from Liked Songs: ${removed}.`;
    assert.equal(editor.messages[1]?.text, both);
    const told: JointOutcome[] = [];
    await run({ remove: saved.slice(1, 3) }, { isConfirmed: true, onOutcome: each => told.push(each) });
    assert.equal(told[0]?.removed.applied.length, 2);
    assert.equal(editor.messages.length, 3);
  });

  it('counts what is not as wished, and one in the singular', async () => {
    await run({ save: saved.slice(0, 3), remove: saved.slice(4, 5) });
    assert.equal(editor.messages[0]?.text, 'Remove 1 track from Liked Songs?');
    await run({ save: [...saved, unsaved[0]!] });
    assert.equal(editor.messages[1]?.text, 'Save 1 track to Liked Songs?');
  });

  it('leaves out local files, which Spotify does not know', async () => {
    const local = { track: localTrack, addedAt: '' };
    await run({ remove: [local], replace: [{ remove: local, save: unsaved[0]! }] }, { isConfirmed: true });
    assert.deepEqual(await areSaved(unsaved.slice(0, 1)), [false]);
  });

  it('tries again only what is left, as part of the same change', async () => {
    product.fault = refused('DELETE');
    editor.willPress('Try Again', 'Undo', 'Undo');
    const replace = saved.slice(0, 2).map((remove, index) => ({ remove, save: unsaved[index]! }));
    await run({ replace }, { isConfirmed: true });
    const [trouble, told] = editor.messages;
    assert.match(trouble?.text ?? '', /^2 tracks added to Liked Songs\. 2 items were not changed/);
    assert.equal(told?.text, changeWords.removedMany(2));
    assert.deepEqual(await areSaved([saved[0]!, saved[1]!, unsaved[0]!, unsaved[1]!]), [
      true,
      true,
      false,
      false,
    ]);
  });

  it('keeps the pairs of what could not be saved for the next try', async () => {
    product.fault = refused('PUT');
    editor.willPress('Try Again');
    await run({ replace: [{ remove: saved[0]!, save: unsaved[0]! }] }, { isConfirmed: true });
    assert.deepEqual(await areSaved([saved[0]!, unsaved[0]!]), [false, true]);
  });
});
