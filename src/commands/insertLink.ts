import type { TextEditor } from 'vscode';
import { Selection, window } from 'vscode';
import { linkMarkup } from '../interchange/linkMarkup.ts';
import type { Connection } from '../library/connections.ts';
import { textLinkWords } from '../messages/editorLinks.ts';
import { linkWords } from '../messages/links.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import type { FindParts } from './findPick.ts';
import { FindPick } from './findPick.ts';
import { readyConnection } from './readiness.ts';

/** Asks for a track and puts a link to it where the cursors are, as the text's language has links: one step to undo. */
export async function insertLink(parts: FindParts, log: (line: string) => void): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) {
    void window.showInformationMessage(textLinkWords.noEditor());
    return;
  }
  const connection = await readyConnection(parts.connections);
  if (!connection) return;
  if (connection.kind === 'demo') {
    void window.showInformationMessage(linkWords.invented());
    return;
  }
  const track = await chooseTrack(parts, connection, log);
  const reference = track && parseSpotifyReference(track.uri);
  if (!track || !reference) return;
  const text = linkMarkup({ ...track, reference }, editor.document.languageId);
  if (!(await replaceSelections(editor, text)))
    void window.showInformationMessage(textLinkWords.notInserted());
}

async function chooseTrack(
  parts: FindParts,
  connection: Connection,
  log: (line: string) => void,
): Promise<Track | undefined> {
  let chosen: string | undefined;
  const choosing = { ...parts, title: textLinkWords.insert(), showTrack: (uri: string) => (chosen = uri) };
  await new FindPick(choosing, connection, '', log).show();
  return chosen === undefined ? undefined : connection.library.tracks.known(chosen);
}

/** False when the text cannot be changed, or its editor has been closed. */
async function replaceSelections(editor: TextEditor, text: string): Promise<boolean> {
  const { selections } = editor;
  try {
    const isDone = await editor.edit(edit => {
      for (const selection of selections) edit.replace(selection, text);
    });
    if (isDone) editor.selections = editor.selections.map(({ end }) => new Selection(end, end));
    return isDone;
  } catch {
    return false;
  }
}
