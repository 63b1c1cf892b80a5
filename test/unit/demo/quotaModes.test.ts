import assert from 'node:assert/strict';
import { World } from './world.ts';
import type { Json } from './world.ts';

describe('quota modes', () => {
  const removed = [
    'GET /tracks?ids=0123456789abcdefghijkl',
    'GET /artists/0123456789abcdefghijkl/top-tracks',
    'PUT /me/tracks?ids=0123456789abcdefghijkl',
    'DELETE /me/tracks?ids=0123456789abcdefghijkl',
    'GET /me/tracks/contains?ids=0123456789abcdefghijkl',
    'PUT /me/albums',
    'DELETE /me/albums',
    'GET /me/albums/contains?ids=0123456789abcdefghijkl',
    'GET /albums?ids=0123456789abcdefghijkl',
    'GET /artists?ids=0123456789abcdefghijkl',
    'GET /markets',
    'GET /users/somebody',
    'GET /browse/new-releases',
    'GET /me/following/contains',
  ];

  it('development: removed endpoints answer 403 Forbidden, whatever is wrong with the rest', () => {
    const world = new World();
    for (const request of removed) {
      const { status, text } = world.ask(request, undefined, []);
      assert.deepEqual([status, text], [403, '{"error":{"status":403,"message":"Forbidden"}}'], request);
    }
  });

  it('development: no removed field anywhere; extended: all of them', () => {
    const development = new World();
    const { tracks, albums, artists } = development.catalogue;
    const [track, album, artist] = [tracks, albums, artists].map(all => [...all.keys()][0] ?? '');
    const relinked = [...tracks.values()].find(each => each.replacement);
    const search = 'GET /search?q=pellmoor&type=';
    const fields: readonly (readonly [string, (json: Json) => object, string[]])[] = [
      ['GET /me', json => json, ['country', 'email', 'explicit_content', 'followers', 'product']],
      [`GET /tracks/${track ?? ''}`, json => json, ['available_markets', 'popularity']],
      [`GET /tracks/${track ?? ''}`, json => json.album, ['available_markets']],
      ['GET /me/tracks?limit=1', json => json.items[0].track, ['available_markets', 'popularity']],
      [`GET /albums/${album ?? ''}`, json => json, ['available_markets', 'label', 'popularity']],
      [`GET /albums/${album ?? ''}`, json => json.tracks.items[0], ['available_markets']],
      [`GET /albums/${album ?? ''}/tracks`, json => json.items[0], ['available_markets']],
      [`GET /artists/${artist ?? ''}`, json => json, ['followers', 'popularity']],
      [`GET /artists/${artist ?? ''}/albums`, json => json.items[0], ['album_group', 'available_markets']],
      ['GET /me/albums?limit=1', json => json.items[0].album, ['available_markets', 'label', 'popularity']],
      ['GET /me/albums?limit=1', json => json.items[0].album.tracks.items[0], ['available_markets']],
      ['GET /me/top/tracks?limit=1', json => json.items[0], ['available_markets', 'popularity']],
      ['GET /me/top/artists?limit=1', json => json.items[0], ['followers', 'popularity']],
      [`${search}track`, json => json.tracks.items[0], ['available_markets', 'popularity']],
      [`${search}album`, json => json.albums.items[0], ['available_markets']],
      [`${search}artist`, json => json.artists.items[0], ['followers', 'popularity']],
      [`GET /tracks/${relinked?.id ?? ''}?market=SE`, json => json, ['linked_from']],
      [`GET /albums/${relinked?.album.id ?? ''}?market=SE`, json => json.tracks.items[0], ['linked_from']],
      [`GET /albums/${relinked?.album.id ?? ''}/tracks?market=SE`, json => json.items[0], ['linked_from']],
    ];
    for (const [request, part, names] of fields) {
      const inDevelopment = part(development.ask(request).json);
      const inExtended = part(new World('extended').ask(request).json);
      for (const name of names) {
        assert.ok(!(name in inDevelopment), `${request} ${name}`);
        assert.ok(name in inExtended, `${request} ${name}`);
      }
    }
  });

  it('both: the fields that stayed', () => {
    for (const mode of ['development', 'extended'] as const) {
      const world = new World(mode);
      const { track } = world.ask('GET /me/tracks?limit=1&offset=1').json.items[0];
      assert.match(track.external_ids.isrc, /^[A-Z0-9]{12}$/);
      assert.equal(track.external_urls.spotify, `https://open.spotify.com/track/${track.id}`);
      assert.equal(track.href, `https://api.example/v1/tracks/${track.id}`);
      assert.ok(['year', 'month', 'day'].includes(track.album.release_date_precision));
      const { json } = world.ask('GET /me');
      assert.deepEqual(
        [json.id, json.account_id, json.display_name, json.type],
        ['me', 'account', 'Me', 'user'],
      );
    }
  });

  it('both: what albums and artists keep; extended: followers and genres of artists', () => {
    for (const mode of ['development', 'extended'] as const) {
      const world = new World(mode);
      const [made] = world.catalogue.albums.values();
      const album = world.ask(`GET /albums/${made!.id}`).json;
      assert.match(album.external_ids.upc, /^\d{13}$/);
      assert.deepEqual(
        album.copyrights.map(({ type }) => type),
        ['C', 'P'],
      );
      assert.deepEqual(album.genres, []);
      const known = [...world.catalogue.artists.values()].find(({ genres }) => genres.length > 0)!;
      const artist = world.ask(`GET /artists/${known.id}`).json;
      assert.deepEqual(artist.genres, mode === 'extended' ? known.genres : []);
      assert.equal(typeof (artist.followers as unknown), mode === 'extended' ? 'object' : 'undefined');
    }
  });

  it('precision says how exact the release date is', () => {
    const world = new World();
    for (const { id, releaseDate } of world.catalogue.albums.values()) {
      const { release_date, release_date_precision } = world.ask(`GET /albums/${id}`).json;
      assert.equal(release_date, releaseDate);
      assert.equal(release_date.length, { year: 4, month: 7, day: 10 }[release_date_precision]);
    }
  });

  it('covers come widest first; some albums have none', () => {
    const world = new World();
    const bare = [...world.catalogue.albums.values()].find(album => !album.hasCover);
    assert.deepEqual(world.ask(`GET /albums/${bare?.id ?? ''}`).json.images, []);
    const covered = [...world.catalogue.albums.values()].find(album => album.hasCover);
    const { images } = world.ask(`GET /albums/${covered?.id ?? ''}`).json;
    assert.deepEqual(
      images.map(({ width }) => width),
      [640, 300, 64],
    );
    assert.ok(images.every(({ url }) => url.startsWith('data:image/svg+xml')));
  });
});
