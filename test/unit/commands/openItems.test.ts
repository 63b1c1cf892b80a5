import assert from 'node:assert/strict';
import { changeWords } from '../../../src/messages/changes.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { eventually } from '../../support/eventually.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';
import { InstantClock } from '../spotify/instantClock.ts';

const refusal = { status: 403, headers: {}, body: '{"error":{"status":403,"message":"Not now"}}' };

describe('what became of a change', () => {
  let product: Product;
  let saved: readonly SavedTrack[];

  beforeEach(async () => {
    product = await Product.start({ clock: new InstantClock() });
    saved = (await product.saved()).filter(({ track }) => !track.isLocal);
  });
  afterEach(() => product.dispose());

  const remove = (count: number): Promise<void> => {
    const rows = saved
      .slice(0, count)
      .map(({ track }) => ({ kind: 'track', id: track.uri, track, place: 'savedTracks' }) as const);
    return product.run('tracklist.remove', rows[0], rows);
  };
  const nameOf = (index: number): string => saved[index]?.track.name ?? '';

  it('names what was not changed on demand, shows one of it, and tries all of it again', async () => {
    let count = 0;
    product.fault = ({ method }) => (method === 'DELETE' && count++ % 2 === 0 ? refusal : undefined);
    editor.willPress('Show Them');
    editor.willChoose(nameOf(1));
    await remove(3);
    assert.deepEqual(editor.lastMessage.buttons, ['Try Again', 'Show Them']);
    assert.deepEqual(editor.picks.at(-1)?.labels, [
      'Try again for all 3 items',
      'Not changed, as before',
      ...[0, 1, 2].map(nameOf),
    ]);
    assert.deepEqual(product.shownTracks, [saved[1]?.track.uri]);
    count = 0;
    editor.willPress('Show Them');
    editor.willChoose('Try again for all 3 items');
    await remove(3);
    assert.equal(editor.lastMessage.text, changeWords.removedMany(3));
  });

  it('is found out by itself when the answer was lost', async () => {
    const unavailable = { status: 503, headers: {}, body: '' };
    let checks = 0;
    product.fault = ({ method, url }) => {
      const isCheck = url.includes('contains');
      return method === 'DELETE' || (isCheck && ++checks <= 12) ? unavailable : undefined;
    };
    await remove(2);
    assert.match(editor.lastMessage.text, /is not known yet, because/);
    await eventually(() => assert.equal(editor.statusBar.at(-1), changeWords.settled(0, 2)));
    assert.ok(checks > 12);
    assert.equal(product.library.savedState(saved[0]!.track.uri), 'saved');
  });
});
