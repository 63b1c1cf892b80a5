import { object, pipe, transform } from 'valibot';
import type { Page } from '../../model/page.ts';
import { entriesIn } from '../../model/page.ts';
import { albumReference } from './albumReference.ts';
import { artist } from './artist.ts';
import { page } from './page.ts';
import { track } from './track.ts';

/** Search results beyond this index cannot be asked for (`GET /search`). */
export const highestSearchOffset = 1000;

/** The tracks of a search answer. */
export const foundTracks = pipe(
  object({ tracks: page(track) }),
  transform(({ tracks }) => reachable(tracks)),
);

/** The albums of a search answer. */
export const foundAlbums = pipe(
  object({ albums: page(albumReference) }),
  transform(({ albums }) => reachable(albums)),
);

/** The artists of a search answer. */
export const foundArtists = pipe(
  object({ artists: page(artist) }),
  transform(({ artists }) => reachable(artists)),
);

/** A list ends where nothing more of it can be asked for, whatever Spotify says of a next page. */
function reachable<T>(results: Page<T>): Page<T> {
  const isLast = results.offset + entriesIn(results) > highestSearchOffset;
  return isLast ? { ...results, hasMore: false } : results;
}
