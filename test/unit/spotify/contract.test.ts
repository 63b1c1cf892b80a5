import assert from 'node:assert/strict';
import { SpotifyClient } from '../../../src/spotify/client.ts';
import type { QuotaMode } from '../../../src/spotify/quotaMode.ts';
import type { LoggedRequest } from '../../support/requestLog.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { testScopes } from '../../support/testSpotify.ts';
import type { Rule } from './contractRules.ts';
import { complaintsAbout, ruleFor, rules } from './contractRules.ts';
import { useTestClients } from './useTestClients.ts';

type Uses = Readonly<Record<string, (client: SpotifyClient, spotify: TestSpotify) => Promise<unknown>>>;

const market = 'SE';

/** A track that is in the catalogue and saved. */
function savedTrackOf({ state }: TestSpotify): { id: string; album: string; artist: string; isrc: string } {
  const tracks = state.savedTracks().map(({ uri }) => state.catalogue.tracks.get(uri.split(':')[2] ?? ''));
  const track = tracks.find(each => each !== undefined)!;
  return { id: track.id, album: track.album.id, artist: track.artists[0]!.id, isrc: track.isrc };
}

/** Tracks and an album, more than fit into one request of any kind. */
function manyUris({ state }: TestSpotify): string[] {
  return [...state.unsavedTracks(110), state.savedAlbums()[0]!.uri];
}

/** Each method of the client as it is used, in all the ways that lead to requests of different form. */
const uses: Uses = {
  me: client => client.me(),
  savedTracks: client => Promise.all([client.savedTracks(0, 50), client.savedTracks(100, 1)]),
  savedAlbums: client => Promise.all([client.savedAlbums(0, 50), client.savedAlbums(7, 1)]),
  topTracks: client =>
    Promise.all([client.topTracks('short_term', 0, 50), client.topTracks('long_term', 50, 1)]),
  topArtists: client =>
    Promise.all([client.topArtists('medium_term', 0, 50), client.topArtists('long_term', 5, 1)]),
  track: async (client, spotify) => {
    const { id } = savedTrackOf(spotify);
    await client.track(id);
    await client.track(id, { market });
  },
  tracks: async (client, spotify) => {
    const ids = [...spotify.state.catalogue.tracks.keys()].slice(0, 120);
    await client.tracks(ids);
    assert.equal((await client.tracks(ids, { market })).found.size, 120);
  },
  album: async (client, spotify) => {
    const { album } = savedTrackOf(spotify);
    await client.album(album);
    await client.album(album, { market });
  },
  albumTracks: async (client, spotify) => {
    const { album } = savedTrackOf(spotify);
    await client.albumTracks(album, 0, 50);
    await client.albumTracks(album, 3, 1, { market });
  },
  artist: (client, spotify) => client.artist(savedTrackOf(spotify).artist),
  artistAlbums: async (client, spotify) => {
    const { artist } = savedTrackOf(spotify);
    await client.artistAlbums(artist, 0, 10);
    await client.artistAlbums(artist, 10, 1, { market, groups: ['album', 'appears_on'] });
    await client.artistAlbums(artist, 0, 10, { groups: [] });
  },
  artistTopTracks: async (client, spotify) => {
    const { artist } = savedTrackOf(spotify);
    await client.artistTopTracks(artist, 'A Name');
    await client.artistTopTracks(artist, 'A "Name', { market });
  },
  searchTracks: async (client, spotify) => {
    await client.searchTracks({ isrc: savedTrackOf(spotify).isrc }, 0, 1);
    const everything = { text: 'x'.repeat(300), artist: 'a', track: 't', album: 'b', genre: 'g' };
    await client.searchTracks({ ...everything, years: [1990, 1999] }, 1000, 10, { market });
  },
  searchAlbums: async client => {
    await client.searchAlbums({ upc: '0000000000017' }, 0, 10);
    await client.searchAlbums({ text: 'x', artist: 'a', album: 'b', tag: 'new' }, 3, 1, { market });
  },
  searchArtists: async client => {
    await client.searchArtists({ text: 'x' }, 0, 10);
    await client.searchArtists({ artist: 'a', genre: 'g', years: [2000, 2000] }, 3, 1, { market });
  },
  areSaved: async (client, spotify) => {
    await client.areSaved(manyUris(spotify));
    await client.areSaved(spotify.state.unsavedTracks(110));
  },
  save: async (client, spotify) => {
    await client.save(manyUris(spotify));
    const uris = spotify.state.unsavedTracks(60);
    await client.save(uris);
    const addedAt = new Map(uris.map(uri => [uri, '2020-02-29T12:00:00Z']));
    assert.equal((await client.save(uris, { addedAt })).applied.length, 60);
  },
  remove: async (client, spotify) => {
    await client.remove(manyUris(spotify));
    await client.remove(
      spotify.state
        .savedTracks()
        .map(({ uri }) => uri)
        .filter(uri => !uri.includes('local')),
    );
  },
};

