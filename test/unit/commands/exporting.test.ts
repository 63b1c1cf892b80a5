import assert from 'node:assert/strict';
import type { SavedTrack } from '../../../src/model/track.ts';
import { noFilter } from '../../../src/library/arrangement/arrangement.ts';
import { openDocuments } from '../editor/documents.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';

describe('exporting', () => {
  let product: Product;
  let saved: readonly SavedTrack[];

  beforeEach(async () => {
    openDocuments.reset();
    product = await Product.start();
    saved = await product.saved();
    product.requests.length = 0;
  });
  afterEach(() => product.dispose());

  const uris = (rows: readonly SavedTrack[]): string[] => rows.map(({ track }) => track.uri);
  const textAt = (index: number): string => openDocuments.all().at(index)?.getText() ?? '';
  const linesOf = (text = ''): string[] => text.split(/\r?\n/).filter(line => line !== '');

  it('makes a document of all saved tracks, without a request', async () => {
    editor.willChoose('Saved Tracks');
    editor.willChoose('Spotify URIs');
    editor.willChoose('A New Document');
    await product.run('tracklist.export');
    assert.deepEqual(linesOf(textAt(0)), uris(saved));
    assert.deepEqual(product.requests, []);
    assert.ok(editor.picks[0]?.descriptions.includes('60 tracks'));
  });

  it('writes a file, and opens it when asked to', async () => {
    editor.willChoose('Saved Tracks and Saved Albums');
    editor.willChoose('CSV');
    editor.willChoose('A File…');
    editor.chosenFile = '/home/me/my music.csv';
    editor.willPress('Open');
    await product.run('tracklist.export');
    assert.equal(editor.lastMessage.text, 'Exported 60 tracks and 5 albums to my music.csv.');
    const file = new TextDecoder().decode(editor.files.get('/home/me/my music.csv'));
    assert.match(file, /^Track URI,/);
    assert.equal(linesOf(file).length, 66);
    assert.equal(textAt(-1), file);
  });

  it('says when the file cannot be written', async () => {
    editor.isDiskBroken = true;
    editor.chosenFile = '/home/me/music.json';
    editor.willChoose('Saved Albums');
    editor.willChoose('JSON');
    editor.willChoose('A File…');
    await product.run('tracklist.export');
    assert.equal(editor.lastMessage.severity, 'error');
    assert.match(editor.lastMessage.text, /^music\.json could not be written/);
    assert.match(product.log.at(-1) ?? '', /^Exporting: the file could not be written: \w+$/);
  });

  it('takes the rows it is called on; what is not saved has no date', async () => {
    const [first, second] = saved.slice(0, 2).map(({ track }) => track);
    await product.library.remove(saved.slice(1, 2));
    const row = (track: SavedTrack['track']) =>
      ({ kind: 'track', id: track.uri, track, place: 'savedTracks' }) as const;
    editor.willChoose('JSON');
    editor.willChoose('A New Document');
    const rows = [row(first!), row(second!)];
    await product.run('tracklist.export', rows[0]!, rows);
    const { tracks } = JSON.parse(textAt(0)) as { tracks: { addedAt?: string }[] };
    assert.deepEqual(
      tracks.map(({ addedAt }) => addedAt),
      [saved[0]!.addedAt, undefined],
    );
  });

  it('takes a list it is given, also when nobody is signed in', async () => {
    editor.willChoose('Markdown');
    editor.willChoose('A New Document');
    await product.run('tracklist.export', saved.slice(0, 3));
    assert.equal(linesOf(textAt(0)).length, 3);
    await product.run('tracklist.export', []);
    assert.equal(editor.lastMessage.text, 'There is nothing to export.');
  });

  it('exports what words find', async () => {
    const [word = ''] = saved[0]!.track.name.split(' ');
    editor.willChoose('Tracks That Match Words…');
    editor.willType(word);
    editor.willChoose('Spotify URIs');
    editor.willChoose('A New Document');
    await product.run('tracklist.export');
    assert.ok(linesOf(textAt(0)).includes(saved[0]!.track.uri));
    editor.willChoose('Tracks That Match Words…');
    editor.willType('zzzzzz');
    await product.run('tracklist.export');
    assert.equal(editor.lastMessage.text, 'Nothing in your library matches “zzzzzz”.');
  });

  it('does nothing when a person gives up anywhere', async () => {
    for (const choices of [
      [],
      ['Saved Tracks'],
      ['Saved Tracks', 'CSV'],
      ['Saved Tracks', 'CSV', 'A File…'],
    ]) {
      for (const choice of choices) editor.willChoose(choice);
      await product.run('tracklist.export');
    }
    assert.deepEqual([openDocuments.all(), editor.files.size, editor.messages], [[], 0, []]);
  });

  it('exports what Saved Tracks shows when that is not all', async () => {
    const { arrangements } = product.views;
    const filter = { ...noFilter, conditions: ['explicit' as const] };
    await arrangements.change(product.connection, { filter });
    await editor.treeViews.get('tracklist.savedTracks')?.provider.getChildren();
    editor.willChoose('What Saved Tracks Shows Now');
    editor.willChoose('Spotify URIs');
    editor.willChoose('A New Document');
    await product.run('tracklist.export');
    const explicit = saved.filter(({ track }) => track.explicit);
    assert.ok(explicit.length > 0);
    assert.deepEqual(linesOf(textAt(0)), uris(explicit));
  });

  it('asks whether a part will do when the rest cannot be read', async () => {
    product.dispose();
    product = await Product.start({ tracks: 120 });
    product.fault = request =>
      request.url.includes('offset=50') ? { status: 403, headers: {}, body: '{}' } : undefined;
    editor.willChoose('Saved Tracks');
    await product.run('tracklist.export');
    assert.equal(editor.lastMessage.text, 'Only 70 of 120 could be read at Spotify.');
    editor.willChoose('Saved Tracks');
    editor.willPress('Export These');
    editor.willChoose('Spotify URIs');
    editor.willChoose('A New Document');
    await product.run('tracklist.export');
    assert.equal(linesOf(textAt(0)).length, 70);
  });
});
