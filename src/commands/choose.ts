import type { QuickPickItem } from 'vscode';
import { window } from 'vscode';
import type { Connection } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import type { RowArguments } from '../manifest.ts';
import { pickWords } from '../messages/finding.ts';
import { inert, titled } from '../messages/wording.ts';
import type { SavedAlbum } from '../model/album.ts';
import { artistNames } from '../model/artistNames.ts';
import { timeRanges } from '../model/timeRange.ts';
import type { SavedTrack, Track } from '../model/track.ts';
import type { Element } from '../views/elements.ts';
import type { Views } from '../views/views.ts';
import { sayBriefly } from './sayBriefly.ts';

/** Whether a command was called on rows, by a menu or a key; from the palette there are no arguments. */
export function isOnRows(args: RowArguments): boolean {
  return args.length > 0;
}

/**
 * The rows a command was called on: the row and the selection it belongs to, or those that a key pressed in a
 * view means. A row that was drawn again at that very moment does not arrive; then there are none, and the
 * person is told.
 */
export async function rowsOf(views: Views, args: RowArguments): Promise<readonly Element[]> {
  const [row, rows] = args;
  if (typeof row === 'string') return views.rowsForKey(row);
  if (row !== undefined) return rows?.includes(row) ? rows : [row];
  if (isOnRows(args)) sayBriefly(pickWords.rowsJustChanged());
  return [];
}

/** The row that was clicked, whatever else is selected; the first of `rows` where a key was pressed. */
export function clickedRow(rows: readonly Element[], [row]: RowArguments): Element | undefined {
  return typeof row === 'object' ? row : rows[0];
}

export type ItemKind = 'track' | 'album';

/** The tracks or albums among `rows`, dated as saved, or now for those that are not. */
export function itemsOf(
  rows: readonly Element[],
  connection: Connection,
  kinds: readonly ItemKind[],
): SavedItem[] {
  const items = new Map<string, SavedItem>();
  for (const row of rows) {
    if (row.kind === 'album' && kinds.includes('album')) items.set(row.saved.album.uri, row.saved);
    if (kinds.includes('track'))
      for (const track of tracksOf(row)) items.set(track.uri, trackItem(track, connection));
  }
  return [...items.values()];
}

/** The track a row stands for, or all tracks of a group. */
export function tracksOf(row: Element): readonly Track[] {
  if (row.kind === 'group') return row.group.rows.map(({ track }) => track);
  return row.kind === 'track' ? [row.track] : [];
}

/** The track as the library holds it, or as it would hold it if saved now. */
export function trackItem(track: Track, { library }: Connection): SavedItem {
  return library.savedTracks.get(track.uri) ?? { track, addedAt: new Date().toISOString() };
}

/**
 * Tracks to choose from: the one with the URI `shown`, then those that Saved Tracks shows, in its order, then the other
 * saved ones that are here, then the top ones. Rejects with a `SpotifyError` when there are none because reading them
 * failed.
 */
export async function loadedTracks(
  { library }: Connection,
  shown?: string,
  inView: readonly SavedTrack[] = [],
): Promise<Track[]> {
  await library.savedTracks.firstRows();
  const { rows, status } = library.savedTracks;
  if (rows.length === 0 && status.error) throw status.error;
  const first = shown === undefined ? undefined : library.tracks.known(shown);
  const top = timeRanges.flatMap(range => library.topTracks[range].known?.tracks ?? []);
  const inOrder = inView.flatMap(({ track }) => library.savedTracks.get(track.uri) ?? []);
  const all = [...(first ? [first] : []), ...[...inOrder, ...rows].map(row => row.track), ...top];
  return [...new Map(all.map(track => [track.uri, track])).values()];
}

/** Saved albums that are here. Rejects with a `SpotifyError` when there are none because reading them failed. */
export async function loadedAlbums({ library }: Connection): Promise<readonly SavedAlbum[]> {
  await library.savedAlbums.firstRows();
  const { rows, status } = library.savedAlbums;
  if (rows.length === 0 && status.error) throw status.error;
  return rows;
}

/** A row of a Quick Pick that stands for `value`. */
export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** Lets the person choose one of `tracks`; the one with the URI `shown` is marked. Undefined when they choose none. */
export async function chooseTrack(
  tracks: readonly Track[],
  placeHolder: string,
  shown?: string,
): Promise<Track | undefined> {
  const choices = tracks.map(track =>
    track.uri === shown ? { ...trackChoice(track), detail: pickWords.shown() } : trackChoice(track),
  );
  return chooseOne(choices, placeHolder);
}

/** Lets the person choose one of `choices`. Undefined when they give up. */
export async function chooseOne<T>(
  choices: readonly Choice<T>[],
  placeHolder: string,
): Promise<T | undefined> {
  if (choices.length === 0) {
    void window.showInformationMessage(pickWords.nothingToChoose());
    return undefined;
  }
  return (await window.showQuickPick([...choices], { placeHolder, matchOnDescription: true }))?.value;
}

/** Lets the person tick any of `choices`. Undefined when they give up. */
export async function chooseMany<T>(
  choices: readonly Choice<T>[],
  placeHolder: string,
): Promise<T[] | undefined> {
  if (choices.length === 0) {
    void window.showInformationMessage(pickWords.nothingToChoose());
    return undefined;
  }
  const options = { placeHolder, matchOnDescription: true, canPickMany: true } as const;
  return (await window.showQuickPick([...choices], options))?.map(choice => choice.value);
}

/** A track as a row of a Quick Pick. */
export function trackChoice(track: Track): Choice<Track> {
  const description = [artistNames(track), track.album?.name].filter(Boolean).join(' · ');
  return { label: titled(track.name), description: inert(description), value: track };
}
