import type { Connection } from '../library/connections.ts';
import type { LibraryChange } from '../library/libraryChange.ts';
import { viewIds } from '../manifest.ts';
import type { ArtistReference } from '../model/artist.ts';
import { timeRanges } from '../model/timeRange.ts';
import type { Track } from '../model/track.ts';
import type { ArtistElement, Element, LoadMoreElement, RangeElement, TrackElement } from './elements.ts';
import type { RowsSource } from './rowsView.ts';

/**
 * Top Tracks: three periods with ranks, below the artists whose tracks a person asked for. Those come from a
 * list of Spotify's only where there is one; the row says which it is.
 */
export class TopTracksSource implements RowsSource {
  readonly viewId = viewIds.topTracks;
  readonly families = ['top'] as const;
  readonly familiesOfRows = ['artists', 'search'] as const;
  readonly #artists = new Map<string, ArtistElement>();
  readonly #sources = new Map<string, 'topTracks' | 'search'>();

  readonly description = (_: Connection, freshness: readonly string[]): string => freshness.join(' · ');
  readonly concerns = (change: LibraryChange): boolean => change.lists.includes('topTracks');
  readonly sourceOfArtist = ({ artist }: ArtistElement): 'topTracks' | 'search' | undefined =>
    this.#sources.get(artist.id);

  readonly rows: RowsSource['rows'] = async (connection, parent) => {
    if (parent?.kind === 'range') return tracksOfRange(connection, parent);
    if (parent?.kind === 'artist') return this.#tracksOfArtist(connection, parent);
    const ranges = timeRanges.map((range): RangeElement => ({ kind: 'range', id: `top/${range}`, range }));
    return [...this.#artists.values(), ...ranges];
  };

  /** Adds an artist above the periods and returns its row. */
  async show(
    connection: Connection,
    artist: ArtistReference & { readonly id: string },
  ): Promise<ArtistElement> {
    const { source } = await connection.library.rankings.artistTracks(artist);
    this.#sources.set(artist.id, source);
    const element: ArtistElement = { kind: 'artist', id: `artist/${artist.id}`, artist };
    this.#artists.set(artist.id, element);
    return element;
  }

  close({ artist }: ArtistElement): void {
    this.#artists.delete(artist.id);
  }

  /** Forgets the artists, which belong to the library they were asked for in. */
  clear(): void {
    this.#artists.clear();
  }

  async #tracksOfArtist(connection: Connection, parent: ArtistElement): Promise<readonly Element[]> {
    const { tracks, source } = await connection.library.rankings.artistTracks(parent.artist);
    this.#sources.set(parent.artist.id, source);
    if (tracks.length === 0) return [{ kind: 'note', id: `${parent.id}/none`, note: 'noTracksOfArtist' }];
    return rankedRows(connection, parent.id, tracks);
  }
}

async function tracksOfRange(connection: Connection, parent: RangeElement): Promise<readonly Element[]> {
  const { tracks, hasMore } = await connection.library.topTracks[parent.range].load();
  if (tracks.length === 0) return [{ kind: 'note', id: `${parent.id}/none`, note: 'noTopTracks' }];
  const more: LoadMoreElement = { kind: 'loadMore', id: `${parent.id}/more`, range: parent.range };
  return [...rankedRows(connection, parent.id, tracks), ...(hasMore ? [more] : [])];
}

function rankedRows({ library }: Connection, place: string, tracks: readonly Track[]): TrackElement[] {
  library.lookUpSaved(tracks.map(track => track.uri));
  return tracks.map((track, index) => ({
    kind: 'track',
    id: `${place}/${track.uri}`,
    track,
    rank: index + 1,
    place: 'ranking',
  }));
}
