import assert from 'node:assert/strict';
import type { SavedTrack, Track } from '../../../src/model/track.ts';
import type { RowView, SectionId, SectionView } from '../../../webview/protocol.ts';
import { eventually } from '../../support/eventually.ts';
import { exampleTrack, exampleUri } from './exampleTrack.ts';
import type { FakeSource, PresenterSetUp } from './presenterSetUp.ts';
import { otherTrack, otherUri, settle, setUpTrack, uri } from './presenterSetUp.ts';

const album = exampleUri('album', 'd');

function sectionOf(panel: PresenterSetUp, id: SectionId): SectionView {
  const found = panel.track.sections.find(section => section.id === id);
  assert.ok(found, `there is no section ${id}`);
  return found;
}

function rowsOf(section: SectionView): readonly RowView[] {
  return section.groups.flatMap(({ rows }) => rows);
}

const onAlbum = (character: string, changes: Partial<Track> = {}): Track => ({
  ...exampleTrack,
  uri: exampleUri('track', character),
  id: character.repeat(22),
  name: `Track ${character}`,
  ...changes,
});

const saved = (track: Track): SavedTrack => ({ addedAt: '2024-01-01T00:00:00Z', track });

async function unfold(panel: PresenterSetUp, section: SectionId): Promise<void> {
  panel.presenter.receive({ type: 'unfold', section });
  await settle();
}

/** The related tracks of a library, told as an own change of it is. */
async function relate(source: FakeSource, relatives: Partial<FakeSource['relatives']>): Promise<void> {
  source.relatives = { byArtists: [], onAlbum: [], versions: [], ...relatives };
  source.savedTracks = {};
  source.changes.fire(undefined);
  await settle();
}

