import { placeOf } from '../library/albumTracks.ts';
import type { Connection } from '../library/connections.ts';
import { viewIds } from '../manifest.ts';
import { viewWords } from '../messages.ts';
import type { SavedAlbum } from '../model/album.ts';
import type { Track } from '../model/track.ts';
import type { AlbumElement, Element, FailureElement, TrackElement } from './elements.ts';
import type { RowsSource } from './rowsView.ts';
import { gapRow } from './savedTracks.ts';

/** Saved Albums, newest first, each with its tracks in disc and track order. */
export const savedAlbumsSource: RowsSource = {
  viewId: viewIds.savedAlbums,
  families: ['library'],
  familiesOfRows: ['albums'],
  concerns: change => change.lists.includes('savedAlbums'),
  rows: (connection, parent) =>
    parent?.kind === 'album' ? tracksOf(connection, parent.saved) : albums(connection),
  description: ({ library }, freshness) => {
    const { total } = library.savedAlbums.status;
    return [...(total === undefined ? [] : [viewWords.count(total)]), ...freshness].join(' · ');
  },
};

async function albums({ library }: Connection): Promise<readonly Element[]> {
  await library.savedAlbums.firstRows();
  const { rows, status } = library.savedAlbums;
  if (rows.length === 0 && status.phase === 'complete')
    return [{ kind: 'note', id: 'savedAlbums/none', note: 'noSavedAlbums' }];
  const gap = gapRow('savedAlbums', status, () => library.savedAlbums.retry());
  return [...gap, ...rows.map(albumRow)];
}

function albumRow(saved: SavedAlbum): AlbumElement {
  return { kind: 'album', id: `savedAlbums/${saved.album.uri}`, saved };
}

async function tracksOf({ library }: Connection, { album }: SavedAlbum): Promise<readonly Element[]> {
  const { tracks, missing, error } = await library.albumTracks(album);
  const place = `savedAlbums/${album.uri}`;
  if (tracks.length === 0 && missing === 0)
    return [{ kind: 'note', id: `${place}/none`, note: 'noTracksInAlbum' }];
  library.lookUpSaved(tracks.filter(track => !track.isLocal).map(track => track.uri));
  const retry = (): unknown => library.readMissingTracks(album);
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
  return { kind: 'track', id: `${place}/${placeOf(track)}`, track, place: 'album' };
}
