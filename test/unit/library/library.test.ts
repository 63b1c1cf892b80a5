import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Album } from '../../../src/model/album.ts';
import { spotifyUri } from '../../../src/model/spotifyUri.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { TestLibrary } from './openTestLibrary.ts';
import { useTestLibrary } from './openTestLibrary.ts';

/** As tracks are saved of which only a link is known. */
const byLink = (uri: string): SavedTrack => ({
  addedAt: '',
  track: { uri, name: '', artists: [], durationMs: 0, explicit: false, isLocal: false },
});

describe('A library', () => {
  const { open } = useTestLibrary();

  function largestAlbum(test: TestLibrary): Promise<Album> {
    const albums = [...test.spotify.state.catalogue.albums.values()];
    const { id } = albums.reduce((a, b) => (a.tracks.length >= b.tracks.length ? a : b));
    return test.library.albums.get(spotifyUri('album', id));
  }

  describe('gives a track', () => {
    it('without a request when it is saved', async () => {
      const test = await open();
      const [row] = test.rows(1);
      assert.equal(await test.library.tracks.get(row!.track.uri), row!.track);
      assert.equal(test.library.tracks.known(row!.track.uri), row!.track);
      assert.equal(test.library.addedAt(row!.track.uri), row!.addedAt);
      assert.deepEqual(test.takeRequests(), []);
    });

    it('with one request otherwise, and keeps it', async () => {
      const test = await open();
      const [uri] = test.spotify.state.unsavedTracks(1);
      assert.equal(test.library.tracks.known(uri!), undefined);
      const track = await test.library.tracks.get(uri!);
      assert.equal(await test.library.tracks.get(uri!), track);
      assert.deepEqual(test.takeRequests(), [`GET /tracks/${track.id}`]);
      assert.equal(test.library.addedAt(uri!), undefined);
    });

    it('still when it was removed, so that what is shown stays', async () => {
      const test = await open();
      const [row] = test.rows(1);
      await test.library.remove([row!]);
      test.takeRequests();
      assert.deepEqual(await test.library.tracks.get(row!.track.uri), row!.track);
      assert.deepEqual(test.takeRequests(), []);
    });

    it('in its whole form when only the simplified one of an album is at hand', async () => {
      const test = await open();
      const { tracks } = await test.library.albums.tracksOf(await largestAlbum(test));
      const simplified = tracks.find(({ uri }) => test.library.savedState(uri) === 'notSaved')!;
      assert.equal(test.library.tracks.known(simplified.uri)?.isrc, undefined);
      test.takeRequests();
      assert.ok((await test.library.tracks.get(simplified.uri)).isrc);
      assert.equal(test.takeRequests().length, 1);
      await test.library.refresh('savedAlbums');
      await test.library.albums.tracksOf(await largestAlbum(test));
      assert.ok(test.library.tracks.known(simplified.uri)?.isrc, 'and the whole form is kept');
    });

    it('in its whole form also when it was saved from an album: its row is read once', async () => {
      const test = await open();
      const { tracks } = await test.library.albums.tracksOf(await largestAlbum(test));
      const [track, known] = tracks.filter(({ uri }) => test.library.savedState(uri) === 'notSaved');
      const whole = await test.library.tracks.get(known!.uri);
      for (const each of [track!, known!]) await test.library.save([{ addedAt: '', track: each }]);
      assert.equal(test.library.savedTracks.get(known!.uri)?.track, whole, 'what is kept is preferred');
      assert.equal(test.library.savedTracks.get(track!.uri)?.track.isrc, undefined);
      test.takeRequests();
      assert.ok((await test.library.tracks.get(track!.uri)).isrc);
      assert.ok(test.library.savedTracks.get(track!.uri)?.track.isrc);
      assert.ok(test.library.tracks.known(track!.uri)?.isrc);
      await test.library.tracks.get(track!.uri);
      await test.library.tracks.get(known!.uri);
      assert.deepEqual(test.takeRequests(), [`GET /tracks/${track!.id}`]);
    });

    it('that is none as not found', async () => {
      const test = await open();
      for (const uri of [
        'nonsense',
        spotifyUri('album', 'x'.repeat(22)),
        spotifyUri('track', 'x'.repeat(22)),
      ])
        await assert.rejects(test.library.tracks.get(uri), error => SpotifyError.is(error, 'notFound'));
    });
  });

  it('asks for an artist’s tracks once, however many ask', async () => {
    const test = await open();
    const twice = (json: unknown): unknown => {
      const { tracks } = json as { tracks: { items: unknown[] } };
      return { tracks: { ...tracks, items: [...tracks.items, ...tracks.items] } };
    };
    test.spotify.faults.next({ path: '/search' }, { kind: 'edited', edit: twice });
    const artist = test.rows(1)[0]!.track.artists[0]!;
    const wanted = { ...artist, id: artist.id! };
    const [first, second] = await Promise.all([
      test.library.rankings.artistTracks(wanted),
      test.library.rankings.artistTracks(wanted),
    ]);
    assert.equal(first, second);
    assert.equal(new Set(first.tracks.map(({ uri }) => uri)).size, first.tracks.length);
    assert.deepEqual(test.takeRequests(), ['GET /search']);
    await test.library.refresh('topTracks');
    await test.library.rankings.artistTracks(wanted);
    assert.deepEqual(test.takeRequests(), ['GET /search']);
  });

  it('knows saved states of what its lists hold, and asks about the rest in few requests', async () => {
    const test = await open();
    const { tracks } = await test.library.topTracks.short_term.load();
    test.takeRequests();
    test.library.lookUpSaved(tracks.map(({ uri }) => uri));
    await sleep(45);
    assert.deepEqual(test.takeRequests(), [], 'the list of saved tracks is whole');
    const albums = [...test.spotify.state.catalogue.albums.keys()]
      .slice(0, 60)
      .map(id => spotifyUri('album', id));
    test.library.lookUpSaved(albums);
    while (albums.some(uri => test.library.savedState(uri) === 'unknown')) await sleep(5);
    assert.deepEqual(test.takeRequests(), Array<string>(2).fill('GET /me/library/contains'));
    for (const uri of albums)
      assert.equal(test.library.savedState(uri) === 'saved', test.spotify.state.isSaved(uri), uri);
    assert.deepEqual(test.changes.at(-1), { lists: [], uris: albums });
  });

  describe('saving by link alone', () => {
    it('shows no row without a title, and brings the rows afterwards', async () => {
      for (const count of [1, 12]) {
        const test = await open();
        const items = test.spotify.state.unsavedTracks(count).map(byLink);
        const outcome = await test.library.save(items);
        assert.equal(outcome.applied.length, count);
        assert.ok(test.library.savedTracks.rows.every(({ track }) => track.name !== ''));
        while (items.some(({ track }) => !test.library.tracks.known(track.uri)?.name)) await sleep(2);
        assert.deepEqual(test.listedUris, test.serverUris);
      }
    });

    it('leaves no track without a title behind when it is refused or undone', async () => {
      const test = await open();
      const [refused, undone] = test.spotify.state.unsavedTracks(2).map(byLink);
      test.spotify.faults.next({ method: 'PUT' }, { kind: 'answer', answer: { status: 400 } });
      await test.library.save([refused!]);
      await test.library.save([undone!]);
      await test.library.undo();
      for (const { track } of [refused!, undone!]) assert.ok((await test.library.tracks.get(track.uri)).name);
    });
  });

  it('saves and removes albums', async () => {
    const test = await open();
    await test.library.savedAlbums.refresh();
    const album = await largestAlbum(test);
    const before = test.library.savedAlbums.rows.length;
    await test.library.save([{ addedAt: '', album }]);
    assert.equal(test.library.savedAlbums.rows.length, before + 1);
    assert.equal(test.spotify.state.isSaved(album.uri), true);
    await test.library.undo();
    assert.deepEqual(
      [test.library.savedState(album.uri), test.spotify.state.isSaved(album.uri)],
      ['notSaved', false],
    );
  });

  it('reads no list that nobody has looked at only because something was saved', async () => {
    const test = await open();
    const ids = [...test.spotify.state.catalogue.albums.keys()].slice(0, 12);
    const albums = await Promise.all(ids.map(id => test.library.albums.get(spotifyUri('album', id))));
    const unsaved = albums.filter(({ uri }) => !test.spotify.state.isSaved(uri)).slice(0, 2);
    test.takeRequests();
    await test.library.save(unsaved.map(album => ({ addedAt: '', album })));
    await sleep(20);
    assert.deepEqual(test.takeRequests(), ['GET /me/library/contains', 'PUT /me/library']);
  });

  it('waits with a refresh until what is being changed here has arrived', async () => {
    const test = await open();
    test.spotify.latencyMs = 5;
    const [row] = test.rows(1);
    const removing = test.library.remove([row!]);
    await test.library.refresh('savedTracks');
    assert.deepEqual(test.takeRequests(), ['DELETE /me/library', 'GET /me/tracks']);
    assert.equal(test.library.savedState(row!.track.uri), 'notSaved');
    await removing;
  });

  it('reads top tracks page by page, and anew after a refresh', async () => {
    const test = await open();
    const list = test.library.topTracks.long_term;
    const first = await list.load();
    assert.deepEqual([first.tracks.length, first.hasMore], [50, true]);
    const more = await list.loadMore();
    assert.deepEqual(more.tracks.slice(0, 50), first.tracks);
    assert.ok(more.tracks.length > 50);
    await list.load();
    assert.equal(test.takeRequests().length, 2);
    await test.library.refresh('topTracks');
    assert.deepEqual(list.known, first);
    assert.equal(test.takeRequests().length, 1, 'the ranges that nobody has looked at are not read');
  });

  it('keeps top tracks and says why when they cannot be read anew', async () => {
    const test = await open();
    const list = test.library.topTracks.long_term;
    const first = await list.load();
    test.spotify.faults.next({ path: '/me/top/tracks' }, { kind: 'answer', answer: { status: 403 } });
    await assert.rejects(test.library.refresh('topTracks'), error => SpotifyError.is(error, 'forbidden'));
    assert.equal(list.known, first);
  });

  it('asks for nothing any more once it is let go of', async () => {
    const test = await open();
    test.library.lookUpSaved([spotifyUri('album', 'x'.repeat(22))]);
    test.library.dispose();
    await test.library.savedTracks.refresh();
    await sleep(45);
    assert.deepEqual(test.takeRequests(), []);
  });
});
