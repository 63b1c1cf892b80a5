import { albumsWithoutLikes, areLikesKnown } from '../library/albumLikes.ts';
import type { Connection } from '../library/connections.ts';
import type { Library } from '../library/library.ts';
import type { LibraryChange } from '../library/libraryChange.ts';
import { viewIds } from '../manifest.ts';
import { viewWords } from '../messages/views.ts';
import type { SavedAlbum } from '../model/album.ts';
import { placeOnAlbum } from '../model/placeOnAlbum.ts';
import type { Track } from '../model/track.ts';
import type { AlbumFilter } from './albumFilter.ts';
import type { AlbumElement, Element, FailureElement, NoteElement, TrackElement } from './elements.ts';
import type { RowsSource } from './rowsView.ts';
import { gapRow } from './savedTracks.ts';

/**
 * Saved Albums, newest first, each with its tracks in disc and track order; on demand only those without a liked
 * track. That needs all of Liked Songs: until they are known, no album is shown for one without.
 */
export class SavedAlbumsSource implements RowsSource {
  readonly viewId = viewIds.savedAlbums;
  readonly families = ['library'] as const;
  readonly familiesOfRows = ['albums'] as const;
  readonly #filter: AlbumFilter;
  #asksForLikes = false;

  constructor(filter: AlbumFilter) {
    this.#filter = filter;
  }

  readonly concerns = ({ lists }: LibraryChange): boolean =>
    lists.includes('savedAlbums') || (this.#asksForLikes && lists.includes('savedTracks'));

  readonly rows: RowsSource['rows'] = async (connection, parent) => {
    const { library } = connection;
    if (parent?.kind === 'album') return tracksOf(library, parent.saved);
    this.#asksForLikes = this.#filter.isOn(connection);
    if (this.#asksForLikes) void library.savedTracks.firstRows();
    await library.savedAlbums.firstRows();
    const { status } = library.savedAlbums;
    const gap = gapRow('savedAlbums', status, () => library.savedAlbums.retry());
    return [...gap, ...(this.#asksForLikes ? filteredRows(library) : allRows(library))];
  };

  readonly description = (connection: Connection, freshness: readonly string[]): string => {
    const { total } = connection.library.savedAlbums.status;
    const counts = total === undefined ? [] : [viewWords.count(total)];
    const facts = this.#filter.isOn(connection) ? filterFacts(connection.library) : counts;
    return [...facts, ...freshness].join(' · ');
  };

  readonly message = (connection: Connection): string | undefined =>
    this.#filter.isOn(connection) ? likesMessage(connection.library) : undefined;
}

function allRows({ savedAlbums: { rows, isComplete } }: Library): Element[] {
  return rows.length === 0 && isComplete ? [note('noSavedAlbums')] : rows.map(albumRow);
}

function filteredRows(library: Library): Element[] {
  const { savedAlbums, savedTracks } = library;
  const left = albumsWithoutLikes(library);
  if (savedAlbums.rows.length === 0) return allRows(library);
  if (!left) {
    const gap = gapRow('savedAlbums/likes', savedTracks.status, () => savedTracks.retry());
    return gap.length > 0 ? gap : [note('likesOnTheirWay')];
  }
  return left.length === 0 && savedAlbums.isComplete ? [note('noAlbumWithoutLikes')] : left.map(albumRow);
}

/** How many albums of how many are without a liked track, once that is known. */
function filterFacts(library: Library): string[] {
  const { total } = library.savedAlbums.status;
  const left = albumsWithoutLikes(library);
  const counts = left && total !== undefined ? [viewWords.soMany(left.length, total)] : [];
  return [...counts, viewWords.withoutLikes()];
}

/** What keeps it from being known which albums have liked tracks. */
function likesMessage({ savedTracks }: Library): string | undefined {
  const { phase, loaded, total } = savedTracks.status;
  if (areLikesKnown({ savedTracks })) return undefined;
  if (phase === 'partial') return viewWords.likesIncomplete();
  return total === undefined ? viewWords.likesOnTheirWay() : viewWords.loadingLikes(loaded, total);
}

function note(which: NoteElement['note']): NoteElement {
  return { kind: 'note', id: `savedAlbums/${which}`, note: which };
}

function albumRow(saved: SavedAlbum): AlbumElement {
  return { kind: 'album', id: `savedAlbums/${saved.album.uri}`, saved };
}

async function tracksOf(library: Library, { album }: SavedAlbum): Promise<readonly Element[]> {
  const { tracks, missing, error } = await library.albums.tracksOf(album);
  const place = `savedAlbums/${album.uri}`;
  if (tracks.length === 0 && missing === 0)
    return [{ kind: 'note', id: `${place}/none`, note: 'noTracksInAlbum' }];
  library.lookUpSaved(tracks.filter(track => !track.isLocal).map(track => track.uri));
  const retry = (): unknown => library.albums.readMissing(album);
  const gap: FailureElement = { kind: 'failure', id: `${place}/gap`, error, retry };
  return [
    ...(missing > 0 ? [tracks.length > 0 ? { ...gap, missingTracks: missing } : gap] : []),
    ...withDiscs(place, tracks),
  ];
}

/** Tracks that are in disc order, with a heading for each disc where there are several. */
function withDiscs(place: string, tracks: readonly Track[]): Element[] {
  const discs = Map.groupBy(tracks, track => track.discNumber ?? 1);
  if (discs.size <= 1) return tracks.map(track => trackRow(place, track));
  return [...discs].flatMap(([disc, onDisc]): Element[] => [
    { kind: 'disc', id: `${place}/disc${disc}`, disc },
    ...onDisc.map(track => trackRow(place, track)),
  ]);
}

function trackRow(place: string, track: Track): TrackElement {
  return { kind: 'track', id: `${place}/${placeOnAlbum(track)}`, track, place: 'album' };
}
