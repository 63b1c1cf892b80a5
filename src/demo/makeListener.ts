import { timeRanges } from '../model/timeRange.ts';
import type { TimeRange } from '../model/timeRange.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Collection } from './collection.ts';
import type { Listener } from './listener.ts';
import { Random } from './random.ts';
import { SavedItems } from './savedItems.ts';

/** Who a listener is, apart from what they have saved and play. */
export type Identity = Pick<Listener, 'id' | 'accountId' | 'displayName' | 'email' | 'country'>;

const mostTopTracks = 120;
const mostTopArtists = 80;
/** Of the saved tracks, newest first, this share is what a period's favourites come from. */
const favourites: Readonly<Record<TimeRange, number>> = { short_term: 0.1, medium_term: 0.3, long_term: 1 };

/** A listener as they are before the first change. Favourites follow from the collection and the seed. */
export function makeListener(
  identity: Identity,
  collection: Collection,
  catalogue: Catalogue,
  seed: string,
): Listener {
  const savedTracks = new SavedItems(collection.tracks);
  const topTracks = byRange(range => favouriteTracks(savedTracks, catalogue, range, seed));
  return {
    ...identity,
    savedTracks,
    savedAlbums: new SavedItems(collection.albums),
    topTracks,
    topArtists: byRange(range => artistsOf(topTracks[range], catalogue)),
  };
}

function byRange<T>(make: (range: TimeRange) => T): Record<TimeRange, T> {
  return Object.fromEntries(timeRanges.map(range => [range, make(range)])) as Record<TimeRange, T>;
}

function favouriteTracks(saved: SavedItems, catalogue: Catalogue, range: TimeRange, seed: string): string[] {
  const random = new Random(`${seed}/top/${range}`);
  const recent = saved.items.slice(0, Math.max(mostTopTracks, Math.ceil(saved.size * favourites[range])));
  const ids = recent
    .map(({ uri }) => uri.slice('spotify:track:'.length))
    .filter(id => catalogue.tracks.has(id));
  const others = [...catalogue.tracks.keys()].slice(-20);
  const chosen = random.shuffled(ids).slice(0, mostTopTracks - others.length);
  return saved.size === 0 ? [] : random.shuffled([...new Set([...chosen, ...others])]);
}

function artistsOf(trackIds: readonly string[], catalogue: Catalogue): string[] {
  const ids = trackIds.flatMap(id => catalogue.tracks.get(id)?.artists.map(artist => artist.id) ?? []);
  return [...new Set(ids)].slice(0, mostTopArtists);
}
