import assert from 'node:assert/strict';
import { idOf, World } from './world.ts';

describe('classic endpoints, with extended quota', () => {
  const id = '0123456789abcdefghijkl';
  const list = (count: number): string => Array<string>(count).fill(id).join();

  it('reads up to 50 tracks at once, in order, null for unknown ones', () => {
    const world = new World('extended');
    const [first = '', second = ''] = world.catalogue.tracks.keys();
    const { json } = world.ask(`GET /tracks?ids=${second},${id},${first}`);
    assert.deepEqual(
      json.tracks.map(track => track?.id),
      [second, undefined, first],
    );
    assert.equal(world.ask(`GET /tracks?ids=${list(50)}`).status, 200);
    assert.equal(world.refusal(`GET /tracks?ids=${list(51)}`), '400 Too many ids requested');
    assert.equal(world.refusal('GET /tracks'), '400 Missing required field: ids');
    assert.equal(world.refusal('GET /tracks?ids=short'), '400 Invalid base62 id');
  });

  it('reads up to 20 albums and 50 artists at once, in order, null for unknown ones', () => {
    const world = new World('extended');
    for (const [kind, most] of [
      ['albums', 20],
      ['artists', 50],
    ] as const) {
      const [first = '', second = ''] = world.catalogue[kind].keys();
      const { json } = world.ask(`GET /${kind}?ids=${second},${id},${first}`);
      assert.deepEqual(
        json[kind].map(item => item?.id),
        [second, undefined, first],
      );
      assert.deepEqual(json[kind][0], world.ask(`GET /${kind}/${second}`).json);
      assert.equal(world.ask(`GET /${kind}?ids=${list(most)}`).status, 200);
      assert.equal(world.refusal(`GET /${kind}?ids=${list(most + 1)}`), '400 Too many ids requested');
      assert.equal(world.refusal(`GET /${kind}`), '400 Missing required field: ids');
      assert.equal(world.refusal(`GET /${kind}?ids=short`), '400 Invalid base62 id');
    }
  });

  it("lists an artist's ten most popular tracks", () => {
    const world = new World('extended');
    const artist = [...world.catalogue.artists.values()].find(
      each => world.catalogue.albumsOf(each).length > 3,
    )!;
    const { tracks } = world.ask(`GET /artists/${artist.id}/top-tracks?market=SE`).json;
    assert.equal(tracks.length, 10);
    assert.ok(tracks.every(track => track?.artists.some(each => each.id === artist.id)));
  });

  it('saves by body or query, at most 50 at once', () => {
    const world = new World('extended');
    const [a = '', b = '', c = ''] = world.unsaved(3).map(idOf);
    assert.deepEqual(
      [world.ask('PUT /me/tracks', { ids: [a] }).status, world.ask('PUT /me/tracks', { ids: [a] }).text],
      [200, ''],
    );
    world.ask(`PUT /me/tracks?ids=${b}`);
    assert.deepEqual(world.ask(`GET /me/tracks/contains?ids=${a},${b},${c}`).json, [true, true, false]);
    assert.equal(world.refusal('PUT /me/tracks', { ids: list(51).split(',') }), '400 Too many ids requested');
    assert.equal(world.refusal('PUT /me/tracks', [a]), '400 Missing required field: ids');
    assert.equal(world.refusal('PUT /me/tracks', '{'), '400 Error parsing JSON.');
    assert.equal(world.refusal(`GET /me/tracks/contains?ids=${list(51)}`), '400 Too many ids requested');
  });

  it('saves with chosen dates, and then looks at no other ids', () => {
    const world = new World('extended');
    const [a = '', b = ''] = world.unsaved(2);
    const dated = { id: idOf(a), added_at: '2020-02-03T04:05:06Z' };
    world.ask('PUT /me/tracks', { ids: [idOf(b)], timestamped_ids: [dated] });
    assert.equal(world.listener.savedTracks.addedAt(a), '2020-02-03T04:05:06Z');
    assert.equal(world.listener.savedTracks.has(b), false);
    for (const added_at of [
      'yesterday',
      '2020-02-03',
      '2020-02-03T04:05:06.789Z',
      '2020-02-03T04:05:06+01:00',
      '2020-02-31T04:05:06Z',
      0,
      undefined,
    ]) {
      const bad = { timestamped_ids: [{ ...dated, added_at }] };
      assert.equal(world.refusal('PUT /me/tracks', bad), '400 Invalid timestamp', String(added_at));
    }
    assert.equal(world.refusal('PUT /me/tracks', { timestamped_ids: [] }), '400 Missing required field: ids');
    const many = { timestamped_ids: Array(51).fill(dated) };
    assert.equal(world.refusal('PUT /me/tracks', many), '400 Too many ids requested');
  });

  it('puts what is saved with chosen dates among the others by date', () => {
    const world = new World('extended');
    const before = world.listener.savedTracks.items;
    const neighbours = [100, 200, 300].map(index => before[index]!);
    const uris = world.unsaved(3);
    const timestamped_ids = uris.map((uri, index) => ({
      id: idOf(uri),
      added_at: neighbours[index]!.addedAt,
    }));
    assert.equal(world.ask('PUT /me/tracks?ids=' + id, { timestamped_ids }).status, 200);
    const { items } = world.listener.savedTracks;
    assert.deepEqual(
      items.map(({ addedAt }) => addedAt),
      items
        .map(({ addedAt }) => addedAt)
        .sort()
        .reverse(),
    );
    assert.equal(items.length, before.length);
    const page = world.ask('GET /me/tracks?limit=50&offset=180').json.items;
    assert.ok(page.some(({ track }) => track.uri === uris[1]));
  });

  it('removes by query before body', () => {
    const world = new World('extended');
    const [a, b] = world.listener.savedTracks.items.filter(({ uri }) => uri.startsWith('spotify:track:'));
    world.ask(`DELETE /me/tracks?ids=${idOf(a!.uri)}`, { ids: [idOf(b!.uri)] });
    assert.deepEqual(
      [a, b].map(item => world.listener.savedTracks.has(item!.uri)),
      [false, true],
    );
    world.ask('DELETE /me/tracks', { ids: [idOf(b!.uri)] });
    assert.equal(world.listener.savedTracks.has(b!.uri), false);
  });

  it('saves, checks and removes albums: 20 by query, 50 by body', () => {
    const world = new World('extended');
    const album = [...world.catalogue.albums.keys()].find(
      each => !world.listener.savedAlbums.has(`spotify:album:${each}`),
    )!;
    world.ask(`PUT /me/albums?ids=${album}`);
    assert.deepEqual(world.ask(`GET /me/albums/contains?ids=${album},${id}`).json, [true, false]);
    world.ask('DELETE /me/albums', { ids: [album] });
    assert.deepEqual(world.ask(`GET /me/albums/contains?ids=${album}`).json, [false]);
    assert.equal(world.refusal(`PUT /me/albums?ids=${list(21)}`), '400 Too many ids requested');
    assert.equal(world.refusal(`GET /me/albums/contains?ids=${list(21)}`), '400 Too many ids requested');
    assert.equal(world.ask('PUT /me/albums', { ids: list(50).split(',') }).status, 200);
    assert.equal(world.refusal('PUT /me/albums', { ids: list(51).split(',') }), '400 Too many ids requested');
  });

  it('asks for the scopes', () => {
    const world = new World('extended');
    const refused = '403 Insufficient client scope';
    assert.equal(world.refusal('PUT /me/tracks', { ids: [id] }, ['user-library-read']), refused);
    assert.equal(world.refusal(`GET /me/tracks/contains?ids=${id}`, undefined, []), refused);
    assert.equal(world.ask(`GET /tracks?ids=${id}`, undefined, []).status, 200);
  });
});
