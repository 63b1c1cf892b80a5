import assert from 'node:assert/strict';
import type { SavedAlbum } from '../../../../src/model/album.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import type { SomeRows } from './someRows.ts';
import { someRows } from './someRows.ts';
import { stateWith } from './listModel.ts';
import { StoreWorld } from './storeWorld.ts';

describe('Rows in the library on disk', () => {
  for (const mode of ['development', 'extended'] as const)
    it(`come back as Spotify gave them, with ${mode} quota`, async () => {
      const world = await StoreWorld.make();
      try {
        const given = await someRows({ tracks: 400, albums: 40 }, mode);
        const store = world.open();
        await store.savedTracks().append(given.tracks, stateWith(given.tracks, true));
        await store.savedAlbums().append(given.albums, stateWith(given.albums, true));
        const found = await everything(world);
        assert.deepEqual(found, given);
        assert.ok(objectsIn(found.tracks) <= objectsIn(given.tracks), 'tracks share less than they did');
        assert.ok(objectsIn(found.albums) < objectsIn(given.albums), 'albums share nothing');
      } finally {
        await world.remove();
      }
    });
});

async function everything(world: StoreWorld): Promise<SomeRows> {
  const [tracks, albums]: [SavedTrack[], SavedAlbum[]] = [[], []];
  const store = world.open();
  await store.savedTracks().load(slice => void tracks.push(...slice));
  await store.savedAlbums().load(slice => void albums.push(...slice));
  return { tracks, albums };
}

/** How many objects something is made of. */
function objectsIn(value: unknown, seen = new Set<object>()): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return seen.size;
  seen.add(value);
  for (const each of Object.values(value)) objectsIn(each, seen);
  return seen.size;
}