const modes: readonly QuotaMode[] = ['development', 'extended'];

describe('The contract with Spotify', () => {
  const { newClient, api, spotify: started } = useTestClients({ tracks: 130, albums: 12, covers: 'links' });
  let spotify: TestSpotify;
  before(() => {
    spotify = started();
  });

  /** What the client sends for one of its methods. */
  async function requestsWith(
    scopes: readonly string[],
    name: string,
    mode: QuotaMode,
  ): Promise<LoggedRequest[]> {
    spotify.reset();
    spotify.mode = mode;
    const { client } = newClient({ scopes, remembered: { concluded: mode, denied: false } });
    await uses[name]!(client, spotify);
    return api();
  }

  const sent = new Map<string, LoggedRequest[]>();
  /** What it sends when everything is granted. */
  async function requestsOf(name: string, mode: QuotaMode): Promise<LoggedRequest[]> {
    const key = `${name}/${mode}`;
    const requests = sent.get(key) ?? (await requestsWith(testScopes, name, mode));
    sent.set(key, requests);
    return requests;
  }

  it('covers every method of the client', () => {
    const isMethod = (name: string): boolean =>
      'value' in (Reflect.getOwnPropertyDescriptor(SpotifyClient.prototype, name) ?? {});
    const members = Object.getOwnPropertyNames(SpotifyClient.prototype).filter(isMethod);
    const methods = members.filter(name => name !== 'constructor');
    assert.deepEqual(Object.keys(uses).sort(), methods.sort());
  });

  for (const mode of modes)
    for (const name of Object.keys(uses)) {
      it(`is kept by ${name} in ${mode} mode`, async () => {
        const requests = await requestsOf(name, mode);
        assert.ok(requests.length > 0);
        for (const request of requests) {
          const { method, path, rawQuery, body, status } = request;
          const what = `${method} ${path}?${rawQuery} ${body}`;
          assert.deepEqual(complaintsAbout(request, mode), [], what);
          assert.ok(status !== undefined && status < 400, `${what} answered ${status ?? 'nothing'}`);
        }
      });

      it(`grants ${name} in ${mode} mode to whoever has the scopes it names, and to nobody else`, async () => {
        const requests = await requestsOf(name, mode);
        const scopes = [...new Set(requests.flatMap(request => ruleFor(request)?.scope ?? []))];
        const again = await requestsWith(scopes, name, mode);
        assert.deepEqual(
          again.filter(({ status }) => status !== 200),
          [],
        );
        for (const missing of scopes) {
          const others = scopes.filter(scope => scope !== missing);
          await requestsWith(others, name, mode).catch(() => undefined);
          assert.ok(spotify.log.count({ status: 403 }) > 0, missing);
        }
      });
    }

  it('has no rule that nothing falls under', async () => {
    const used = new Set<Rule | undefined>();
    for (const mode of modes)
      for (const name of Object.keys(uses))
        for (const request of await requestsOf(name, mode)) used.add(ruleFor(request));
    const idle = rules.filter(rule => !used.has(rule)).map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(idle, []);
  });
});

