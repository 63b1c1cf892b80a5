import { ProgressLocation, window } from 'vscode';
import type { Connection } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import type { CommandHandlers, RowArguments } from '../manifest.ts';
import { albumWords, changeWords } from '../messages/changes.ts';
import type { Album } from '../model/album.ts';
import type { Track } from '../model/track.ts';
import type { ChangeKind, ChangeParts } from './change.ts';
import { change } from './change.ts';
import { isOnRows, rowsOf } from './rowArguments.ts';
import { trackItem } from './rowItems.ts';
import { chooseAlbum } from './chooseAlbum.ts';
import type { CurationParts } from './curationCommands.ts';
import { readyConnection } from './readiness.ts';
import { sayBriefly } from './sayBriefly.ts';

type AlbumCommand = 'tracklist.saveAlbumTracks' | 'tracklist.removeAlbumTracks';

/** Commands about all tracks of an album. */
export function albumCommands(parts: CurationParts): CommandHandlers<AlbumCommand> {
  return {
    'tracklist.saveAlbumTracks': (...args) => changeTracks(parts, 'save', args),
    'tracklist.removeAlbumTracks': (...args) => changeTracks(parts, 'remove', args),
  };
}

/**
 * Saves or removes all tracks of the albums that are meant, which are read whole first: one request for each 50 tracks
 * beyond those an album comes with. When that fails, nothing is changed.
 */
async function changeTracks(parts: CurationParts, kind: ChangeKind, args: RowArguments): Promise<void> {
  const connection = await readyConnection(parts.connections);
  if (!connection) return;
  const albums = isOnRows(args) ? await albumsOf(parts, args) : await chosenAlbum(parts, connection, kind);
  await changeAlbums(parts, connection, kind, albums);
}

/** Saves all tracks of one album, which is read whole first. Rejects with a `SpotifyError`, having changed nothing. */
export async function saveAlbum(parts: ChangeParts, connection: Connection, uri: string): Promise<void> {
  await changeAlbums(parts, connection, 'save', [await connection.library.albums.get(uri)]);
}

async function changeAlbums(
  parts: ChangeParts,
  connection: Connection,
  kind: ChangeKind,
  albums: readonly Album[],
): Promise<void> {
  const [first] = albums;
  if (!first) return;
  const title = albumWords.reading();
  const { items, altering } = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
    itemsOn(albums, kind, connection),
  );
  const album = albums.length === 1 ? first.name : undefined;
  if (kind === 'remove' && altering.length === 0) tellNothingToRemove(items.length, album);
  else await change(parts, connection, kind, kind === 'save' ? items : altering, { altering, album });
}

function tellNothingToRemove(count: number, album: string | undefined): void {
  const none = album === undefined ? changeWords.alreadyGone(count, 'alone') : albumWords.noneSaved(album);
  sayBriefly(none);
}

async function albumsOf({ views }: CurationParts, args: RowArguments): Promise<Album[]> {
  return (await rowsOf(views, args)).flatMap(row => (row.kind === 'album' ? [row.saved.album] : []));
}

/** None when the person gives up. */
async function chosenAlbum(
  { shownTrack }: CurationParts,
  connection: Connection,
  kind: ChangeKind,
): Promise<Album[]> {
  const placeHolder = kind === 'save' ? albumWords.chooseToSave() : albumWords.chooseToRemove();
  const chosen = await chooseAlbum(connection, shownTrack(), placeHolder);
  return chosen === undefined ? [] : [await connection.library.albums.get(chosen)];
}

/** All tracks of albums, each once, and those of them that are not as wished. */
async function itemsOn(
  albums: readonly Album[],
  kind: ChangeKind,
  connection: Connection,
): Promise<{ readonly items: readonly SavedItem[]; readonly altering: readonly SavedItem[] }> {
  const tracks = (await Promise.all(albums.map(album => wholeAlbum(connection, album)))).flat();
  const items = new Map(tracks.map(track => [track.uri, trackItem(track, connection)]));
  const uris = tracks.filter(track => !track.isLocal).map(({ uri }) => uri);
  const saved = await connection.library.areSaved(uris);
  const altering = [...items]
    .filter(([uri]) => saved.get(uri) === (kind === 'remove'))
    .map(([, item]) => item);
  return { items: [...items.values()], altering };
}

async function wholeAlbum({ library }: Connection, album: Album): Promise<readonly Track[]> {
  const { tracks, error } = await library.albums.readMissing(album);
  if (error) throw error;
  return tracks;
}
