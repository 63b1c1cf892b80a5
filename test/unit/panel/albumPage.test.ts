import assert from 'node:assert/strict';
import type { SavedTrack, Track } from '../../../src/model/track.ts';
import type { AlbumState, SectionView } from '../../../webview/protocol.ts';
import { exampleTrack, exampleUri } from './exampleTrack.ts';
import type { PresenterSetUp } from './presenterSetUp.ts';
import { exampleAlbum, FakeSource, settle, setUp, setUpTrack, uri } from './presenterSetUp.ts';

const albumUri = exampleUri('album', 'd');

function albumOf(panel: PresenterSetUp): AlbumState {
  const { state } = panel;
  assert.ok(state.kind === 'album', `the page is ${state.kind}`);
  return state;
}

function tracksOf(panel: PresenterSetUp): SectionView {
  return albumOf(panel).sections.find(({ id }) => id === 'tracks')!;
}

const other: Track = {
  ...exampleTrack,
  uri: exampleUri('track', 'e'),
  id: 'e'.repeat(22),
  name: 'Winter Copper',
  trackNumber: 1,
};

/** On the page of an album, come from that of a track. */
async function setUpAlbum(): Promise<{ panel: PresenterSetUp; source: FakeSource }> {
  const made = await setUpTrack('notSaved');
  made.source.tracksOfAlbum = { tracks: [other, exampleTrack], missing: 0, error: undefined };
  made.panel.presenter.receive({ type: 'show', uri: albumUri });
  return made;
}

