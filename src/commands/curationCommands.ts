import { ProgressLocation, window } from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import type { CurationOutcome } from '../library/curation.ts';
import type { SavedItem } from '../library/journal.ts';
import type { CommandHandlers, RowArguments } from '../manifest.ts';
import { changeWords, inert, linkWords, pickWords, viewWords } from '../messages.ts';
import { findSpotifyReferences, spotifyUri } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import type { WriteOptions } from '../spotify/client.ts';
import type { Views } from '../views/views.ts';
import { chooseMany, isOnRows, itemsOf, rowsOf, trackChoice, trackItem, tracksAtHand } from './choose.ts';
import { readyConnection } from './readiness.ts';
import { reportOutcome } from './reportOutcome.ts';

/** What saving and removing need. */
export interface CurationPartsOfCommands {
  readonly connections: Connections;
  readonly views: Views;
  /** Whether a person can see a view or the panel, so that a change shows by itself. */
  readonly isAnythingVisible: () => boolean;
  /** URI of the track in the details panel, when it is open. */
  readonly shownTrack: () => string | undefined;
}

type CurationCommand =
  | 'tracklist.save'
  | 'tracklist.remove'
  | 'tracklist.saveAlbum'
  | 'tracklist.removeAlbum'
  | 'tracklist.saveFromLinks'
  | 'tracklist.undo';

type Kind = CurationOutcome['kind'];
type Choose = (connection: Connection) => Promise<readonly SavedItem[] | undefined>;

/** More items than this are confirmed first. */
const confirmAbove = 10;
/** More items than this show a progress that can be cancelled. */
const progressAbove = 40;
/** Up to this many tracks from links are read first, so that a wrong link is noticed before anything is saved. */
const readLinksUpTo = 10;

/** Commands that change the library. */
export function curationCommands(parts: CurationPartsOfCommands): CommandHandlers<CurationCommand> {
  const onRows =
    (kind: Kind, choose: Choose) =>
    (...args: RowArguments): Promise<void> =>
      changeRows(parts, kind, args, choose);
  return {
    'tracklist.save': onRows('save', connection => chooseTracks(parts, connection, 'save')),
    'tracklist.remove': onRows('remove', connection => chooseTracks(parts, connection, 'remove')),
    'tracklist.saveAlbum': onRows('save', connection => chooseAlbums(connection, 'save')),
    'tracklist.removeAlbum': onRows('remove', connection => chooseAlbums(connection, 'remove')),
    'tracklist.saveFromLinks': () => saveFromLinks(parts),
    'tracklist.undo': () => undo(parts),
  };
}

/** Saves or removes `items` after asking where that is due, and tells how it went. */
export async function change(
  parts: CurationPartsOfCommands,
  connection: Connection,
  kind: Kind,
  items: readonly SavedItem[],
): Promise<void> {
  const catalogue = items.filter(item => !('track' in item && item.track.isLocal));
  if (catalogue.length === 0) {
    if (items.length > 0) void window.showInformationMessage(changeWords.localFile());
    return;
  }
  if (catalogue.length > confirmAbove && !(await confirm(kind, catalogue))) return;
  const title = kind === 'save' ? changeWords.saving() : changeWords.removing();
  const outcome = await withProgress(title, catalogue.length, options =>
    kind === 'save'
      ? connection.library.save(catalogue, options)
      : connection.library.remove(catalogue, options),
  );
  await reportOutcome(outcome, {
    isVisible: parts.isAnythingVisible(),
    undo: () => undo(parts),
    tryAgain: again => change(parts, connection, kind, again),
  });
}

async function changeRows(
  parts: CurationPartsOfCommands,
  kind: Kind,
  args: RowArguments,
  choose: Choose,
): Promise<void> {
  const connection = await readyConnection(parts.connections);
  if (!connection) return;
  const rows = await rowsOf(parts.views, args);
  const items = isOnRows(args) ? itemsOf(rows, connection) : await choose(connection);
  if (items) await change(parts, connection, kind, items);
}

async function confirm(kind: Kind, items: readonly SavedItem[]): Promise<boolean> {
  const areAlbums = items.every(item => 'album' in item);
  const count = items.length;
  const [question, button] =
    kind === 'save'
      ? [
          areAlbums ? changeWords.confirmSaveAlbums(count) : changeWords.confirmSave(count),
          changeWords.save(),
        ]
      : [
          areAlbums ? changeWords.confirmRemoveAlbums(count) : changeWords.confirmRemove(count),
          changeWords.remove(),
        ];
  const detail = kind === 'remove' ? { detail: changeWords.confirmRemoveDetail() } : {};
  return (await window.showWarningMessage(question, { modal: true, ...detail }, button)) === button;
}

/** Small changes show in the rows at once; large ones get a progress that can be cancelled. */
async function withProgress<T>(
  title: string,
  count: number,
  work: (options: WriteOptions) => Promise<T>,
): Promise<T> {
  if (count <= progressAbove) return work({});
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    let before = 0;
    const onProgress = (done: number): void => {
      progress.report({ increment: ((done - before) / count) * 100, message: `${done}/${count}` });
      before = done;
    };
    return work({ signal: controller.signal, onProgress });
  });
}

