import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeCatalogue } from '../../../src/demo/catalogue/makeCatalogue.ts';
import type { CatalogueTrack } from '../../../src/demo/catalogue/entities.ts';
import { collect } from '../../../src/demo/collection.ts';
import { idOf } from './world.ts';

describe('the made-up collection', () => {
  const newest = Date.UTC(2026, 10, 20);
  const catalogue = makeCatalogue('tracklist', 7800);
  const { tracks, albums } = collect(catalogue, 'tracklist', { tracks: 3000, albums: 75 }, newest);
  const saved = tracks.flatMap(({ uri }) => catalogue.tracks.get(idOf(uri)) ?? []);

  it('has exactly as many tracks as asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), count => {
        const made = collect(catalogue, 'x', { tracks: count, albums: 0 }, newest);
        assert.equal(new Set(made.tracks.map(({ uri }) => uri)).size, count);
        assert.equal(made.albums.length, 0);
      }),
      { numRuns: 8 },
    );
  });

  it('dates everything in whole seconds over about ten years, with ties', () => {
    const dates = tracks.map(({ addedAt }) => addedAt).sort();
    for (const date of dates) assert.match(date, /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.ok((dates[0] ?? '') < '2017-03' && (dates[0] ?? '') > '2016-10');
    assert.ok((dates.at(-1) ?? '') <= '2026-11-20T00:00:00Z');
    assert.ok(new Set(dates).size < dates.length);
  });

  it('saves nothing before it is out', () => {
    for (const { uri, addedAt } of tracks) {
      const released = catalogue.tracks.get(idOf(uri))?.album.releaseDate ?? '';
      if (released.startsWith('2026'))
        assert.ok(addedAt >= released || addedAt.slice(0, 10) >= released, uri);
    }
  });

  it('holds duplicates, unavailable, relinked and explicit tracks and one local file', () => {
    const count = (predicate: (track: CatalogueTrack) => boolean): number => saved.filter(predicate).length;
    assert.ok(saved.length - new Set(saved.map(({ isrc }) => isrc)).size >= 10);
    assert.ok(count(track => track.blocked !== undefined) >= 2);
    assert.ok(count(track => track.markets !== undefined && !track.replacement) >= 2);
    assert.ok(count(track => track.replacement !== undefined) >= 2);
    assert.ok(count(track => track.explicit) >= 20);
    assert.equal(tracks.filter(({ uri }) => uri.startsWith('spotify:local:')).length, 1);
  });

  it('holds albums of several discs, long ones, compilations and one without a name', () => {
    const chosen = albums.flatMap(({ uri }) => catalogue.albums.get(idOf(uri)) ?? []);
    assert.equal(chosen.length, 75);
    assert.ok(chosen.some(album => album.tracks.length > 50));
    assert.ok(chosen.some(album => album.tracks.some(track => track.disc > 1)));
    assert.ok(chosen.some(album => album.type === 'compilation'));
    assert.ok(chosen.some(album => album.name === ''));
  });
});