describe('the album of a track', () => {
  it('is folded at first and costs nothing', async () => {
    const { panel, source } = await setUpTrack('saved');
    assert.deepEqual(sectionOf(panel, 'album'), {
      id: 'album',
      title: 'Album',
      count: '12 tracks, 1 saved',
      isOpen: false,
      groups: [],
      waiting: 0,
      action: { label: 'Save All', inFull: 'Save All Tracks' },
    });
    assert.deepEqual(source.asked, []);
  });

  it('shows what the library has while the rest is read, and keeps the room for that', async () => {
    const { panel, source } = await setUpTrack('saved');
    source.tracksOfAlbum = { tracks: [onAlbum('e'), exampleTrack], missing: 0, error: undefined };
    panel.presenter.receive({ type: 'unfold', section: 'album' });
    const before = sectionOf(panel, 'album');
    assert.deepEqual([before.isOpen, rowsOf(before).length, before.waiting], [true, 1, 11]);
    await settle();
    const after = sectionOf(panel, 'album');
    assert.deepEqual(
      [rowsOf(after).map(({ title }) => title), after.waiting],
      [['Track e', 'Lantern Field'], 0],
    );
    assert.deepEqual(source.asked, [`album ${album}`, `tracks of ${album}`]);
  });

  it('marks the track the page is about, which leads nowhere', async () => {
    const { panel, source } = await setUpTrack('saved');
    source.tracksOfAlbum = { tracks: [onAlbum('e'), exampleTrack], missing: 0, error: undefined };
    await unfold(panel, 'album');
    assert.deepEqual(
      rowsOf(sectionOf(panel, 'album')).map(({ isCurrent, canShow }) => [isCurrent, canShow]),
      [
        [undefined, true],
        [true, false],
      ],
    );
    panel.presenter.receive({ type: 'show', uri });
    assert.equal(panel.state.canGoBack, false);
    panel.presenter.receive({ type: 'show', uri: exampleUri('track', 'e') });
    assert.equal(panel.state.canGoBack, true);
  });

  it('has a heading for each disc when there are several', async () => {
    const { panel, source } = await setUpTrack('saved');
    const tracks = [exampleTrack, onAlbum('e', { discNumber: 2, trackNumber: 1 })];
    source.tracksOfAlbum = { tracks, missing: 0, error: undefined };
    await unfold(panel, 'album');
    assert.deepEqual(
      sectionOf(panel, 'album').groups.map(({ heading, rows }) => [heading, rows.length]),
      [
        ['Disc 1', 1],
        ['Disc 2', 1],
      ],
    );
  });

  it('asks about saved states that are not known, and about nothing else', async () => {
    const { panel, source } = await setUpTrack('unknown');
    source.lookedUp.length = 0;
    source.tracksOfAlbum = { tracks: [onAlbum('e')], missing: 0, error: undefined };
    await unfold(panel, 'album');
    assert.deepEqual(source.lookedUp, [exampleUri('track', 'e')]);
    source.saved = 'notSaved';
    panel.ready();
    assert.deepEqual(source.lookedUp.slice(1), []);
  });

  it('is saved as a whole on request, unless all of it is', async () => {
    const { panel, source } = await setUpTrack('notSaved');
    panel.presenter.receive({ type: 'act', section: 'album', uri });
    assert.deepEqual(panel.done, [`saveAlbum ${album}`]);
    source.tracksOfAlbum = { tracks: [exampleTrack], missing: 0, error: undefined };
    await unfold(panel, 'album');
    source.change('saved');
    assert.equal(sectionOf(panel, 'album').action, undefined);
    panel.presenter.receive({ type: 'act', section: 'album', uri });
    assert.equal(panel.done.length, 1);
  });

  it('is not offered to be saved where the library has all of it, before anything is read', async () => {
    const { panel, source } = await setUpTrack('saved');
    const others = Array.from('efghijklmno', character => saved(onAlbum(character)));
    await relate(source, { onAlbum: others.slice(1) });
    await eventually(() => assert.equal(sectionOf(panel, 'album').count, '12 tracks, 11 saved'));
    assert.ok(sectionOf(panel, 'album').action);
    await relate(source, { onAlbum: others });
    await eventually(() => assert.equal(sectionOf(panel, 'album').count, '12 tracks, 12 saved'));
    assert.equal(sectionOf(panel, 'album').action, undefined);
    assert.deepEqual(source.asked, []);
  });

  it('says in its place what could not be read, and tries again', async () => {
    const { panel, source } = await setUpTrack('saved');
    source.failure = new Error('offline');
    await unfold(panel, 'album');
    assert.deepEqual(sectionOf(panel, 'album').problem, { sentence: 'Error: offline', canRetry: true });
    assert.equal(panel.track.problem, undefined);
    assert.equal(rowsOf(sectionOf(panel, 'album')).length, 1, 'what is known stays');
    source.change('notSaved');
    assert.equal(source.asked.length, 1, 'nothing is asked for by itself');
    source.failure = undefined;
    source.tracksOfAlbum = { tracks: [onAlbum('e'), exampleTrack], missing: 0, error: undefined };
    panel.presenter.receive({ type: 'readAgain', section: 'album' });
    assert.equal(sectionOf(panel, 'album').problem, undefined);
    await settle();
    assert.equal(rowsOf(sectionOf(panel, 'album')).length, 2);
  });

  it('stays open for a track that costs nothing, and is folded for one that would cost requests', async () => {
    const { panel, source } = await setUpTrack('saved');
    await unfold(panel, 'album');
    const asked = source.asked.length;
    source.atHand.set(otherUri, otherTrack);
    panel.presenter.show(otherUri);
    assert.equal(sectionOf(panel, 'album').isOpen, false);
    assert.equal(source.asked.length, asked);
    source.albumsAtHand.add(album);
    source.atHand.set(exampleUri('track', 'e'), onAlbum('e'));
    panel.presenter.show(exampleUri('track', 'e'));
    assert.equal(sectionOf(panel, 'album').isOpen, true);
  });

  it('is not read to the end for somebody who has gone on', async () => {
    const { panel, source } = await setUpTrack('saved');
    panel.presenter.receive({ type: 'unfold', section: 'album' });
    source.atHand.set(otherUri, otherTrack);
    panel.presenter.show(otherUri);
    const { length } = panel.posted;
    await settle();
    assert.equal(panel.track.track.title, 'Echo');
    assert.ok(panel.posted.length <= length + 1);
  });
});

