import type { Album, SavedAlbum } from '../../model/album.ts';
import type { ArtistReference } from '../../model/artist.ts';
import type { Page } from '../../model/page.ts';
import type { Track } from '../../model/track.ts';
import type { RowForm } from './rowForm.ts';

/** A track of an album; what tracks of one album have in common is named by its place in the album's lists. */
interface AlbumTrack extends Omit<Track, 'artists' | 'availableMarkets'> {
  readonly credit: number;
  readonly markets?: number;
}

interface StoredAlbum extends Omit<Album, 'uri' | 'artists' | 'tracks'> {
  readonly tracks: Omit<Page<Track>, 'items'> & { readonly items: readonly AlbumTrack[] };
  /** Behind the album's own artists, which are the first. */
  readonly credits: readonly (readonly ArtistReference[])[];
  readonly markets: readonly (readonly string[])[];
}

export const savedAlbumForm: RowForm<SavedAlbum> = {
  uriOf: ({ album }) => album.uri,
  apart: ({ addedAt, album }) => {
    const { uri, artists, tracks, ...own } = album;
    const [credits, markets] = [new Places([artists]), new Places<readonly string[]>()];
    const items = tracks.items.map(track => taken(track, credits, markets));
    const rest: StoredAlbum = {
      ...own,
      tracks: { ...tracks, items },
      credits: credits.values.slice(1),
      markets: markets.values,
    };
    return { uri, addedAt, artists, album: undefined, markets: undefined, rest };
  },

  together: ({ uri, addedAt, artists, rest }, share) => {
    const { tracks, credits, markets, ...own } = rest as StoredAlbum;
    const allCredits = [artists, ...credits.map(credit => share(credit.map(share)))];
    const allMarkets = markets.map(share);
    const items = tracks.items.map(track => put(track, allCredits, allMarkets));
    return { addedAt: addedAt ?? '', album: { ...own, uri, artists, tracks: { ...tracks, items } } };
  },
};

function taken(
  track: Track,
  credits: Places<readonly ArtistReference[]>,
  markets: Places<readonly string[]>,
): AlbumTrack {
  const { artists, availableMarkets, ...own } = track;
  const credit = credits.of(artists);
  return { ...own, credit, ...(availableMarkets ? { markets: markets.of(availableMarkets) } : {}) };
}

function put(
  track: AlbumTrack,
  credits: readonly (readonly ArtistReference[])[],
  allMarkets: readonly (readonly string[])[],
): Track {
  const { credit, markets, ...own } = track;
  const availableMarkets = markets === undefined ? undefined : allMarkets[markets];
  return { ...own, artists: credits[credit] ?? [], ...(availableMarkets ? { availableMarkets } : {}) };
}

/** Values, each once, and the place of each. */
class Places<Value extends object> {
  readonly values: Value[] = [];
  readonly #places = new Map<string, number>();

  constructor(values: readonly Value[] = []) {
    for (const value of values) this.of(value);
  }

  of(value: Value): number {
    const key = JSON.stringify(value);
    const place = this.#places.get(key) ?? this.values.push(value) - 1;
    this.#places.set(key, place);
    return place;
  }
}