async function undo(parts: CurationPartsOfCommands): Promise<void> {
  const connection = await readyConnection(parts.connections);
  if (!connection) return;
  const change = connection.library.undoable;
  if (!change) {
    window.setStatusBarMessage(changeWords.nothingToUndo(), 4_000);
    return;
  }
  const count = change.items.filter(({ outcome }) => outcome === 'applied').length;
  if (change.kind === 'remove' && !(await confirmUndo(count))) return;
  const outcome = await withProgress(changeWords.undoing(), count, options =>
    connection.library.undo(options),
  );
  if (!outcome) return;
  const altered = outcome.applied.length + outcome.refused.length + outcome.unknown.length;
  if (altered === 0) window.setStatusBarMessage(changeWords.nothingLeftToUndo(), 4_000);
  else await reportOutcome(outcome, { isVisible: true, tryAgain: () => undo(parts) });
}

/** What comes back gets today's date; for one track that is no surprise worth a question. */
async function confirmUndo(count: number): Promise<boolean> {
  if (count === 1) return true;
  const question = changeWords.confirmUndoRemoval(count);
  return (
    (await window.showWarningMessage(question, { modal: true }, changeWords.undo())) === changeWords.undo()
  );
}

async function chooseTracks(
  parts: CurationPartsOfCommands,
  connection: Connection,
  kind: Kind,
): Promise<SavedItem[] | undefined> {
  const { library } = connection;
  await library.savedTracks.firstRows();
  const wanted = kind === 'save' ? 'notSaved' : 'saved';
  const shown = parts.shownTrack();
  const shownTrack = shown === undefined ? undefined : library.knownTrack(shown);
  const all = [...(shownTrack ? [shownTrack] : []), ...tracksAtHand(connection)];
  const tracks = new Map(all.map(track => [track.uri, track]));
  const fitting = [...tracks.values()].filter(
    track => !track.isLocal && library.savedState(track.uri) === wanted,
  );
  if (fitting.length === 0 && kind === 'save') return offerLinks(parts);
  const placeHolder = kind === 'save' ? pickWords.tracksToSave() : pickWords.tracksToRemove();
  const choices = fitting.map(track => ({ ...trackChoice(track), picked: track.uri === shown }));
  const chosen = await chooseMany(choices, placeHolder);
  return chosen?.map(track => trackItem(track, connection));
}

async function offerLinks(parts: CurationPartsOfCommands): Promise<undefined> {
  const button = pickWords.fromLinks();
  const chosen = await window.showInformationMessage(pickWords.nothingToSave(), button);
  if (chosen === button) await saveFromLinks(parts);
  return undefined;
}

async function chooseAlbums(connection: Connection, kind: Kind): Promise<SavedItem[] | undefined> {
  const { library } = connection;
  await library.savedAlbums.firstRows();
  if (kind === 'remove') {
    const choices = library.savedAlbums.rows.map(saved => ({ ...albumChoice(saved.album), value: saved }));
    return chooseMany(choices, pickWords.albumsToRemove());
  }
  const albums = new Map(
    tracksAtHand(connection).flatMap(({ album }) => (album?.uri ? [[album.uri, album] as const] : [])),
  );
  const fitting = [...albums].filter(([uri]) => library.savedState(uri) === 'notSaved');
  const choices = fitting.map(([uri, album]) => ({ ...albumChoice(album), value: uri }));
  const chosen = await chooseMany(choices, pickWords.albumsToSave());
  if (!chosen) return undefined;
  const whole = await Promise.all(chosen.map(uri => library.album(uri)));
  return whole.map(album => ({ album, addedAt: new Date().toISOString() }));
}

function albumChoice(album: { name: string; artists: Track['artists'] }): {
  label: string;
  description: string;
} {
  const artists = album.artists.map(artist => artist.name).join(', ');
  return { label: inert(album.name || viewWords.untitled()), description: inert(artists) };
}

async function saveFromLinks(parts: CurationPartsOfCommands): Promise<void> {
  const connection = await readyConnection(parts.connections);
  if (!connection) return;
  const text = await window.showInputBox({
    title: linkWords.title(),
    prompt: linkWords.prompt(),
    placeHolder: linkWords.placeholder(),
    ignoreFocusOut: true,
    validateInput: input => (input.trim() === '' ? undefined : complaintAbout(input)),
  });
  if (text === undefined || text.trim() === '') return;
  const ids = findSpotifyReferences(text).references.map(reference => reference.id);
  const tracks = await tracksFor(connection, ids);
  await change(
    parts,
    connection,
    'save',
    tracks.map(track => trackItem(track, connection)),
  );
}

function complaintAbout(text: string): string | undefined {
  const { references, unreadable } = findSpotifyReferences(text);
  const other = references.find(reference => reference.kind !== 'track');
  if (other) return linkWords.unreadable(spotifyUri(other.kind, other.id));
  if (references.length === 0) return linkWords.nothing();
  return unreadable[0] === undefined ? undefined : linkWords.unreadable(unreadable[0].slice(0, 60));
}

/** Few tracks are read so that they can be named; many are saved by their ids, and their rows come afterwards. */
async function tracksFor({ library }: Connection, ids: readonly string[]): Promise<Track[]> {
  const uris = ids.map(id => spotifyUri('track', id));
  if (uris.length > readLinksUpTo) return uris.map(byUriAlone);
  const options = { location: ProgressLocation.Window, title: linkWords.loading() };
  return window.withProgress(options, () => Promise.all(uris.map(uri => library.track(uri))));
}

function byUriAlone(uri: string): Track {
  return { uri, name: '', artists: [], durationMs: 0, explicit: false, isLocal: false };
}
