import type { TextDocument } from 'vscode';
import { Range, workspace, WorkspaceEdit } from 'vscode';
import { changedPart } from '../editor/changedPart.ts';
import type { LibraryDocuments } from '../editor/libraryDocuments.ts';
import { planText } from '../editor/textPlan.ts';
import { stateOf } from '../interchange/libraryText/printText.ts';
import { upToDate } from '../interchange/libraryText/upToDate.ts';
import type { Connection } from '../library/connections.ts';
import { inSlices } from '../library/inSlices.ts';
import { documentWords } from '../messages/libraryText.ts';

/**
 * Rewrites a text as if it had been made from the library as it is now, with all edits kept; one step back in the editor
 * takes that back. False, and nothing done, when it was so already or cannot be.
 */
export async function bringUpToDate(
  { documents }: { readonly documents: LibraryDocuments },
  connection: Connection,
  document: TextDocument,
): Promise<boolean> {
  const { library, account } = connection;
  const before = document.getText();
  const plan = await planText(before, documents.textOf(connection), library);
  if (plan.kind !== 'intention') return false;
  const { rows } = library.savedTracks;
  const [moved, state] = [plan.intention, await inSlices(stateOf(rows))];
  const words = documentWords(account.displayName);
  const after = await inSlices(upToDate({ text: before, moved, rows, state, words }));
  const { from, to, text } = changedPart(before, after);
  if ((from === to && text === '') || document.getText() !== before) return false;
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(from), document.positionAt(to)), text);
  await documents.textOf(connection).keepState(state);
  if (!(await workspace.applyEdit(edit))) return false;
  await document.save();
  return true;
}
