import assert from 'node:assert/strict';
import { Uri } from 'vscode';
import { createDetailsPanel } from '../../../src/commands/detailsPanel.ts';
import { unavailableReviewWords } from '../../../src/messages/unavailable.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import type { TrackPanels } from '../../../src/panel/trackPanels.ts';
import type { PageState, SectionView, ToPage } from '../../../webview/protocol.ts';
import { eventually } from '../../support/eventually.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';
import { albumRow } from '../views/rows.ts';

describe('the details panel of the product', () => {
  let product: Product;
  let panels: TrackPanels;

  beforeEach(async () => {
    product = await Product.start({ as: 'signedIn', tracks: 300, albums: 3 });
    await product.saved();
    const { connections, settings } = product;
    const log = (): void => undefined;
    panels = createDetailsPanel({ extensionUri: Uri.parse('file:///extension'), connections, settings, log });
  });
  afterEach(() => {
    panels.dispose();
    product.dispose();
  });

  const page = (): NonNullable<(typeof editor.webviewPanels)[number]> => editor.webviewPanels.at(-1)!;
  const state = (): PageState => {
    const last = (page().posted as ToPage[]).findLast(({ type }) => type === 'render');
    assert.ok(last?.type === 'render');
    return last.state;
  };
  const section = (id: string): SectionView | undefined => {
    const shown = state();
    return 'sections' in shown ? shown.sections.find(each => each.id === id) : undefined;
  };
  /** A saved track that cannot be played where the person listens, as a check has found out. */
  const blocked = async (): Promise<SavedTrack> => {
    editor.changeSetting('tracklist.market', 'SE');
    const { library } = product;
    library.availability.useMarket('SE');
    const { open } = await library.availabilityCheck.plan('SE');
    assert.ok(open.length > 0);
    await library.availabilityCheck.run('SE');
    const { rows } = library.savedTracks;
    for (const row of rows) {
      if (library.availability.of(row.track).state !== 'unavailable') continue;
      const { candidates } = await library.recordings.find(
        { title: row.track.name, artists: row.track.artists.map(({ name }) => name), isrc: row.track.isrc },
        { market: 'SE' },
      );
      if (candidates.some(({ track }) => track.uri !== row.track.uri && track.isPlayable)) return row;
    }
    throw new Error('nothing unavailable has a replacement');
  };

  it('replaces a track that cannot be played, as one change that one Undo takes back', async () => {
    const original = await blocked();
    product.requests.length = 0;
    panels.show(original.track.uri);
    page().say({ type: 'ready' });
    await eventually(() => {
      const shown = state();
      assert.ok(shown.kind === 'track' && shown.track.replacement && !shown.isPartial);
    });
    const searches = (): number => product.requests.filter(each => each === 'GET /search').length;
    assert.equal(searches(), 0);
    page().say({ type: 'unfold', section: 'replacement' });
    await eventually(() => assert.ok(section('replacement')?.groups[0]?.rows[0]?.action));
    assert.ok(searches() <= 1);
    const { uri: row } = section('replacement')!.groups[0]!.rows[0]!;
    await product.library.remove([product.library.savedTracks.get(row)!]);
    editor.willPress(unavailableReviewWords.replace());
    page().say({ type: 'actOn', section: 'replacement', row, uri: original.track.uri });
    await eventually(() => assert.equal(product.library.savedState(original.track.uri), 'notSaved'));
    assert.deepEqual(await product.isSavedAtSpotify(row, original.track.uri), [true, false]);
    assert.match(editor.messages[0]?.text ?? '', /^Replace 1 track\?/);
    await product.library.undo();
    assert.deepEqual(await product.isSavedAtSpotify(row, original.track.uri), [false, true]);
  });

  it('asks for the country where none is set, and searches nothing when none is chosen', async () => {
    const original = await blocked();
    editor.changeSetting('tracklist.market', '');
    panels.show(original.track.uri);
    page().say({ type: 'ready' });
    product.requests.length = 0;
    page().say({ type: 'unfold', section: 'replacement' });
    await eventually(() => assert.equal(section('replacement')?.problem?.canRetry, true));
    assert.equal(editor.picks.length, 1);
    assert.ok(!product.requests.includes('GET /search'));
  });

  it('shows a saved album without a request', async () => {
    await product.library.savedAlbums.firstRows();
    const [saved] = product.library.savedAlbums.rows;
    product.requests.length = 0;
    panels.show(saved!.album.uri);
    page().say({ type: 'ready' });
    await eventually(() => {
      const shown = state();
      assert.ok(shown.kind === 'album' && !shown.isPartial);
    });
    assert.ok((section('tracks')?.groups.flatMap(({ rows }) => rows).length ?? 0) > 0);
    assert.deepEqual(
      product.requests.filter(each => each.includes('album')),
      [],
    );
    assert.equal(panels.shown, undefined, 'it is no track');
  });

  it('has a command for albums: the one it is called on, else one that is chosen', async () => {
    await product.run('tracklist.showAlbum', albumRow());
    assert.deepEqual(product.shownTracks, ['spotify:album:0VjIjW4GlUZAMYd2vXMi3b']);
    editor.willChooseFirst(1);
    await product.run('tracklist.showAlbum');
    assert.equal(editor.picks.at(-1)?.placeHolder, 'Choose an album');
    assert.match(product.shownTracks[1] ?? '', /^spotify:album:/);
  });
});
