import assert from 'node:assert/strict';
import type { Track } from '../../../src/model/track.ts';
import type { ArtistState, SectionId, SectionView } from '../../../webview/protocol.ts';
import { exampleTrack, exampleUri } from './exampleTrack.ts';
import type { PresenterSetUp } from './presenterSetUp.ts';
import { FakeSource, settle, setUp, setUpTrack, uri } from './presenterSetUp.ts';

const artistUri = exampleUri('artist', 'b');
const artistId = 'b'.repeat(22);

const artistOf = (panel: PresenterSetUp): ArtistState => {
  const { state } = panel;
  assert.ok(state.kind === 'artist', `the page is ${state.kind}`);
  return state;
};

function sectionOf(panel: PresenterSetUp, id: SectionId): SectionView {
  return artistOf(panel).sections.find(section => section.id === id)!;
}

/** On the page of an artist, come from that of a track. */
async function setUpArtist(): Promise<{ panel: PresenterSetUp; source: FakeSource }> {
  const made = await setUpTrack('saved');
  made.panel.presenter.receive({ type: 'show', uri: artistUri });
  return made;
}

describe('the page of an artist', () => {
  it('stands at once with the name, and asks once for the picture and nothing else', async () => {
    const { panel, source } = await setUpArtist();
    assert.equal(artistOf(panel).artist.name, 'Salt Meridian');
    assert.equal(artistOf(panel).isPartial, true);
    await settle();
    assert.deepEqual(artistOf(panel).artist.facts, ['slowcore']);
    assert.equal(artistOf(panel).isPartial, false);
    assert.deepEqual(source.asked, [`artist ${artistId}`]);
    assert.equal(panel.titles.at(-1), 'Salt Meridian');
  });

  it('asks for nothing when the artist is known', async () => {
    const made = await setUpTrack();
    const { panel, source } = made;
    source.artists.set(artistId, { id: artistId, uri: artistUri, name: 'Known', images: [], genres: [] });
    panel.presenter.receive({ type: 'show', uri: artistUri });
    await settle();
    assert.equal(artistOf(panel).artist.name, 'Known');
    assert.deepEqual(source.asked, []);
  });

  it('keeps the name and says why when the picture cannot be had, and tries again', async () => {
    const made = await setUpTrack();
    const { panel, source } = made;
    source.failure = new Error('offline');
    panel.presenter.receive({ type: 'show', uri: artistUri });
    await settle();
    assert.deepEqual(artistOf(panel).problem, { sentence: 'Error: offline', canRetry: true });
    source.failure = undefined;
    panel.presenter.receive({ type: 'retry' });
    await settle();
    assert.equal(artistOf(panel).problem, undefined);
  });

  it('tells which tracks are saved, open from the start and without a request', async () => {
    const { panel } = await setUpArtist();
    assert.partialDeepStrictEqual(sectionOf(panel, 'inLibrary'), {
      isOpen: true,
      count: '0',
      note: 'None in your library',
    });
  });

  for (const from of ['search', 'topTracks'] as const)
    it(`calls tracks that stand for the artist what they are (${from})`, async () => {
      const { panel, source } = await setUpArtist();
      source.tracksOfArtist = { source: from, tracks: [exampleTrack] };
      panel.presenter.receive({ type: 'unfold', section: 'artistTracks' });
      assert.equal(sectionOf(panel, 'artistTracks').waiting, 10);
      await settle();
      assert.equal(sectionOf(panel, 'artistTracks').title, `Tracks: ${from}`);
      assert.equal(sectionOf(panel, 'artistTracks').groups[0]?.rows.length, 1);
      assert.ok(source.asked.includes(`tracks of Salt Meridian ${artistId}`));
    });

  it('reads releases when they are opened, and further ones only when asked to', async () => {
    const { panel, source } = await setUpArtist();
    for (let number = 0; number < 13; number++)
      source.releases.push({
        name: `Release ${number}`,
        uri: exampleUri('album', 'd'),
        artists: [],
        images: [{ url: 'https://example.com/not-spotify.png' }],
        albumType: 'single',
        totalTracks: 2,
        releaseDate: { value: '2019-05', precision: 'month' },
      });
    await settle();
    const releases = (): string[] => source.asked.filter(each => each.startsWith('releases'));
    assert.equal(releases().length, 0);
    panel.presenter.receive({ type: 'unfold', section: 'releases' });
    await settle();
    const section = sectionOf(panel, 'releases');
    assert.deepEqual(
      [section.groups[0]?.rows.length, section.count, section.more],
      [10, '13', '3 of 3 more'],
    );
    assert.partialDeepStrictEqual(section.groups[0]?.rows[0], {
      title: 'Release 0',
      detail: 'type single · 2019 · 2 tracks',
      cover: { url: '', alt: '' },
    });
    panel.presenter.receive({ type: 'more', section: 'releases' });
    panel.presenter.receive({ type: 'more', section: 'releases' });
    await settle();
    assert.equal(sectionOf(panel, 'releases').groups[0]?.rows.length, 13);
    assert.equal(releases().length, 2);
    panel.presenter.receive({ type: 'open', uri: exampleUri('album', 'd') });
    assert.deepEqual(panel.done, [`open ${exampleUri('album', 'd')}`]);
  });

  it('keeps releases that are here when further ones cannot be read', async () => {
    const { panel, source } = await setUpArtist();
    source.releases.push(
      ...new Array<(typeof source.releases)[0]>(11).fill({ name: 'R', artists: [], images: [] }),
    );
    panel.presenter.receive({ type: 'unfold', section: 'releases' });
    await settle();
    source.failure = new Error('Paused until 14:32');
    panel.presenter.receive({ type: 'more', section: 'releases' });
    await settle();
    const { groups, problem, more } = sectionOf(panel, 'releases');
    assert.equal(groups[0]?.rows.length, 10);
    assert.deepEqual([problem?.sentence, more], ['Error: Paused until 14:32', undefined]);
  });
});

