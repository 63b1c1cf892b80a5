import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SavedTrack } from '../../../src/model/track.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';

describe('the steps that the hover of a link offers', () => {
  let product: Product;
  let row: SavedTrack;

  beforeEach(async () => {
    product = await Product.start({ as: 'signedIn', tracks: 20, albums: 3 });
    const all = (await product.saved()).filter(({ track }) => !track.isLocal);
    row = all[0]!;
    product.requests.length = 0;
  });
  afterEach(() => product.dispose());

  it('remove and save a track like any other change, which can be undone', async () => {
    const { uri, name } = row.track;
    product.isAnythingVisible = false;
    await product.run('tracklist.removeLinked', uri);
    assert.deepEqual(await product.isSavedAtSpotify(uri), [false]);
    assert.equal(editor.lastMessage.text, `Removed from Liked Songs: ${name}`);
    assert.deepEqual(editor.lastMessage.buttons, ['Undo']);
    await product.run('tracklist.undo');
    assert.deepEqual(await product.isSavedAtSpotify(uri), [true]);
    await product.run('tracklist.removeLinked', uri);
    await product.run('tracklist.saveLinked', uri);
    assert.deepEqual(await product.isSavedAtSpotify(uri), [true]);
    assert.ok(!product.requests.some(line => line.startsWith('GET /tracks/')));
  });

  it('save and remove an album', async () => {
    const { uri } = row.track.album!;
    await product.run('tracklist.saveLinked', uri);
    assert.deepEqual(await product.isSavedAtSpotify(uri!), [true]);
    await product.run('tracklist.removeLinked', uri);
    assert.deepEqual(await product.isSavedAtSpotify(uri!), [false]);
  });

  it('show the details and open it in Spotify', async () => {
    await product.run('tracklist.showLinked', row.track.uri);
    await product.run('tracklist.openLinked', row.track.uri);
    await product.run('tracklist.openLinked', row.track.album!.uri);
    assert.deepEqual(product.shownTracks, [row.track.uri]);
    assert.deepEqual(editor.executed.at(-1), ['editor.action.hideHover']);
    assert.deepEqual(editor.opened, [row.track.uri, row.track.album!.uri]);
  });

  const commands = [
    'tracklist.saveLinked',
    'tracklist.removeLinked',
    'tracklist.showLinked',
    'tracklist.openLinked',
  ] as const;

  it('do nothing with what is not the URI of a track or an album', async () => {
    const { id, uri } = row.track;
    const hostile: unknown[] = [
      undefined,
      null,
      1,
      {},
      [uri],
      { uri, toString: () => uri },
      '',
      id,
      ` ${uri}`,
      `${uri}\n`,
      `spotify:artist:${id}`,
      `https://open.spotify.com/track/${id}`,
      `${uri}:x`,
      'javascript:alert(1)',
      'command:workbench.action.quit',
      'file:///etc/passwd',
    ];
    for (const command of commands) for (const argument of hostile) await product.run(command, argument);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...commands),
        fc.oneof(fc.anything(), fc.string()),
        (command, argument) => product.run(command, argument),
      ),
    );
    assert.deepEqual(product.requests, []);
    assert.deepEqual([editor.opened, product.shownTracks, editor.messages], [[], [], []]);
  });

  it('offer to sign in where nobody is', async () => {
    const other = await Product.start({ as: 'signedOut' });
    await other.run('tracklist.saveLinked', row.track.uri);
    assert.match(editor.lastMessage.text, /sign in|Sign in/);
    assert.deepEqual(other.requests, []);
    other.dispose();
  });
});
