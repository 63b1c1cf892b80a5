import type { TextDocument, TextEditor } from 'vscode';
import { ProgressLocation, window } from 'vscode';
import { spotifyLinksIn } from '../interchange/spotifyLinks.ts';
import type { Connection } from '../library/connections.ts';
import { inSlices } from '../library/inSlices.ts';
import type { SavedItem } from '../library/journal.ts';
import { textLinkWords } from '../messages/editorLinks.ts';
import { spotifyUri } from '../model/spotifyUri.ts';
import type { ChangeParts } from './change.ts';
import { change } from './change.ts';
import { trackItem } from './rowItems.ts';
import { readyConnection } from './readiness.ts';
import { tracksFor } from './changeFromLinks.ts';

/** URIs that a text links to, each once, in order. */
interface Linked {
  readonly tracks: readonly string[];
  readonly albums: readonly string[];
}

/**
 * Saves the tracks that the selected text links to, or the whole text where nothing is selected, after a question with
 * their number; albums are offered besides.
 */
export async function saveSelection(parts: ChangeParts): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) {
    void window.showInformationMessage(textLinkWords.noText());
    return;
  }
  const connection = await readyConnection(parts.connections);
  if (!connection) return;
  const isSelected = editor.selections.some(selection => !selection.isEmpty);
  const all = await inSlices(linkedIn(isSelected ? selectedLines(editor) : everyLine(editor.document)));
  const wanted = await confirmed(connection, all, isSelected);
  const items = wanted && (await itemsOf(connection, wanted));
  if (items) await change(parts, connection, 'save', items, { isConfirmed: true });
}

/** What the person wants of it; undefined when there is nothing, or they want nothing. */
async function confirmed(
  { library }: Connection,
  all: Linked,
  isSelected: boolean,
): Promise<Linked | undefined> {
  const words = textLinkWords;
  const isOpen = (uri: string): boolean => library.savedState(uri) !== 'saved';
  const tracks = all.tracks.filter(isOpen);
  const albums = all.albums.filter(isOpen);
  const saved = all.tracks.length + all.albums.length - tracks.length - albums.length;
  if (tracks.length + albums.length === 0) {
    const none = isSelected ? words.noneSelected() : words.noneInDocument();
    void window.showInformationMessage(saved > 0 ? words.allSaved() : none);
    return undefined;
  }
  const question = isSelected ? words.confirmSelection : words.confirmDocument;
  const detail = [
    ...(saved > 0 ? [words.alreadySaved(saved)] : []),
    ...(albums.length > 0 ? [words.albumCost(albums.length)] : []),
  ].join(' ');
  const everything = words.save(tracks.length, albums.length);
  const tracksAlone = words.save(tracks.length, 0);
  const buttons = tracks.length > 0 ? [...new Set([tracksAlone, everything])] : [everything];
  const chosen = await window.showInformationMessage(
    question(tracks.length, albums.length),
    { modal: true, detail },
    ...buttons,
  );
  if (chosen === undefined) return undefined;
  return chosen === everything ? { tracks, albums } : { tracks, albums: [] };
}

/** Rejects with a `SpotifyError` when an album, or one of few tracks, cannot be had: nothing is saved then. */
async function itemsOf(connection: Connection, { tracks, albums }: Linked): Promise<SavedItem[]> {
  const { library } = connection;
  const tracksToSave = (await tracksFor(connection, tracks)).map(track => trackItem(track, connection));
  if (albums.length === 0) return tracksToSave;
  const options = { location: ProgressLocation.Window, title: textLinkWords.readingAlbums() };
  const read = await window.withProgress(options, () =>
    Promise.all(albums.map(uri => library.albums.get(uri))),
  );
  const addedAt = new Date().toISOString();
  return [...tracksToSave, ...read.map(album => ({ album, addedAt }))];
}

function* linkedIn(lines: Iterable<string>): Generator<undefined, Linked> {
  const tracks = new Set<string>();
  const albums = new Set<string>();
  for (const line of lines) {
    for (const { reference } of spotifyLinksIn(line)) {
      const uri = spotifyUri(reference.kind, reference.id);
      if (reference.kind === 'track') tracks.add(uri);
      if (reference.kind === 'album') albums.add(uri);
    }
    yield;
  }
  return { tracks: [...tracks], albums: [...albums] };
}

function* everyLine(document: TextDocument): Generator<string> {
  for (let line = 0; line < document.lineCount; line++) yield document.lineAt(line).text;
}

/** Links that a selection cuts in two are not in it. */
function* selectedLines({ document, selections }: TextEditor): Generator<string> {
  for (const { start, end, isEmpty } of selections) {
    if (isEmpty) continue;
    for (let line = start.line; line <= end.line; line++) {
      const { text } = document.lineAt(line);
      yield text.slice(
        line === start.line ? start.character : 0,
        line === end.line ? end.character : undefined,
      );
    }
  }
}
