import { window } from 'vscode';
import type { Connection } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import { pickWords } from '../messages/finding.ts';
import type { SavedTrack } from '../model/track.ts';
import { chooseMany } from './choose.ts';
import { albumChoice, trackChoice } from './itemChoices.ts';
import { loadedAlbums, loadedTracks } from './loadedItems.ts';
import { trackItem } from './rowItems.ts';

/** Tracks the person ticks to be removed; those `inView` come first. Undefined when they give up. */
export async function chooseTracksToRemove(
  connection: Connection,
  shown: string | undefined,
  inView: readonly SavedTrack[] | undefined,
): Promise<SavedItem[] | undefined> {
  const { library } = connection;
  const tracks = await loadedTracks(connection, shown, inView);
  const saved = tracks.filter(track => !track.isLocal && library.savedState(track.uri) === 'saved');
  const choices = saved.map(track => ({ ...trackChoice(track), picked: track.uri === shown }));
  const chosen = await chooseMany(choices, pickWords.tracksToRemove());
  return chosen?.map(track => trackItem(track, connection));
}

/** Tracks the person ticks to be saved; where all are saved, `fromLinks` is offered. Undefined when they give up. */
export async function chooseTracksToSave(
  connection: Connection,
  shown: string | undefined,
  fromLinks: () => Promise<void>,
): Promise<SavedItem[] | undefined> {
  const { library } = connection;
  const tracks = await loadedTracks(connection, shown);
  const unsaved = tracks.filter(track => !track.isLocal && library.savedState(track.uri) !== 'saved');
  if (unsaved.length === 0) {
    const button = pickWords.fromLinks();
    if ((await window.showInformationMessage(pickWords.nothingToSave(), button)) === button)
      await fromLinks();
    return undefined;
  }
  const choices = unsaved.map(track => ({ ...trackChoice(track), picked: track.uri === shown }));
  const chosen = await chooseMany(choices, pickWords.tracksToSave());
  return chosen?.map(track => trackItem(track, connection));
}

/** Albums the person ticks to be removed. Undefined when they give up. */
export async function chooseAlbumsToRemove(connection: Connection): Promise<SavedItem[] | undefined> {
  const albums = await loadedAlbums(connection);
  const choices = albums.map(saved => albumChoice(saved.album, saved));
  return chooseMany(choices, pickWords.albumsToRemove());
}

/** Albums of the tracks at hand that the person ticks to be saved. Undefined when they give up. */
export async function chooseAlbumsToSave(connection: Connection): Promise<SavedItem[] | undefined> {
  const { library } = connection;
  await loadedAlbums(connection);
  const tracks = await loadedTracks(connection);
  const albums = new Map(tracks.flatMap(({ album }) => (album?.uri ? [[album.uri, album] as const] : [])));
  const unsaved = [...albums].filter(([uri]) => library.savedState(uri) !== 'saved');
  const choices = unsaved.map(([uri, album]) => albumChoice(album, uri));
  const chosen = await chooseMany(choices, pickWords.albumsToSave());
  if (!chosen) return undefined;
  const whole = await Promise.all(chosen.map(uri => library.albums.get(uri)));
  return whole.map(album => ({ album, addedAt: new Date().toISOString() }));
}
