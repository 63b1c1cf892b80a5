import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Track } from '../../../src/model/track.ts';
import type { TrackElement } from '../../../src/views/elements.ts';
import { eventually } from '../../support/eventually.ts';
import { editor } from '../editor/editor.ts';
import { ManualClock } from '../manualClock.ts';
import { Product } from '../product.ts';
import { whenKept } from '../whenKept.ts';

const day = 24 * 3_600_000;
/** Requests that a day of ordinary use may cost; an album that nobody has opened before costs one more. */
const budget = 8;

describe('A second day with the same library', () => {
  const clock = new ManualClock();
  let storage: string;

  before(() => (storage = mkdtempSync(path.join(tmpdir(), 'tracklist-'))));
  after(() => rmSync(storage, { recursive: true, force: true, maxRetries: 5 }));

  const start = (): Promise<Product> =>
    Product.start({ as: 'signedIn', tracks: 600, albums: 20, storage, clock });

  /** Every view as somebody sees it who opens it, and the first of the top tracks. */
  async function openViews({ library }: Product): Promise<void> {
    for (const view of editor.treeViews.values()) {
      view.show(true);
      await view.provider.getChildren();
    }
    await eventually(() => assert.ok(library.savedTracks.isComplete && library.savedAlbums.isComplete));
    await library.topTracks.short_term.load();
  }

  const rowOf = (track: Track): TrackElement => ({
    kind: 'track',
    id: track.uri,
    track,
    place: 'savedTracks',
  });

  it(`costs at most ${budget} requests, and one for each album not opened before`, async () => {
    const first = await start();
    await openViews(first);
    const isUnsaved = ({ uri }: Track): boolean => first.library.savedState(uri) === 'notSaved';
    const albums = first.library.savedAlbums.rows.map(({ album }) => album);
    const seen = albums.find(({ tracks }) => tracks.items.filter(isUnsaved).length >= 2)!;
    await first.library.albums.tracksOf(seen);
    await whenKept(storage, ['savedTracks', 'savedAlbums']);
    first.dispose();
    await clock.pass(day);

    const product = await start();
    const { library, requests } = product;
    await openViews(product);
    void product.run('tracklist.find');
    await eventually(() => assert.ok(editor.quickPicks.at(-1)?.busy === false));
    for (const text of ['l', 'lo', 'lov', 'love', '']) editor.quickPicks.at(-1)?.type(text);
    editor.quickPicks.at(-1)?.hide();
    const catalogue = library.savedTracks.rows.filter(({ track }) => !track.isLocal);
    for (const { track } of catalogue.slice(40, 50)) {
      await product.run('tracklist.showTrack', rowOf(track));
      library.lookUpSaved([track.uri]);
      assert.deepEqual(await library.tracks.get(track.uri), track);
    }
    const { tracks } = await library.albums.tracksOf(library.savedAlbums.get(seen.uri)!.album);
    const unsaved = tracks.filter(({ uri }) => library.savedState(uri) === 'notSaved').slice(0, 2);
    for (const track of unsaved) await product.run('tracklist.save', rowOf(track));
    await product.run('tracklist.remove', rowOf(catalogue[0]!.track));
    assert.ok(requests.length <= budget, requests.join('\n'));
    for (const { uri } of unsaved) assert.equal(library.savedState(uri), 'saved');
    product.dispose();
  });
});
