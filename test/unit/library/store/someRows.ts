import { makeCatalogue } from '../../../../src/demo/catalogue/makeCatalogue.ts';
import { catalogueSize } from '../../../../src/demo/catalogueSize.ts';
import { collect } from '../../../../src/demo/collection.ts';
import { DemoSpotify } from '../../../../src/demo/demoSpotify.ts';
import { makeListener } from '../../../../src/demo/makeListener.ts';
import type { QuotaMode } from '../../../../src/demo/quotaMode.ts';
import { createClient } from '../../../../src/library/openLibrary.ts';
import { SharedParts } from '../../../../src/library/sharedParts.ts';
import type { SavedAlbum } from '../../../../src/model/album.ts';
import type { Page } from '../../../../src/model/page.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import type { SpotifyClient } from '../../../../src/spotify/client.ts';
import { MemoryLocks } from '../../../../src/spotify/locks.ts';
import { QuotaModeTracker } from '../../../../src/spotify/quotaMode.ts';
import { unhurried } from '../../spotify/testClient.ts';
import { InstantClock } from '../../spotify/instantClock.ts';

const now = Date.parse('2026-11-21T08:00:00Z');
const identity = {
  id: 'me',
  accountId: 'account',
  displayName: 'Me',
  email: 'me@test.invalid',
  country: 'SE',
};

/** Rows as the client reads them from the demo's Spotify, newest first. */
export interface SomeRows {
  readonly tracks: readonly SavedTrack[];
  readonly albums: readonly SavedAlbum[];
}

/** The same numbers give the same rows. */
export async function someRows(
  size: { readonly tracks: number; readonly albums: number },
  mode: QuotaMode = 'development',
): Promise<SomeRows> {
  const client = clientOf(size, mode);
  const tracks = await whole(offset => client.savedTracks(offset, 50));
  const albums = await whole(offset => client.savedAlbums(offset, 50));
  return { tracks: tracks.map(new SharedParts().savedTrack), albums };
}

function clientOf(
  size: { readonly tracks: number; readonly albums: number },
  mode: QuotaMode,
): SpotifyClient {
  const catalogue = makeCatalogue('store', catalogueSize(size.tracks));
  const listener = makeListener(identity, collect(catalogue, 'store', size, now), catalogue, 'store');
  const coverUrl = (key: string, pixels: number): string => `https://covers.invalid/${key}/${pixels}`;
  const spotify = new DemoSpotify({ catalogue, mode, now: () => now, coverUrl });
  return createClient({
    apiUrl: 'https://api.invalid/v1',
    send: request => Promise.resolve(spotify.handle(request, listener)),
    tokens: { accessToken: () => Promise.resolve('token') },
    quota: new QuotaModeTracker(() => mode),
    locks: new MemoryLocks(),
    clock: new InstantClock(),
    log: () => undefined,
    pace: unhurried,
  });
}

async function whole<Row>(pageAt: (offset: number) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let offset = 0; ; offset += 50) {
    const { items, hasMore } = await pageAt(offset);
    rows.push(...items);
    if (!hasMore) return rows;
  }
}
