import assert from 'node:assert/strict';
import { idOf, World } from './world.ts';

describe('/me/library', () => {
  const track = 'spotify:track:0000000000000000000000';

  it('saves, checks and removes tracks and albums together, with empty answers', () => {
    const world = new World();
    const [uri = ''] = world.unsaved(1);
    const album = [...world.catalogue.albums.keys()]
      .map(id => `spotify:album:${id}`)
      .find(each => !world.listener.savedAlbums.has(each));
    const uris = `uris=${uri},${album ?? ''},spotify:artist:0000000000000000000000`;
    const saved = world.ask(`PUT /me/library?uris=${uri},${album ?? ''}`);
    assert.deepEqual([saved.status, saved.text], [200, '']);
    assert.deepEqual(world.ask(`GET /me/library/contains?${uris}`).json, [true, true, false]);
    assert.equal(world.ask(`DELETE /me/library?uris=${uri},${album ?? ''}`).text, '');
    assert.deepEqual(world.ask(`GET /me/library/contains?${uris}`).json, [false, false, false]);
  });

  it('takes 40 URIs, not 41', () => {
    for (const [method, path] of [
      ['PUT', ''],
      ['DELETE', ''],
      ['GET', '/contains'],
    ] as const) {
      const ask = (count: number): string =>
        `${method} /me/library${path}?uris=${Array<string>(count).fill(track).join()}`;
      assert.equal(new World().ask(ask(40)).status, 200);
      assert.equal(new World().refusal(ask(41)), '400 Too many uris requested');
    }
  });

  it('looks for URIs in the query alone', () => {
    const world = new World();
    for (const method of ['PUT', 'DELETE']) {
      assert.equal(
        world.refusal(`${method} /me/library`, { uris: [track] }),
        '400 Missing required field: uris',
      );
    }
    assert.equal(world.refusal('GET /me/library/contains?uris='), '400 Missing required field: uris');
    const [uri = ''] = world.unsaved(1);
    assert.equal(
      world.refusal(`PUT /me/library?uris=${uri}`, { uris: [uri] }),
      '400 Request body is not supported',
    );
    assert.equal(world.listener.savedTracks.has(uri), false);
  });

  it('refuses what is no URI, or of a kind that cannot be saved', () => {
    const world = new World();
    for (const uri of [
      'nonsense',
      'spotify:track:short',
      `${track}:x`,
      'spotify:local:a:b:c:1',
      track.slice(14),
    ]) {
      assert.equal(world.refusal(`PUT /me/library?uris=${uri}`), '400 Invalid uri');
    }
    assert.equal(
      world.refusal(`PUT /me/library?uris=${track.replace('track', 'artist')}`),
      '400 Unsupported uri type',
    );
    assert.equal(
      world.refusal(`GET /me/library/contains?uris=${track.replace('track', 'song')}`),
      '400 Unsupported uri type',
    );
  });

  it('passes over ids nobody knows', () => {
    const world = new World();
    const before = world.listener.savedTracks.size;
    assert.equal(world.ask(`PUT /me/library?uris=${track}`).status, 200);
    assert.equal(world.listener.savedTracks.size, before);
    assert.deepEqual(world.ask(`GET /me/library/contains?uris=${track}`).json, [false]);
  });

  it('gives all items of a call one date in whole seconds and no promised order', () => {
    const world = new World();
    const uris = world.unsaved(40);
    world.ask(`PUT /me/library?uris=${uris.join()}`);
    const first = world.listener.savedTracks.items.slice(0, 40);
    assert.deepEqual(new Set(first.map(({ addedAt }) => addedAt)), new Set(['2026-11-21T10:00:00Z']));
    assert.deepEqual(new Set(first.map(({ uri }) => uri)), new Set(uris));
    assert.notDeepEqual(
      first.map(({ uri }) => uri),
      uris,
    );
  });

  it('leaves the date of what is saved already, and gives a new one after a removal', () => {
    const world = new World();
    const { uri, addedAt } = world.listener.savedTracks.items[200]!;
    world.ask(`PUT /me/library?uris=${uri}`);
    assert.equal(world.listener.savedTracks.addedAt(uri), addedAt);
    world.ask(`DELETE /me/library?uris=${uri}`);
    world.time += 5000;
    world.ask(`PUT /me/library?uris=${uri}`);
    assert.equal(world.listener.savedTracks.addedAt(uri), '2026-11-21T10:00:05Z');
    assert.equal(world.listener.savedTracks.items[0]?.uri, uri);
  });

  it('asks for the scopes', () => {
    const world = new World();
    const refused = '403 Insufficient client scope';
    assert.equal(world.refusal(`PUT /me/library?uris=${track}`, undefined, ['user-library-read']), refused);
    assert.equal(
      world.refusal(`GET /me/library/contains?uris=${track}`, undefined, ['user-library-modify']),
      refused,
    );
    assert.equal(
      world.ask(`GET /me/library/contains?uris=${track}`, undefined, ['user-library-read']).status,
      200,
    );
    assert.equal(world.refusal('GET /me/top/tracks', undefined, ['user-library-read']), refused);
    assert.equal(world.ask('GET /me', undefined, []).status, 200);
  });
});

