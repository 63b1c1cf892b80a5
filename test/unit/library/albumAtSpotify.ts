import { AlbumTracksReading } from '../../../src/library/albumTracks.ts';
import type { Album } from '../../../src/model/album.ts';
import type { Page } from '../../../src/model/page.ts';
import type { Track } from '../../../src/model/track.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';

/** An entry of an album's track list; null as Spotify gives what it has taken down. */
export type Entry = Pick<Track, 'discNumber' | 'trackNumber'> & { readonly song: number };

/** Spotify's side of one album: any list of tracks, and pages that fail on demand. */
export class AlbumAtSpotify {
  readonly entries: readonly (Entry | null)[];
  /** What befalls the n-th request for a page. */
  failures: readonly (SpotifyErrorKind | undefined)[] = [];
  readonly offsets: number[] = [];

  constructor(entries: readonly (Entry | null)[]) {
    this.entries = entries;
  }

  /** As it comes by itself or with a saved album: with its first tracks, and whatever it says of its length. */
  album({ first = 50, told = this.entries.length, totalTracks = this.entries.length } = {}): Album {
    const page = this.#page(0, first);
    const hasMore = first > 0 && page.hasMore;
    const tracks = { ...page, total: Math.max(told, Math.min(first, this.entries.length)), hasMore };
    const artists = [{ name: 'Salt Meridian' }];
    const named = { id: 'a'.repeat(22), uri: `spotify:album:${'a'.repeat(22)}`, name: 'Paper Engines' };
    return { ...named, artists, images: [], copyrights: [], totalTracks, tracks };
  }

  reading(album: Album): AlbumTracksReading {
    return new AlbumTracksReading(album, (offset, limit) => {
      const failure = this.failures[this.offsets.push(offset) - 1];
      return failure
        ? Promise.reject(new SpotifyError(failure, 'as it is'))
        : Promise.resolve(this.#page(offset, limit));
    });
  }

  #page(offset: number, limit: number): Page<Track> {
    const entries = this.entries.slice(offset, offset + limit);
    const items = entries.filter(entry => entry !== null).map(trackOf);
    const total = this.entries.length;
    return { items, offset, total, hasMore: offset + limit < total, leftOut: entries.length - items.length };
  }
}

/** So many tracks on one disc. */
export function songs(count: number): Entry[] {
  return Array.from({ length: count }, (_, song) => ({ song, discNumber: 1, trackNumber: song + 1 }));
}

function trackOf({ song, ...place }: Entry): Track {
  const uri = `spotify:track:${String(song).padStart(22, '0')}`;
  return { uri, name: `Song ${song}`, artists: [], durationMs: 1, explicit: false, isLocal: false, ...place };
}
