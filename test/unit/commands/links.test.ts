import assert from 'node:assert/strict';
import { spotifyLink } from '../../../src/model/spotifyUri.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';

describe('saving tracks from links', () => {
  let product: Product;
  /** Tracks that are not saved any more. */
  let free: readonly SavedTrack[];

  beforeEach(async () => {
    product = await Product.start();
    const all = (await product.saved()).filter(({ track }) => !track.isLocal);
    free = all.slice(0, 15);
    await product.library.remove(free);
    product.requests.length = 0;
  });
  afterEach(() => product.dispose());

  const links = (count: number): string[] =>
    free.slice(0, count).map(({ track }) => spotifyLink({ kind: 'track', id: track.id! }));
  const areSaved = (count: number): Promise<boolean[]> =>
    product.isSavedAtSpotify(...free.slice(0, count).map(({ track }) => track.uri));
  const save = async (text: string | undefined): Promise<void> => {
    editor.willType(text);
    await product.run('tracklist.saveFromLinks');
  };

  it('saves one and names it', async () => {
    await save(`${links(1)[0]}?si=abc`);
    assert.deepEqual(await areSaved(1), [true]);
    assert.deepEqual(editor.statusBar, [`Added to Liked Songs: ${free[0]!.track.name}`]);
  });

  it('saves several of any form, each once', async () => {
    const [one, two, three] = free.map(({ track }) => track.id!);
    await save(
      `https://open.spotify.com/intl-de/track/${one} spotify:track:${two}, ${three} spotify:track:${one}`,
    );
    assert.deepEqual(await areSaved(3), [true, true, true]);
    assert.equal(editor.lastMessage.text, '3 tracks added to Liked Songs.');
  });

  it('saves what is not saved yet and says how many were', async () => {
    await save(links(1).join(' '));
    await save(links(3).join(' '));
    assert.equal(editor.lastMessage.text, '2 tracks added to Liked Songs. 1 was saved already.');
  });

  it('asks above 10, and saves them by their ids alone', async () => {
    editor.willPress('Save');
    await save(links(12).join('\n'));
    assert.equal(editor.messages[0]?.text, 'Save 12 tracks to Liked Songs?');
    assert.deepEqual(new Set(await areSaved(12)), new Set([true]));
    assert.equal(editor.lastMessage.text, '12 tracks added to Liked Songs.');
    assert.ok(!product.requests.some(line => line.startsWith('GET /tracks/')));
  });

  it('names no track that it knows by its id alone', async () => {
    await save(links(1).join(' '));
    await product.library.save(free.slice(1, 11));
    editor.messages = [];
    await save(links(12).join('\n'));
    assert.equal(editor.lastMessage.text, '1 track added to Liked Songs. 11 were saved already.');
  });

  it('saves nothing when above 10 the question is declined', async () => {
    await save(links(12).join('\n'));
    assert.deepEqual(new Set(await areSaved(12)), new Set([false]));
  });

  it('undoes them', async () => {
    editor.willPress('Undo');
    await save(links(3).join('\n'));
    assert.deepEqual(await areSaved(3), [false, false, false]);
  });

  const complaints: Readonly<Record<string, string>> = {
    'what is no link': 'some words',
    'an album': 'https://open.spotify.com/album/0VjIjW4GlUZAMYd2vXMi3b',
    'an artist': 'spotify:artist:0VjIjW4GlUZAMYd2vXMi3b',
    'a playlist': 'https://open.spotify.com/playlist/0VjIjW4GlUZAMYd2vXMi3b',
    'another site': 'https://open.spotify.com.evil.com/track/0VjIjW4GlUZAMYd2vXMi3b',
    'an id that is too short': 'spotify:track:0VjIjW4GlUZ',
  };
  for (const [what, text] of Object.entries(complaints)) {
    it(`does not take ${what}, alone or beside good ones`, async () => {
      await save(text);
      await save(`${links(1)[0]}\n${text}`);
      const [alone, beside] = editor.inputs;
      assert.ok(alone?.complaint);
      assert.match(beside?.complaint ?? '', /is not a link to a track/);
      assert.deepEqual(product.requests, []);
    });
  }

  it('complains of nothing before anything is typed', async () => {
    for (const text of ['', '   ']) {
      await save(text);
      assert.equal(editor.inputs.at(-1)?.complaint, undefined);
    }
    await save(undefined);
    assert.deepEqual(product.requests, []);
  });

  it('saves nothing when Spotify does not know one of them', async () => {
    await save(`${links(1)[0]} spotify:track:0000000000000000000000`);
    assert.match(editor.lastMessage.text, /^Spotify does not know this item/);
    assert.equal(editor.lastMessage.severity, 'error');
    assert.deepEqual(await areSaved(1), [false]);
  });

  it('takes hundreds from the clipboard, without what is no track', async () => {
    editor.clipboard = [...links(12), 'https://open.spotify.com/album/1DFixLWuPkv3KT3TnV35m3', 'text'].join(
      '\n',
    );
    editor.willChoose('Take the 12 tracks on the clipboard');
    editor.willPress('Save');
    await product.run('tracklist.saveFromLinks');
    assert.deepEqual(await areSaved(13), [...Array<boolean>(12).fill(true), false]);
    assert.equal(editor.messages[0]?.text, 'Save 12 tracks to Liked Songs?');
  });

  it('asks for links also when there are some on the clipboard', async () => {
    editor.clipboard = links(3).join(' ');
    editor.willChoose('Paste or type links');
    await save(links(1)[0]);
    assert.deepEqual(await areSaved(2), [true, false]);
  });

  it('does nothing when the person gives up', async () => {
    editor.clipboard = links(3).join(' ');
    await product.run('tracklist.saveFromLinks');
    assert.deepEqual(await areSaved(1), [false]);
  });

  it('removes what is named by links, counting what is saved', async () => {
    const saved = (await product.saved()).filter(({ track }) => !track.isLocal).slice(0, 12);
    const text = saved.map(({ track }) => track.uri).join(' ');
    product.requests.length = 0;
    editor.willType(`${text} ${free[0]!.track.uri}`);
    editor.willPress('Remove', 'Undo', 'Undo');
    await product.run('tracklist.removeFromLinks');
    assert.equal(editor.messages[0]?.text, 'Remove 12 tracks from Liked Songs?');
    assert.match(editor.messages[1]?.text ?? '', /^12 tracks removed from Liked Songs\. 1 was not saved\./);
    assert.ok((await product.isSavedAtSpotify(...saved.map(({ track }) => track.uri))).every(Boolean));
    assert.ok(!product.requests.includes('GET /tracks'));
  });
});
