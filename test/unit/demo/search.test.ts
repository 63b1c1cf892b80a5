import assert from 'node:assert/strict';
import { folded } from '../../../src/demo/search/folded.ts';
import { World } from './world.ts';
import type { Json } from './world.ts';

describe('/search', () => {
  const world = new World();
  const find = (q: string, more = ''): readonly Json[] =>
    world.ask(`GET /search?type=track&limit=10&q=${encodeURIComponent(q)}${more}`).json.tracks.items;

  it('finds the title asked for first, without regard to case and accents', () => {
    assert.equal(find('LIGHTHOUSE IN REVERSE')[0]?.name, 'Lighthouse in Reverse');
    assert.equal(find('numeros second pressing')[0]?.album.name, 'Números (Second Pressing)');
  });

  it('has pages of 1 to 10 for each type, 5 when nothing is said, and no offset beyond 1000', () => {
    assert.equal(world.ask('GET /search?q=e&type=track').json.tracks.items.length, 5);
    assert.equal(world.refusal('GET /search?q=e&type=track&limit=11'), '400 Invalid limit');
    assert.equal(world.ask('GET /search?q=e&type=track&offset=1000').status, 200);
    assert.equal(world.refusal('GET /search?q=e&type=track&offset=1001'), '400 Invalid offset');
    assert.ok(world.ask('GET /search?q=e&type=track').json.tracks.total <= 1000);
  });

  it('answers with one paging object for each type', () => {
    const { json } = world.ask('GET /search?q=pellmoor&type=track,album,artist,playlist');
    assert.deepEqual(Object.keys(json), ['tracks', 'albums', 'artists', 'playlists']);
    assert.equal(json.artists.items[0].name, 'The Pellmoor Telegraph');
    assert.equal(json.playlists.total, 0);
    assert.match(json.tracks.href, /^https:\/\/api\.example\/v1\/search\?q=pellmoor&type=/);
  });

  it('refuses a search for nothing, of nothing, or of unknown kinds', () => {
    assert.equal(world.refusal('GET /search?type=track'), '400 No search query');
    assert.equal(world.refusal('GET /search?q=x'), '400 Missing parameter type');
    assert.equal(world.refusal('GET /search?q=x&type=song'), '400 Bad search type field "song"');
  });

  it('filters by artist, track, album, code and year', () => {
    const isrc = find('Lighthouse in Reverse')[0]?.external_ids.isrc ?? '';
    assert.ok(find(`isrc:${isrc}`).length >= 3);
    assert.ok(find(`isrc:${isrc}`).every(track => track.external_ids.isrc === isrc));
    const byArtist = find('artist:"The Pellmoor Telegraph"');
    assert.ok(
      byArtist.length > 0 &&
        byArtist.every(track =>
          track.artists.some(({ name }) => folded(name).includes('pellmoor telegraph')),
        ),
    );
    assert.equal(find('track:blink artist:faros')[0]?.name, 'Blink');
    assert.ok(find('album:"tide tables"').every(({ album }) => album.name.startsWith('Tide Tables')));
    const inNineties = find('year:1990-1999');
    assert.ok(inNineties.length > 0 && inNineties.every(({ album }) => album.release_date.startsWith('199')));
    assert.deepEqual(find('artist:"nobody at all"'), []);
  });

  it('finds albums by code and artists by the years of their releases', () => {
    const ask = (q: string, type: string): Json => world.ask(`GET /search?q=${q}&type=${type}&limit=10`).json;
    const [album] = world.catalogue.albums.values();
    assert.deepEqual(
      ask(`upc:${album!.upc}`, 'album').albums.items.map(({ id }) => id),
      [album!.id],
    );
    const inNineties = ask('artist:faros+year:1990-1999', 'artist').artists.items;
    assert.deepEqual(
      inNineties.map(({ name }) => name),
      ['Coro de los Faros Apagados'],
    );
    assert.deepEqual(ask('artist:faros+year:1950', 'artist').artists.items, []);
  });

  it('finds nothing of a kind that a filter cannot be used for', () => {
    const { isrc, album } = [...world.catalogue.tracks.values()][0]!;
    for (const [filter, kinds] of [
      [`isrc:${isrc}`, ['tracks']],
      [`upc:${album.upc}`, ['albums']],
      ['track:lighthouse', ['tracks']],
      ['album:tide', ['tracks', 'albums']],
      ['genre:folk', ['tracks', 'artists']],
      ['artist:pellmoor', ['tracks', 'albums', 'artists']],
    ] as const) {
      const { json } = world.ask(`GET /search?q=${filter}&type=track,album,artist`);
      const found = (['tracks', 'albums', 'artists'] as const).filter(kind => json[kind].total > 0);
      assert.deepEqual(found, kinds, filter);
    }
  });
});