describe('the page of an album', () => {
  it('stands at once with what the track says of it, and has room for the tracks', async () => {
    const { panel } = await setUpAlbum();
    const { album, isPartial } = albumOf(panel);
    assert.partialDeepStrictEqual(album, {
      title: 'Paper Engines',
      albumFacts: ['type album', '3 May 2019', '12 tracks'],
      cover: { url: 'https://i.scdn.co/image/640', alt: 'Cover of Paper Engines', pixels: 640 },
      notices: [],
    });
    assert.deepEqual([isPartial, tracksOf(panel).waiting, tracksOf(panel).isOpen], [true, 12, true]);
    assert.equal(panel.titles.at(-1), 'Paper Engines');
  });

  it('shows all tracks, how long they are together and what is on record, for one look at the album', async () => {
    const { panel, source } = await setUpAlbum();
    await settle();
    const { album, isPartial } = albumOf(panel);
    assert.equal(isPartial, false);
    assert.deepEqual(album.albumFacts, ['type album', 'May 2019', '2 tracks']);
    assert.deepEqual(album.length, { text: '7:35', spoken: '7 minutes, 35 seconds' });
    assert.deepEqual(album.artists, [{ text: 'Salt Meridian', uri: exampleUri('artist', 'b') }]);
    assert.deepEqual(
      album.facts.map(({ label, value }) => `${label}: ${value}`),
      [`uri: ${albumUri}`, 'upc: 123456789012', 'copyright: 2019 Salt Meridian'],
    );
    assert.deepEqual(
      tracksOf(panel).groups[0]?.rows.map(({ title, canShow }) => [title, canShow]),
      [
        ['Winter Copper', true],
        ['Lantern Field', true],
      ],
    );
    assert.deepEqual(source.asked, [`album ${albumUri}`, `tracks of ${albumUri}`]);
  });

  it('asks nobody about a saved album', async () => {
    const source = new FakeSource();
    source.albums.set(albumUri, exampleAlbum(albumUri));
    const panel = setUp(source);
    panel.presenter.show(albumUri);
    panel.ready();
    assert.equal(albumOf(panel).album.title, 'Paper Engines');
    await settle();
    assert.deepEqual(source.asked, [`tracks of ${albumUri}`]);
  });

  it('is known from a saved track when nothing else tells of it, and says so when nothing can be had', async () => {
    const source = new FakeSource();
    source.failure = new Error('offline');
    const panel = setUp(source);
    panel.presenter.show(albumUri);
    panel.ready();
    assert.equal(panel.state.kind, 'loading');
    await settle();
    assert.partialDeepStrictEqual(panel.state, {
      kind: 'failed',
      problem: { sentence: 'Error: offline', canRetry: true },
    });
    const saved: SavedTrack = { addedAt: '2024-01-01T00:00:00Z', track: exampleTrack };
    const also = {
      ...saved,
      track: { ...other, album: { ...exampleTrack.album!, uri: exampleUri('album', 'x') } },
    };
    source.relatives = { byArtists: [saved, also], onAlbum: [saved], versions: [] };
    panel.presenter.show(albumUri);
    await settle();
    assert.equal(albumOf(panel).album.title, 'Paper Engines');
    assert.equal(tracksOf(panel).groups[0]?.rows.length, 1);
    assert.deepEqual(tracksOf(panel).problem, { sentence: 'Error: offline', canRetry: true });
    const byArtists = albumOf(panel).sections.find(({ id }) => id === 'byArtists');
    assert.equal(byArtists?.count, '1', 'what is on the album is not told twice');
    source.failure = undefined;
    panel.presenter.receive({ type: 'readAgain', section: 'tracks' });
    await settle();
    assert.equal(tracksOf(panel).problem, undefined);
  });

  it('saves all tracks, unless all are saved', async () => {
    const { panel, source } = await setUpAlbum();
    await settle();
    assert.deepEqual(albumOf(panel).album.action, { label: 'Save All Tracks', inFull: 'Save All Tracks' });
    assert.equal(tracksOf(panel).action, undefined, 'it is offered once');
    panel.presenter.receive({ type: 'act', section: 'tracks', uri: albumUri });
    assert.deepEqual(panel.done, [`saveAlbum ${albumUri}`]);
    source.change('saved');
    assert.equal(albumOf(panel).album.action, undefined);
    panel.presenter.receive({ type: 'act', section: 'tracks', uri: albumUri });
    assert.equal(panel.done.length, 1);
  });

  it('opens the album, copies its link and what is on record, and saves its tracks, and nothing else', async () => {
    const { panel } = await setUpAlbum();
    await settle();
    panel.presenter.receive({ type: 'open', uri: albumUri });
    panel.presenter.receive({ type: 'copyLink', uri: albumUri });
    panel.presenter.receive({ type: 'copyText', text: '123456789012' });
    panel.presenter.receive({ type: 'save', uri: other.uri });
    const expected = [`open ${albumUri}`, `copyLink ${albumUri}`, 'copy 123456789012', `save ${other.uri}`];
    assert.deepEqual(panel.done, expected);
    for (const [type, each] of [
      ['open', exampleUri('album', 'x')],
      ['copyLink', uri],
      ['show', albumUri],
      ['save', albumUri],
    ])
      panel.presenter.receive({ type, uri: each });
    assert.deepEqual(panel.done, expected);
    assert.equal(panel.logged.length, 4);
  });

  it('leads to its artists and tracks, and back', async () => {
    const { panel } = await setUpAlbum();
    await settle();
    panel.presenter.receive({ type: 'show', uri: exampleUri('artist', 'b') });
    assert.ok(panel.state.kind === 'artist' && panel.state.artist.name === 'Salt Meridian');
    panel.presenter.receive({ type: 'back' });
    assert.equal(albumOf(panel).album.title, 'Paper Engines');
    panel.presenter.receive({ type: 'back' });
    assert.equal(panel.state.uri, uri);
    panel.presenter.receive({ type: 'forward' });
    await settle();
    assert.equal(albumOf(panel).uri, albumUri);
  });

  it('is led to from an artist’s releases', async () => {
    const { panel, source } = await setUpTrack();
    source.releases.push({ name: 'Echo / Salt', uri: albumUri, artists: [], images: [] });
    panel.presenter.receive({ type: 'show', uri: exampleUri('artist', 'b') });
    panel.presenter.receive({ type: 'unfold', section: 'releases' });
    await settle();
    panel.presenter.receive({ type: 'show', uri: albumUri });
    assert.equal(albumOf(panel).album.title, 'Echo / Salt');
  });

  it('says what is shown while nothing of it is known', () => {
    const source = new FakeSource();
    const panel = setUp(source);
    panel.presenter.show(albumUri);
    assert.deepEqual([panel.state.kind, panel.state.strings.heading], ['loading', 'Album']);
  });
});
