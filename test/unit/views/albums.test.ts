import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TreeItem } from 'vscode';
import { viewIds } from '../../../src/manifest.ts';
import type { AlbumElement, Element, FailureElement, TrackElement } from '../../../src/views/elements.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';
import { InstantClock } from '../spotify/instantClock.ts';
import type { RawAlbum } from './rawAlbums.ts';
import { answerFor, rawAlbum, rawTracks } from './rawAlbums.ts';

/** Longer than questions are gathered. */
const gathered = 45;
const nonsense = { status: 200, headers: {}, body: 'nonsense' };

describe('an album in Saved Albums', () => {
  let product: Product;

  beforeEach(async () => {
    product = await Product.start({ tracks: 120, albums: 6, clock: new InstantClock() });
  });
  afterEach(() => product.dispose());

  const view = () => editor.treeViews.get(viewIds.savedAlbums)!;
  const below = async (parent?: Element): Promise<Element[]> =>
    (await view().provider.getChildren(parent)) as Element[];
  const itemsFor = (rows: readonly Element[]): Promise<TreeItem[]> =>
    Promise.all(rows.map(async row => view().provider.getTreeItem(row)));
  const labels = async (rows: readonly Element[]): Promise<unknown[]> =>
    (await itemsFor(rows)).map(({ label }) => label);
  const asked = (path: string): number => product.requests.filter(line => line === `GET ${path}`).length;
  const albums = async (): Promise<AlbumElement[]> => (await below()).filter(row => row.kind === 'album');

  /** The first row of the view, when Spotify has this album alone. */
  async function onlyAlbum(album: RawAlbum): Promise<Element> {
    product.fault = request => answerFor(request, [album]);
    const [row] = await albums();
    return row!;
  }

  it('has all its tracks, also those beyond the first 50, with one request for each 50 more', async () => {
    const row = await onlyAlbum(rawAlbum(rawTracks(530)));
    const rows = await below(row);
    assert.equal(rows.length, 530);
    assert.equal(new Set(rows.map(({ id }) => id)).size, 530);
    await below(row);
    assert.equal(asked(`/albums/${'a'.repeat(22)}/tracks`), 10);
  });

  it('has a heading for each disc where there are several', async () => {
    const discs = [1, 2].map(disc => rawTracks(2, { disc_number: disc, name: `On ${disc}` })).flat();
    const row = await onlyAlbum(rawAlbum(discs.map((track, index) => ({ ...track, id: idOf(index) }))));
    assert.deepEqual(await labels(await below(row)), ['Disc 1', 'On 1', 'On 1', 'Disc 2', 'On 2', 'On 2']);
  });

  it('shows the tracks that could be read, says how many are missing, and reads them when asked', async () => {
    const album = rawAlbum(rawTracks(130));
    const row = await onlyAlbum(album);
    product.fault = request => (request.url.includes('offset=50') ? nonsense : answerFor(request, [album]));
    const rows = await below(row);
    const [gap] = rows as FailureElement[];
    assert.deepEqual([rows.length, gap!.kind], [81, 'failure']);
    const item = await view().provider.getTreeItem(gap);
    assert.equal(item.label, '50 tracks are missing');
    assert.match(String(item.description), /^Spotify’s answer could not be understood/);
    product.fault = request => answerFor(request, [album]);
    const requests = product.requests.length;
    assert.equal((await below(row)).length, 81, 'drawing the row again asks for nothing');
    assert.equal(product.requests.length, requests);
    const redrawn: unknown[] = [];
    view().provider.onDidChangeTreeData?.(rows => redrawn.push(rows));
    await product.run('tracklist.retry', gap);
    assert.equal(product.requests.length, requests + 1);
    assert.ok(redrawn.some(each => Array.isArray(each) && each.includes(row)));
    const after = await below(row);
    assert.deepEqual([after.length, after[0]?.kind], [130, 'track']);
    const ids = new Set(after.map(({ id }) => id));
    assert.ok(
      rows.slice(1).every(({ id }) => ids.has(id)),
      'rows that were there keep their ids',
    );
  });

  it('says why when none of its tracks could be read', async () => {
    const album = { ...rawAlbum(rawTracks(3)), tracks: undefined };
    const row = await onlyAlbum(album);
    product.fault = () => nonsense;
    const rows = await below(row);
    assert.deepEqual(await labels(rows), [
      'Spotify’s answer could not be understood. Nothing was changed here.',
    ]);
  });

  it('that was taken down has a word in place of its tracks', async () => {
    const row = await onlyAlbum({ ...rawAlbum([null, null]), name: '' });
    assert.deepEqual(await labels([row, ...(await below(row))]), [
      '(no title)',
      'This album has no tracks at Spotify',
    ]);
  });

  it('shows what cannot be played, files of one’s own, guests, and a track at each of its places', async () => {
    const [track] = rawTracks(1);
    const guest = [{ name: 'Salt Meridian' }, { name: 'Violet Static' }];
    const row = await onlyAlbum(
      rawAlbum([
        { ...track!, restrictions: { reason: 'market' } },
        { ...track!, track_number: 2 },
        { ...track!, track_number: 3, artists: guest, id: idOf(7) },
        { ...track!, track_number: 4, id: null, uri: 'spotify:local:a:b:c:1', is_local: true },
        null,
      ]),
    );
    const rows = await below(row);
    const items = await itemsFor(rows);
    assert.deepEqual(
      items.map(({ description }) => description),
      ['not available', '', 'Salt Meridian, Violet Static', 'local file'],
    );
    assert.equal(new Set(rows.map(({ id }) => id)).size, 4);
  });

  describe('tells what is saved', () => {
    const contains = '/me/library/contains';
    const uris = (rows: readonly Element[]): string[] =>
      rows.filter((row): row is TrackElement => row.kind === 'track').map(({ track }) => track.uri);

    /** Opens albums in one moment, and waits until it is known of each of their tracks whether it is saved. */
    async function open(rows: readonly Element[]): Promise<string[]> {
      const children = await Promise.all(rows.map(row => below(row)));
      const tracks = [...new Set(children.flatMap(uris))];
      await sleep(gathered);
      while (tracks.some(uri => product.library.savedState(uri) === 'unknown')) await sleep(1);
      return tracks;
    }

    it('with one question for 40 tracks, over all albums opened at one moment', async () => {
      const tracks = await open(await albums());
      assert.equal(asked(contains), Math.ceil(tracks.length / 40));
      const saved = await product.isSavedAtSpotify(...tracks.slice(0, 40));
      tracks.slice(0, 40).forEach((uri, index) => {
        assert.equal(product.library.savedState(uri), saved[index] ? 'saved' : 'notSaved');
      });
    });

    it('once: not again when they are drawn again, and again after Refresh', async () => {
      const rows = await albums();
      const [first] = rows;
      const ofFirst = await open([first!]);
      assert.equal(asked(contains), Math.ceil(ofFirst.length / 40));
      await open([first!]);
      assert.equal(asked(contains), Math.ceil(ofFirst.length / 40));
      const all = await open(rows);
      const together = Math.ceil(ofFirst.length / 40) + Math.ceil((all.length - ofFirst.length) / 40);
      assert.equal(asked(contains), together);
      await product.library.refresh('savedAlbums');
      await open([(await albums())[0]!]);
      assert.equal(asked(contains), together + Math.ceil(ofFirst.length / 40));
    });

    it('without any question once Liked Songs are known', async () => {
      await product.saved();
      await open(await albums());
      assert.equal(asked(contains), 0);
    });

    it('without a question about what was saved or removed here', async () => {
      const [row] = await albums();
      const [uri] = await open([row!]);
      const before = asked(contains);
      const rows = (await below(row)).filter(each => each.kind === 'track');
      const state = product.library.savedState(uri!);
      await product.run(state === 'saved' ? 'tracklist.remove' : 'tracklist.save', rows[0]!);
      await open([row!]);
      assert.equal(asked(contains), before);
      assert.equal(product.library.savedState(uri!), state === 'saved' ? 'notSaved' : 'saved');
    });
  });
});

function idOf(number: number): string {
  return String(number).padStart(22, '0');
}