describe('tracks of the library that have to do with a track', () => {
  it('are compared by artists, album and recording, without a request', async () => {
    const { source } = await setUpTrack('saved');
    assert.deepEqual(source.relations, [{ uri, artistIds: [], albumId: undefined, isrc: 'QZABC1900042' }]);
    assert.deepEqual(source.asked, []);
  });

  it('are in sections that there are only when there is something in them', async () => {
    const { panel, source } = await setUpTrack('saved');
    assert.deepEqual(
      panel.track.sections.map(({ id }) => id),
      ['album', 'details'],
    );
    const title = 'Also by Salt Meridian and Juniper Quiet';
    await relate(source, { byArtists: [saved(onAlbum('e'))], versions: [saved(onAlbum('f'))] });
    await eventually(() => assert.equal(panel.track.sections.length, 4));
    assert.partialDeepStrictEqual(sectionOf(panel, 'byArtists'), { title, count: '1', isOpen: false });
    await unfold(panel, 'versions');
    assert.deepEqual(
      rowsOf(sectionOf(panel, 'versions')).map(row => row.title),
      ['Track f'],
    );
  });

  it('can be saved and removed in their rows, and stay there when they were removed', async () => {
    const { panel, source } = await setUpTrack('saved');
    await relate(source, { byArtists: ['e', 'f', 'g'].map(each => saved(onAlbum(each))) });
    await eventually(() => sectionOf(panel, 'byArtists'));
    await unfold(panel, 'byArtists');
    panel.presenter.receive({ type: 'remove', uri: exampleUri('track', 'f') });
    assert.deepEqual(panel.done, [`remove ${exampleUri('track', 'f')}`]);
    await relate(source, { byArtists: ['e', 'g'].map(each => saved(onAlbum(each))) });
    await eventually(() => assert.equal(sectionOf(panel, 'byArtists').count, '2'));
    assert.deepEqual(
      rowsOf(sectionOf(panel, 'byArtists')).map(({ title }) => title),
      ['Track e', 'Track f', 'Track g'],
    );
  });

  it('are shown twenty at a time', async () => {
    const { panel, source } = await setUpTrack('saved');
    const many = Array.from({ length: 45 }, (_, index) => saved(onAlbum('e', { name: `${index}` })));
    await relate(source, { byArtists: many });
    await eventually(() => sectionOf(panel, 'byArtists'));
    await unfold(panel, 'byArtists');
    assert.equal(sectionOf(panel, 'byArtists').more, '20 of 25 more');
    panel.presenter.receive({ type: 'more', section: 'byArtists' });
    panel.presenter.receive({ type: 'more', section: 'byArtists' });
    assert.equal(rowsOf(sectionOf(panel, 'byArtists')).length, 45);
    assert.equal(sectionOf(panel, 'byArtists').more, undefined);
  });

  it('are announced when they are saved or removed, and not when that becomes known', async () => {
    const { panel, source } = await setUpTrack('unknown');
    await relate(source, { byArtists: [saved(onAlbum('e'))] });
    await eventually(() => sectionOf(panel, 'byArtists'));
    await unfold(panel, 'byArtists');
    source.change('saved');
    assert.deepEqual(panel.announced, []);
    source.change('notSaved');
    assert.deepEqual(panel.announced, ['Removed from Liked Songs']);
  });
});

describe('titles from outside in rows', () => {
  for (const name of ['<img src=x onerror=alert(1)>', 'javascript:alert(1)', 'x'.repeat(10_000), '‮gnp.exe'])
    it(`are text as delivered: ${name.slice(0, 30)}`, async () => {
      const { panel, source } = await setUpTrack('saved');
      source.tracksOfAlbum = { tracks: [onAlbum('e', { name })], missing: 0, error: undefined };
      await unfold(panel, 'album');
      const [row] = rowsOf(sectionOf(panel, 'album'));
      assert.equal(row?.title, name);
      assert.ok((row.saveLabel?.length ?? 0) < 100);
    });
});
