// Another window: changes the library in a folder all the time, until it is told to stop; then it says how often.
// To be forked with {bundle, folder} as JSON; sends 'ready', is sent 'stop', sends the count.
import { createRequire } from 'node:module';
import type { SavedTrack } from '../../../src/model/track.ts';
import { ownOrder } from '../child.ts';
import { storeIn } from './keptLibrary.ts';
import type * as LibraryProduct from './product.ts';

const require = createRequire(import.meta.url);
const { bundle, folder } = ownOrder() as { bundle: string; folder: string };
const store = storeIn(require(bundle) as typeof LibraryProduct, folder);
const tracks = store.savedTracks();
const ranking = store.topTracks('short_term');

/** Tracks that nobody else has. */
function ownRow(number: number): SavedTrack {
  const artists = [{ name: `Another Window's Artist ${number % 7}`, id: `artist${number % 7}` }];
  const name = `Saved by Another Window ${number}`;
  const uri = `spotify:track:anotherWindow${String(number).padStart(9, '0')}`;
  const track = { uri, name, artists, durationMs: 200_000, explicit: false, isLocal: false };
  return { addedAt: new Date().toISOString(), track };
}

const over = new AbortController();
process.on('message', () => over.abort());
const now = Date.now();
const state = { total: 50, notRows: 0, isWhole: true, updatedAt: now, fullPassAt: now };
await ranking.replace([], state);
process.send?.('ready');
let writes = 0;
while (!over.signal.aborted) {
  const rows = Array.from({ length: 10 }, (_, index) => ownRow(writes * 10 + index));
  await tracks.change({ saved: rows, removed: [] });
  await ranking.replace(
    rows.map(({ track }) => track),
    state,
  );
  await tracks.change({ saved: [], removed: rows.map(({ track }) => track.uri) });
  writes += 3;
}
process.send?.(writes);
process.disconnect();