describe('pages one after the other', () => {
  it('go back to what was open there, and forward again', async () => {
    const { panel } = await setUpTrack('saved');
    panel.presenter.receive({ type: 'unfold', section: 'album' });
    panel.presenter.receive({ type: 'show', uri: artistUri });
    assert.deepEqual([panel.state.canGoBack, panel.state.canGoForward], [true, false]);
    panel.presenter.receive({ type: 'back' });
    assert.equal(panel.track.uri, uri);
    assert.equal(panel.track.sections[0]?.isOpen, true);
    assert.deepEqual([panel.state.canGoBack, panel.state.canGoForward], [false, true]);
    panel.presenter.receive({ type: 'forward' });
    assert.equal(artistOf(panel).uri, artistUri);
    panel.presenter.receive({ type: 'forward' });
    assert.equal(artistOf(panel).uri, artistUri);
  });

  it('begin anew with a track that is chosen in a list', async () => {
    const { panel } = await setUpArtist();
    panel.presenter.show(exampleUri('track', 'z'));
    assert.equal(panel.state.canGoBack, false);
    panel.presenter.receive({ type: 'back' });
    assert.equal(panel.presenter.uri, exampleUri('track', 'z'));
  });

  it('are remembered, and come back after a reload with what was open', async () => {
    const { panel } = await setUpArtist();
    panel.presenter.receive({ type: 'unfold', section: 'releases' });
    panel.presenter.receive({ type: 'fold', section: 'inLibrary' });
    const { memory } = panel.state;
    assert.deepEqual(memory, {
      places: [
        { uri, open: ['details'] },
        { uri: artistUri, open: ['releases'] },
      ],
      current: 1,
    });
    const source = new FakeSource();
    source.releases.push({ name: 'R', artists: [], images: [] });
    const again = setUp(source);
    again.presenter.restore(memory);
    again.ready();
    assert.equal(again.state.kind, 'loading');
    await settle();
    assert.deepEqual(
      artistOf(again).sections.map(({ id, isOpen }) => [id, isOpen]),
      [
        ['inLibrary', false],
        ['artistTracks', false],
        ['releases', true],
      ],
    );
    again.presenter.receive({ type: 'back' });
    assert.equal(again.presenter.uri, uri);
  });

  it('do not hear of what was asked for on one that has gone', async () => {
    const { panel, source } = await setUpTrack('saved');
    const other: Track = { ...exampleTrack, uri: exampleUri('track', 'e'), name: 'Late' };
    source.tracksOfAlbum = { tracks: [other], missing: 0, error: undefined };
    panel.presenter.receive({ type: 'unfold', section: 'album' });
    panel.presenter.receive({ type: 'show', uri: artistUri });
    await settle();
    assert.equal(artistOf(panel).uri, artistUri);
    panel.presenter.receive({ type: 'save', uri: other.uri });
    assert.deepEqual(panel.done, []);
  });
});