describe('The rules of the contract', () => {
  const id = 'A'.repeat(22);
  const idOf = (index: number): string => String(index).padStart(22, '0');
  const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => idOf(index));
  const uris = (count: number): string =>
    ids(count)
      .map(each => `spotify:track:${each}`)
      .join();
  const json = JSON.stringify;

  const complaintsOf = (line: string, body: string, mode: QuotaMode): string[] => {
    const [method = '', address = ''] = line.split(' ');
    const { pathname: path, searchParams: query } = new URL(address, 'http://127.0.0.1');
    const type = body === '' ? {} : { 'content-type': 'application/json' };
    return complaintsAbout(
      { method, path, query, body, headers: { authorization: 'Bearer x', ...type } },
      mode,
    );
  };

  const refused: readonly (readonly [request: string, complaint: string, body?: string])[] = [
    ['GET /me/playlists', 'no such endpoint'],
    ['POST /me/library', 'no such endpoint'],
    ['GET /me/tracks/', 'no such endpoint'],
    ['GET /tracks/..', 'no such endpoint'],
    ['GET /me/tracks?market=SE', 'query: market'],
    ['GET /me/albums?limit=50&market=SE', 'query: market'],
    ['GET /me/top/tracks?market=SE', 'query: market'],
    ['GET /me/tracks?limit=51', 'query: limit'],
    ['GET /me/tracks?limit=0', 'query: limit'],
    ['GET /me/tracks?limit=5&limit=5', 'query: limit'],
    ['GET /me/tracks?offset=-1', 'query: offset'],
    ['GET /me/top/artists?time_range=ever', 'query: time_range'],
    [`GET /tracks/${id}?market=from_token`, 'query: market'],
    [`GET /tracks/${id}?country=SE`, 'query: country'],
    [`GET /tracks?ids=${ids(51).join()}`, 'query: ids'],
    ['GET /tracks', 'query: no ids'],
    [`GET /tracks?ids=${id},${id}`, 'query: ids'],
    [`GET /artists/${id}/albums?limit=11`, 'query: limit'],
    [`GET /artists/${id}/albums?include_groups=all`, 'query: include_groups'],
    ['GET /search?q=x&type=track&limit=11', 'query: limit'],
    ['GET /search?q=x&type=track&offset=1001', 'query: offset'],
    ['GET /search?q=%20&type=track', 'query: q'],
    ['GET /search?q=x', 'query: no type'],
    ['GET /search?q=x&type=playlist', 'query: type'],
    ['PUT /me/library', 'query: no uris'],
    [`PUT /me/library?uris=${uris(41)}`, 'query: uris'],
    [`PUT /me/library?uris=${id}`, 'query: uris'],
    [`PUT /me/library?uris=${uris(1)}`, 'body', json({ uris: [] })],
    [`DELETE /me/library?uris=${uris(41)}`, 'query: uris'],
    [`GET /me/library/contains?ids=${id}`, 'query: ids'],
    ['PUT /me/tracks', 'body'],
    ['PUT /me/tracks', 'body', json([id])],
    ['PUT /me/tracks', 'body', json({ uris: [id] })],
    ['PUT /me/tracks', 'body', json({ ids: ids(51) })],
    ['PUT /me/tracks', 'body', json({ ids: [id], timestamped_ids: [] })],
    ['PUT /me/tracks', 'body', json({ timestamped_ids: [{ id, added_at: '2020-01-01T00:00:00.000Z' }] })],
    [`PUT /me/tracks?ids=${id}`, 'query: ids', json({ ids: [id] })],
    ['DELETE /me/tracks', 'body', json({ ids: [] })],
  ];
  for (const [request, complaint, body = ''] of refused)
    it(`do not allow ${request.slice(0, 60)} ${body.slice(0, 60)}`, () => {
      assert.ok(complaintsOf(request, body, 'extended').includes(complaint));
    });

  it('allow the classic endpoints with extended quota only, and nothing without a token', () => {
    for (const [request, body = ''] of [
      [`GET /tracks?ids=${ids(50).join()}`],
      [`GET /artists/${id}/top-tracks?market=SE`],
      [`GET /me/tracks/contains?ids=${id}`],
      ['PUT /me/tracks', json({ ids: ids(50) })],
      ['PUT /me/tracks', json({ timestamped_ids: [{ id, added_at: '2020-01-01T00:00:00Z' }] })],
      ['DELETE /me/tracks', json({ ids: [id] })],
    ] as const) {
      assert.deepEqual(complaintsOf(request, body, 'extended'), []);
      assert.deepEqual(complaintsOf(request, body, 'development'), ['not in development mode']);
    }
    const anonymous = { method: 'GET', path: '/me', query: new URLSearchParams(), body: '', headers: {} };
    assert.deepEqual(complaintsAbout(anonymous, 'development'), ['no token']);
  });

  it('name just the scopes the extension asks for', () => {
    const named = new Set(rules.flatMap(({ scope }) => scope ?? []));
    assert.deepEqual([...named].sort(), [...testScopes].sort());
  });
});
