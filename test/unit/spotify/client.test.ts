import assert from 'node:assert/strict';
import type { SpotifyClient } from '../../../src/spotify/client.ts';
import type { QuotaMode } from '../../../src/spotify/quotaMode.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { useTestClients } from './useTestClients.ts';

const extended = { concluded: 'extended', denied: false } as const;

describe('The client', () => {
  const {
    newClient,
    api,
    savedUris,
    spotify: started,
  } = useTestClients({ tracks: 230, albums: 12, covers: 'links' });
  let spotify: TestSpotify;
  before(() => {
    spotify = started();
  });

  const refusals = (): number => spotify.log.count({ status: 403 });

  async function everything(client: SpotifyClient): Promise<void> {
    await client.me();
    const { items } = await client.savedTracks(0, 50);
    const albums = await client.savedAlbums(0, 50);
    await client.topTracks('short_term', 0, 50);
    const { track } = items.find(row => !row.track.isLocal)!;
    const artist = track.artists[0]!;
    await client.track(track.id!);
    await client.album(albums.items[0]!.album.id);
    await client.albumTracks(albums.items[0]!.album.id, 0, 50);
    await client.artistTopTracks(artist.id!, artist.name);
    const wanted = [...spotify.state.unsavedTracks(60), albums.items[0]!.album.uri];
    await client.areSaved(wanted);
    const tracks = wanted.slice(0, 60);
    assert.deepEqual((await client.save(tracks)).applied, tracks);
    assert.ok(tracks.every(uri => spotify.state.isSaved(uri)));
    assert.deepEqual((await client.remove(wanted)).applied, wanted);
    assert.ok(wanted.every(uri => !spotify.state.isSaved(uri)));
  }

  describe('in development mode', () => {
    it('does everything without being refused once, on the endpoints every app has', async () => {
      await everything(newClient().client);
      assert.equal(refusals(), 0);
      assert.equal(
        api().some(({ status }) => status !== 200),
        false,
        spotify.log.lines.join('\n'),
      );
      assert.equal(spotify.log.count({ path: /top-tracks|^\/me\/tracks\/contains|^\/tracks$/ }), 0);
      assert.equal(spotify.log.count({ method: 'PUT', path: '/me/tracks' }), 0);
    });

    it('saves and removes 40 at a time, in the query, with no body at all', async () => {
      const { client } = newClient();
      const uris = spotify.state.unsavedTracks(100);
      await client.save(uris);
      await client.remove(uris);
      const writes = api();
      assert.deepEqual(
        writes.map(({ method, path, query }) => [method, path, query.get('uris')?.split(',').length]),
        ['PUT', 'DELETE'].flatMap(method => [40, 40, 20].map(count => [method, '/me/library', count])),
      );
      // Some proxies answer 411 to a PUT that does not say how long it is.
      for (const { method, body, headers } of writes) {
        assert.equal(body, '');
        assert.equal(headers['content-length'], method === 'PUT' ? '0' : undefined);
        assert.equal(headers['content-type'] ?? headers['transfer-encoding'], undefined);
      }
    });

    it('finds tracks of an artist by search, and only those that are really theirs', async () => {
      const { client } = newClient();
      const { track } = (await client.savedTracks(0, 50)).items.find(row => !row.track.isLocal)!;
      const artist = track.artists[0]!;
      const { source, tracks } = await client.artistTopTracks(artist.id!, artist.name);
      assert.equal(source, 'search');
      assert.ok(tracks.length > 0 && tracks.length <= 10);
      assert.ok(tracks.every(each => each.artists.some(({ id }) => id === artist.id)));
      const [search] = spotify.log.where({ path: '/search' });
      assert.equal(search?.query.get('limit'), '10');
      assert.equal((await client.artistTopTracks('A'.repeat(22), artist.name)).tracks.length, 0);
    });

    it('asks about saved states 40 at a time and answers in order', async () => {
      const { client } = newClient();
      const [saved, unsaved] = [savedUris(50), spotify.state.unsavedTracks(50)];
      const mixed = saved.flatMap((uri, index) => [uri, unsaved[index]!]);
      assert.deepEqual(
        await client.areSaved(mixed),
        mixed.map((_, index) => index % 2 === 0),
      );
      assert.equal(spotify.log.count({ path: '/me/library/contains' }), 3);
    });
  });

  describe('with extended quota', () => {
    beforeEach(() => {
      spotify.mode = 'extended';
    });

    it('is concluded from the first saved track, never probed', async () => {
      const { client, quota } = newClient();
      assert.equal(quota.mode, 'development');
      await client.savedTracks(0, 1);
      assert.equal(quota.mode, 'extended');
      assert.deepEqual(spotify.log.lines, ['GET /me/tracks 200']);
    });

    const someTrack = (): { id: string; album: string; artist: string } => {
      const [track] = spotify.state.catalogue.tracks.values();
      return { id: track!.id, album: track!.album.id, artist: track!.artists[0]!.id };
    };
    const answers: readonly (readonly [string, (client: SpotifyClient) => Promise<unknown>])[] = [
      ['saved tracks', client => client.savedTracks(0, 1)],
      ['saved albums', client => client.savedAlbums(0, 1)],
      ['top tracks', client => client.topTracks('long_term', 0, 1)],
      ['top artists', client => client.topArtists('long_term', 0, 1)],
      ['a track', client => client.track(someTrack().id)],
      ['an album', client => client.album(someTrack().album)],
      ['an album’s tracks', client => client.albumTracks(someTrack().album, 0, 1)],
      ['an artist', client => client.artist(someTrack().artist)],
      ['an artist’s releases', client => client.artistAlbums(someTrack().artist, 0, 1)],
      ['tracks found', client => client.searchTracks({ text: 'a' }, 0, 1)],
      ['albums found', client => client.searchAlbums({ text: 'a' }, 0, 1)],
      ['artists found', client => client.searchArtists({ text: 'a' }, 0, 1)],
    ];
    for (const [what, ask] of answers)
      it(`is concluded from ${what}, by one request`, async () => {
        const { client, quota } = newClient();
        await ask(client);
        assert.deepEqual([quota.mode, api().length], ['extended', 1]);
        spotify.mode = 'development';
        const other = newClient();
        await ask(other.client);
        assert.equal(other.quota.mode, 'development');
      });

    it('writes tracks 50 at a time to the classic endpoint, and albums to the new one', async () => {
      const { client } = newClient({ remembered: extended });
      await client.save(spotify.state.unsavedTracks(60));
      await client.remove([spotify.state.savedAlbums()[0]!.uri]);
      assert.deepEqual(spotify.log.lines, [
        'PUT /me/tracks 200',
        'PUT /me/tracks 200',
        'DELETE /me/library 200',
      ]);
      const { ids } = JSON.parse(api()[0]!.body) as { ids: string[] };
      assert.equal(ids.length, 50);
    });

    it('reads an artist’s top tracks', async () => {
      const { client } = newClient({ remembered: extended });
      const artist = (await client.savedTracks(0, 50)).items.find(row => !row.track.isLocal)!.track
        .artists[0]!;
      assert.equal((await client.artistTopTracks(artist.id!, artist.name)).source, 'topTracks');
      assert.equal(spotify.log.count({ path: '/search' }), 0);
    });

    it('does everything too', async () => {
      await everything(newClient({ remembered: extended }).client);
      assert.equal(refusals(), 0);
    });
  });

  describe('that wrongly takes an app for extended', () => {
    it('takes that back at the first refusal, and the call succeeds all the same', async () => {
      const { client, quota } = newClient({ remembered: extended });
      const uris = spotify.state.unsavedTracks(120);
      const progress: number[] = [];
      const outcome = await client.save(uris, { onProgress: done => progress.push(done) });
      assert.deepEqual(outcome, { applied: uris, refused: [], unknown: [] });
      assert.equal(quota.mode, 'development');
      assert.deepEqual(spotify.log.lines, [
        'PUT /me/tracks 403',
        ...Array<string>(3).fill('PUT /me/library 200'),
      ]);
      assert.deepEqual(progress, [40, 80, 120]);
      await client.artistTopTracks('A'.repeat(22), 'Somebody');
      assert.equal(refusals(), 1);
    });

    it('reads an artist’s tracks by search instead', async () => {
      const { client, quota } = newClient({ remembered: extended });
      assert.equal((await client.artistTopTracks('A'.repeat(22), 'Somebody')).source, 'search');
      assert.equal(quota.mode, 'development');
    });

    it('does what is wanted also when the person has set it so', async () => {
      const { client, quota } = newClient({ override: 'extended' });
      assert.equal((await client.artistTopTracks('A'.repeat(22), 'Somebody')).source, 'search');
      const uris = savedUris(2);
      assert.deepEqual(await client.areSaved(uris), [true, true]);
      assert.deepEqual((await client.remove(uris)).applied, uris);
      assert.equal(quota.mode, 'extended');
    });

    it('tells applied from refused when the endpoint closes half way', async () => {
      spotify.mode = 'extended';
      const { client } = newClient({ remembered: extended });
      const closeNow = (): void => void (spotify.mode = 'development');
      spotify.faults.next(
        { method: 'PUT', path: '/me/tracks' },
        { kind: 'meanwhile', run: closeNow },
        { after: 1 },
      );
      spotify.faults.next(
        { path: '/me/library' },
        { kind: 'rateLimited', retryAfterSeconds: 3600 },
        { after: 1 },
      );
      const uris = spotify.state.unsavedTracks(150);
      const { applied, refused, unknown, error } = await client.save(uris);
      assert.deepEqual(
        [applied.length, refused.length, unknown.length, error?.kind],
        [110, 40, 0, 'rateLimited'],
      );
      assert.ok(applied.every(uri => spotify.state.isSaved(uri)));
      assert.ok(refused.every(uri => !spotify.state.isSaved(uri)));
    });
  });

  for (const mode of ['development', 'extended'] satisfies QuotaMode[])
    it(`never sends a market with a library read: it would change the ids that removing needs (${mode})`, async () => {
      spotify.mode = mode;
      await everything(newClient().client);
      for (const { path, query } of api())
        if (path.startsWith('/me')) assert.equal(query.has('market'), false, path);
    });

  it('sends its token to no address out of an answer, only reads whether more follows', async () => {
    const { client } = newClient();
    const elsewhere = `${spotify.accountsUrl}/steal`;
    const edit = (json: unknown): unknown => ({ ...(json as object), next: elsewhere, href: elsewhere });
    spotify.faults.next({}, { kind: 'edited', edit }, { times: Infinity });
    for (let offset = 0, hasMore = true; hasMore && offset < 200; offset += 50)
      ({ hasMore } = await client.savedTracks(offset, 50));
    assert.deepEqual(
      spotify.log.entries.map(({ path, query }) => `${path} ${query.get('offset') ?? ''}`),
      ['/me/tracks 0', '/me/tracks 50', '/me/tracks 100', '/me/tracks 150'],
    );
  });

  it('asks nothing about an artist without a name', async () => {
    const { client } = newClient();
    for (const name of ['', ' ', '""'])
      assert.deepEqual(await client.artistTopTracks('A'.repeat(22), name), { source: 'search', tracks: [] });
    assert.equal(api().length, 0);
  });

  it('names itself and keeps its connections', async () => {
    const { client } = newClient();
    for (let page = 0; page < 5; page++) await client.savedTracks(page * 50, 50);
    assert.equal(api()[0]?.headers['user-agent'], 'tracklist-for-spotify/test');
  });
});
