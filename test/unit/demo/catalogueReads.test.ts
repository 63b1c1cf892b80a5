import assert from 'node:assert/strict';
import { markets } from '../../../src/demo/catalogue/markets.ts';
import { World } from './world.ts';
import type { Json } from './world.ts';

describe('reading the catalogue', () => {
  const world = new World();
  const unknown = '0123456789abcdefghijkl';

  it('tells unknown ids from malformed ones', () => {
    for (const kind of ['tracks', 'albums', 'artists']) {
      assert.equal(world.refusal(`GET /${kind}/${unknown}`), '404 Resource not found');
      assert.equal(world.refusal(`GET /${kind}/short`), '400 Invalid base62 id');
    }
  });

  it('knows no other paths and methods', () => {
    assert.equal(world.refusal('GET /nowhere'), '404 Service not found');
    assert.equal(world.refusal('GET /tracks/a/b'), '404 Service not found');
    assert.equal(world.refusal('PUT /search?q=x&type=track'), '405 Method not allowed');
    assert.equal(
      world.spotify.handle({ method: 'GET', url: 'https://api.example/me' }, world.listener).status,
      404,
    );
  });

  it("pages through an album's tracks by 50", () => {
    const album = [...world.catalogue.albums.values()].find(each => each.tracks.length === 64)!;
    const first = world.ask(`GET /albums/${album.id}/tracks?limit=50`).json;
    const rest = world.ask(`GET ${(first.next ?? '').replace('https://api.example/v1', '')}`).json;
    assert.deepEqual([first.items.length, first.total, rest.items.length, rest.next], [50, 64, 14, null]);
    assert.equal(world.refusal(`GET /albums/${album.id}/tracks?limit=51`), '400 Invalid limit');
    assert.deepEqual([rest.items[0].disc_number, rest.items[0].track_number], [4, 3]);
  });

  it("pages through an artist's releases by 10, newest first, 5 when nothing is said", () => {
    const artist = [...world.catalogue.artists.values()].find(
      each => world.catalogue.albumsOf(each).length > 5,
    )!;
    const path = `/artists/${artist.id}/albums`;
    assert.equal(world.ask(`GET ${path}`).json.items.length, 5);
    for (const limit of [11, 20, 50])
      assert.equal(world.refusal(`GET ${path}?limit=${limit}`), '400 Invalid limit');
    const { items } = world.ask(`GET ${path}?limit=10`).json;
    const dates = items.map(item => item.release_date);
    assert.deepEqual(dates, [...dates].sort().reverse());
  });

  it('says of an album where it is to be had, and why not, as its tracks do', () => {
    const extended = new World('extended');
    const albums = [...extended.catalogue.albums.values()];
    const byName = (name: string): string => albums.find(each => each.name === name)!.id;
    const ask = (name: string, query = ''): Json => extended.ask(`GET /albums/${byName(name)}${query}`).json;
    const far = ask('What You Cannot Hear');
    assert.deepEqual([far.available_markets, far.restrictions], [['JP', 'KR'], { reason: 'market' }]);
    assert.equal(ask('What You Cannot Hear', '?market=JP').restrictions, undefined);
    const first = ask('Números', '?market=SE');
    assert.deepEqual([first.available_markets, first.restrictions], [['CA', 'US'], undefined]);
    assert.equal(ask('Tide Tables').available_markets?.length, markets.length);
  });

  it('leaves out of lists what a market does not have, and puts in what is played instead', () => {
    const extended = new World('extended');
    const found = (q: string, market: string): (string | undefined)[] => {
      const { json } = extended.ask(`GET /search?type=track&limit=10&q=${q}${market}`);
      return json.tracks.items.map(({ name }) => name);
    };
    for (const [market, isThere] of [
      ['', true],
      ['&market=JP', true],
      ['&market=SE', false],
    ] as const) {
      assert.equal(found('track:far+east', market).includes('Only in the Far East'), isThere);
      assert.ok(found('track:plan', market).includes('Not in Your Plan'), 'only the market counts');
      assert.deepEqual(found('track:other+number+year:1994', market), ['Same Song, Other Number']);
    }
  });

  it('leaves releases out of lists of which a market has nothing', () => {
    const extended = new World('extended');
    const artists = [...extended.catalogue.artists.values()];
    const { id } = artists.find(({ name }) => name === 'The Pellmoor Telegraph')!;
    for (const [market, isThere] of [
      ['', true],
      ['&market=JP', true],
      ['&market=SE', false],
    ] as const) {
      const released = extended.ask(`GET /artists/${id}/albums?limit=10${market}`).json.items;
      const found = extended.ask(`GET /search?type=album&limit=10&q=cannot+hear${market}`).json.albums.items;
      for (const list of [released, found])
        assert.equal(
          list.some(({ name }) => name === 'What You Cannot Hear'),
          isThere,
        );
    }
  });

  it("leaves out of an artist's top tracks what a market does not have", () => {
    const extended = new World('extended');
    const missing = (artist: string, query = ''): number =>
      extended
        .ask(`GET /artists/${artist}/top-tracks${query}`)
        .json.tracks.filter(track => track?.restrictions?.reason === 'market').length;
    const artist = [...extended.catalogue.artists.keys()].find(each => missing(each) > 0) ?? '';
    assert.equal(missing(artist, '?market=SE'), 0);
  });

  it("sorts an artist's releases into groups", () => {
    const extended = new World('extended');
    const guest = [...extended.catalogue.artists.values()].find(artist =>
      extended.catalogue.albumsOf(artist).some(album => !album.artists.includes(artist)),
    )!;
    const path = `/artists/${guest.id}/albums?limit=10`;
    const { items } = extended.ask(`GET ${path}&include_groups=appears_on`).json;
    assert.ok(items.length > 0 && items.every(item => item.album_group === 'appears_on'));
    assert.ok(items.every(item => item.artists.every(({ id }) => id !== guest.id)));
    assert.equal(extended.refusal(`GET ${path}&include_groups=mixtape`), '400 Invalid album type');
  });
});
