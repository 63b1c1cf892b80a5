import assert from 'node:assert/strict';
import { makeCatalogue } from '../../../src/demo/catalogue/makeCatalogue.ts';
import type { CatalogueTrack } from '../../../src/demo/catalogue/entities.ts';
import { markets } from '../../../src/demo/catalogue/markets.ts';
import { isSpotifyId } from '../../../src/model/spotifyUri.ts';

describe('the made-up catalogue', () => {
  const catalogue = makeCatalogue('tracklist', 7800);
  const tracks = [...catalogue.tracks.values()];
  const albums = [...catalogue.albums.values()];
  const some = (predicate: (track: CatalogueTrack) => boolean): void => assert.ok(tracks.some(predicate));

  it('is the same for the same seed and size, and another for others', () => {
    const ids = (seed: string, size: number): string => [...makeCatalogue(seed, size).tracks.keys()].join();
    assert.equal(ids('a', 700), ids('a', 700));
    assert.notEqual(ids('a', 700), ids('b', 700));
  });

  it('has at least as many tracks as asked for, each under an id of its own', () => {
    assert.ok(tracks.length >= 7800 && tracks.length < 8200);
    assert.equal(albums.flatMap(album => album.tracks).length, tracks.length);
    const ids = [...catalogue.tracks.keys(), ...catalogue.albums.keys(), ...catalogue.artists.keys()];
    assert.ok(ids.every(isSpotifyId));
    assert.equal(new Set(ids).size, ids.length);
  });

  it('gives every track a well-formed ISRC and every album a valid UPC', () => {
    for (const { isrc } of tracks) assert.match(isrc, /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/);
    for (const { upc } of albums) {
      const sum = Array.from(upc, Number).reduce(
        (total, digit, index) => total + digit * (index % 2 ? 3 : 1),
        0,
      );
      assert.match(upc, /^\d{13}$/);
      assert.equal(sum % 10, 0);
    }
  });

  it('names no two artists alike', () => {
    const names = [...catalogue.artists.values()].map(artist => artist.name);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.every(name => name.trim() !== ''));
  });

  it('dates releases to the day, the month or the year', () => {
    for (const { releaseDate } of albums) {
      assert.match(releaseDate, /^\d{4}(-\d\d(-\d\d)?)?$/);
      assert.ok(!Number.isNaN(Date.parse(releaseDate)));
    }
    for (const length of [4, 7, 10])
      assert.ok(albums.some(({ releaseDate }) => releaseDate.length === length));
  });

  it('numbers tracks from 1 on each disc', () => {
    for (const album of albums) {
      album.tracks.forEach((track, index) => {
        const before = album.tracks[index - 1];
        assert.equal(track.number, before?.disc === track.disc ? before.number + 1 : 1);
      });
    }
  });

  it('has what real collections surprise with', () => {
    some(track => track.explicit);
    some(track => track.blocked === 'product');
    some(track => track.blocked === 'explicit');
    some(track => track.markets?.length === 0);
    some(track => track.replacement?.isrc === track.isrc && track.replacement !== track);
    some(track => track.name.length > 200);
    some(track => /\p{Script=Hebrew}/u.test(track.name));
    some(track => /\p{Script=Arabic}/u.test(track.name));
    some(track => /\p{Script=Han}/u.test(track.name));
    some(track => /\p{Script=Hangul}/u.test(track.name));
    some(track => /\p{Extended_Pictographic}/u.test(track.name));
    some(track => track.artists.some(({ name }) => name === '<b>&"quotes"'));
    some(track => track.artists.length > 2);
    for (const suffix of ['Radio Edit', 'Remix', 'Remaster', 'Live at', 'Acoustic']) {
      some(track => track.name.includes(` - `) && track.name.includes(suffix));
    }
    assert.ok(albums.some(album => album.tracks.length > 50));
    assert.ok(albums.some(album => Math.max(...album.tracks.map(track => track.disc)) >= 3));
    assert.ok(
      albums.some(album => album.type === 'compilation' && album.artists[0]?.name === 'Various Artists'),
    );
    assert.ok(albums.some(album => album.type === 'single'));
    assert.ok(albums.some(album => album.name === ''));
    assert.ok(albums.some(album => !album.hasCover));
  });

  it('knows each market once', () => {
    assert.equal(new Set(markets).size, markets.length);
    assert.ok(markets.every(market => /^[A-Z]{2}$/.test(market)));
  });
});
