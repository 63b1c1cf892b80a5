import type { QuickPickItem } from 'vscode';
import { window } from 'vscode';
import type { Connection } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import type { RowArguments } from '../manifest.ts';
import { inert, pickWords, viewWords } from '../messages.ts';
import { timeRanges } from '../model/timeRange.ts';
import type { Track } from '../model/track.ts';
import type { Element } from '../views/elements.ts';
import type { Views } from '../views/views.ts';

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
  if (isOnRows(args)) window.setStatusBarMessage(pickWords.rowsJustChanged(), 4_000);
  return [];
}

/** The tracks and albums among `rows`, dated as saved, or now for those that are not. */
export function itemsOf(rows: readonly Element[], connection: Connection): SavedItem[] {
  const items = new Map<string, SavedItem>();
  for (const row of rows) {
    if (row.kind === 'album') items.set(row.saved.album.uri, row.saved);
    if (row.kind === 'track') items.set(row.track.uri, trackItem(row.track, connection));
  }
  return [...items.values()];
}

/** The track as the library holds it, or as it would hold it if saved now. */
export function trackItem(track: Track, { library }: Connection): SavedItem {
  return library.savedTracks.get(track.uri) ?? { track, addedAt: new Date().toISOString() };
}

/** Tracks to choose from without a request: the saved ones first, then the top ones. */
export function tracksAtHand({ library }: Connection): Track[] {
  const top = timeRanges.flatMap(range => library.topTracks[range].known?.tracks ?? []);
  const all = [...library.savedTracks.rows.map(row => row.track), ...top];
  return [...new Map(all.map(track => [track.uri, track])).values()];
}

interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** Lets the person choose one of `tracks`, `first` standing at the top. Undefined when they choose none. */
export async function chooseTrack(
  tracks: readonly Track[],
  placeHolder: string,
  first?: Track,
): Promise<Track | undefined> {
  const others = tracks.filter(track => track.uri !== first?.uri);
  const shown = first && { ...trackChoice(first), detail: pickWords.shown() };
  const choices = [...(shown ? [shown] : []), ...others.map(trackChoice)];
  if (choices.length === 0) {
    void window.showInformationMessage(pickWords.nothingToChoose());
    return undefined;
  }
  return (await window.showQuickPick(choices, { placeHolder, matchOnDescription: true }))?.value;
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
  const artists = track.artists.map(artist => artist.name).join(', ');
  const description = [artists, track.album?.name].filter(Boolean).join(' · ');
  const label = inert(track.name.trim() === '' ? viewWords.untitled() : track.name);
  return { label, description: inert(description), value: track };
}