describe('/me/tracks and /me/albums', () => {
  it('page through everything by their links', () => {
    const world = new World();
    const seen: string[] = [];
    for (let next: string | null = '/me/tracks?limit=50&market=SE'; next !== null;) {
      const { json } = world.ask(`GET ${next}`);
      seen.push(...json.items.map(item => item.track.uri));
      assert.equal(json.total, 400);
      assert.ok(json.next?.includes('market=SE') ?? true);
      next = json.next?.replace('https://api.example/v1', '') ?? null;
    }
    assert.equal(seen.length, 400);
  });

  it('link to the address they were asked at', () => {
    const { json } = new World().ask('GET /me/tracks?limit=10&offset=15');
    assert.equal(json.href, 'https://api.example/v1/me/tracks?limit=10&offset=15');
    assert.equal(json.next, 'https://api.example/v1/me/tracks?limit=10&offset=25');
    assert.equal(json.previous, 'https://api.example/v1/me/tracks?limit=10&offset=5');
    assert.equal(json.limit, 10);
  });

  it('have pages of 1 to 50, 20 when nothing is said', () => {
    const world = new World();
    for (const path of ['/me/tracks', '/me/albums', '/me/top/tracks', '/me/top/artists']) {
      assert.equal(world.ask(`GET ${path}`).json.items.length, 20);
      for (const limit of ['0', '51', '-1', 'x', '1.5', '']) {
        assert.equal(world.refusal(`GET ${path}?limit=${limit}`), '400 Invalid limit');
      }
      assert.equal(world.refusal(`GET ${path}?offset=-1`), '400 Invalid offset');
      assert.deepEqual(world.ask(`GET ${path}?offset=100000`).json.items, []);
    }
  });

  it('put albums whole, with the first 50 tracks', () => {
    const { json } = new World().ask('GET /me/albums?limit=50');
    const long = json.items.map(item => item.album).find(album => album.tracks.total > 50);
    assert.equal(long?.tracks.items.length, 50);
    assert.equal(long.tracks.next, `https://api.example/v1/albums/${long.id}/tracks?offset=50&limit=50`);
    assert.deepEqual(
      Object.keys(long.tracks.items[0]).filter(key => ['album', 'external_ids'].includes(key)),
      [],
    );
  });

  it('list a local file without id, link or album id', () => {
    const world = new World();
    const index = world.listener.savedTracks.items.findIndex(({ uri }) => uri.startsWith('spotify:local:'));
    const { track } = world.ask(`GET /me/tracks?limit=1&offset=${index}`).json.items[0];
    assert.equal(track.is_local, true);
    assert.deepEqual(
      [track.id, track.href, track.album.id, track.album.release_date, track.artists[0].id],
      Array(5).fill(null),
    );
    assert.equal(track.uri, 'spotify:local:Aunt+Mabel:Kitchen+Tapes:Happy+Birthday%2C+Wren+(rough):94');
  });

  it('replace the ids of relinked tracks only when a market is sent', () => {
    for (const mode of ['development', 'extended'] as const) {
      const world = new World(mode);
      const index = world.listener.savedTracks.items.findIndex(
        ({ uri }) => world.catalogue.tracks.get(idOf(uri))?.replacement !== undefined,
      );
      const asked = world.catalogue.tracks.get(idOf(world.listener.savedTracks.items[index]!.uri))!;
      const plain = world.ask(`GET /me/tracks?limit=1&offset=${index}`).json.items[0].track;
      assert.deepEqual([plain.id, plain.is_playable, plain.restrictions], [asked.id, undefined, undefined]);
      const relinked = world.ask(`GET /me/tracks?limit=1&offset=${index}&market=SE`).json.items[0].track;
      assert.deepEqual([relinked.id, relinked.is_playable], [asked.replacement?.id, true]);
      assert.equal(relinked.linked_from?.id, mode === 'extended' ? asked.id : undefined);
      const atHome = world.ask(`GET /me/tracks?limit=1&offset=${index}&market=US`).json.items[0].track;
      assert.deepEqual([atHome.id, atHome.is_playable, atHome.linked_from], [asked.id, true, undefined]);
    }
  });

  it('say why a track cannot be played, and with a market that it cannot', () => {
    const world = new World();
    const reasons = new Set<unknown>();
    for (const { uri } of world.listener.savedTracks.items) {
      const id = idOf(uri);
      if (!world.catalogue.tracks.has(id)) continue;
      const plain = world.ask(`GET /tracks/${id}`).json;
      const { is_playable, restrictions } = world.ask(`GET /tracks/${id}?market=SE`).json;
      assert.deepEqual(plain.restrictions, restrictions);
      assert.equal(is_playable, restrictions === undefined);
      assert.ok(!('is_playable' in plain));
      reasons.add(restrictions?.reason);
    }
    assert.deepEqual(reasons, new Set([undefined, 'market', 'product', 'explicit']));
  });

  it('refuse markets that are none, as does everything else that takes one', () => {
    const world = new World('extended');
    const [[track = ''], [album = ''], [artist = '']] = [
      [...world.catalogue.tracks.keys()],
      [...world.catalogue.albums.keys()],
      [...world.catalogue.artists.keys()],
    ];
    for (const path of [
      '/me/tracks?',
      '/me/albums?',
      `/tracks/${track}?`,
      `/tracks?ids=${track}&`,
      `/albums/${album}?`,
      `/albums?ids=${album}&`,
      `/albums/${album}/tracks?`,
      `/artists/${artist}/albums?`,
      `/artists/${artist}/top-tracks?`,
      '/search?q=x&type=track&',
    ]) {
      for (const market of ['from_token', 'XX', 'se', 'SWE', ''])
        assert.equal(world.refusal(`GET ${path}market=${market}`), '400 Invalid market code', path);
      assert.equal(world.ask(`GET ${path}market=SE`).status, 200, path);
    }
  });
});

describe('/me/top', () => {
  it('takes no market: nothing is relinked, nothing said to be playable, none refused', () => {
    const world = new World();
    const plain = world.ask('GET /me/top/tracks?limit=50').json.items;
    assert.deepEqual(world.ask('GET /me/top/tracks?limit=50&market=JP').json.items, plain);
    assert.equal(world.ask('GET /me/top/artists?market=nowhere').status, 200);
  });

  it('differs over the time ranges and refuses others', () => {
    const world = new World();
    const ids = (range: string): string =>
      world
        .ask(`GET /me/top/tracks?limit=50${range}`)
        .json.items.map(({ id }) => id)
        .join();
    assert.equal(ids(''), ids('&time_range=medium_term'));
    assert.equal(
      new Set(['short_term', 'medium_term', 'long_term'].map(each => ids(`&time_range=${each}`))).size,
      3,
    );
    assert.equal(world.refusal('GET /me/top/tracks?time_range=week'), '400 Invalid time range');
    assert.ok(world.ask('GET /me/top/tracks').json.total > 50);
    assert.ok(world.ask('GET /me/top/artists').json.items[0].name);
  });
});
