import type { TextDocument } from 'vscode';
import { commands, window, workspace } from 'vscode';
import type { LibraryDocuments } from '../editor/libraryDocuments.ts';
import { textAddress } from '../editor/textAddress.ts';
import type { Connection } from '../library/connections.ts';
import type { ChangeParts } from './change.ts';

/** What commands about the library as text need. */
export interface TextParts extends ChangeParts {
  readonly documents: LibraryDocuments;
}

/** Forgets the draft and what was not saved of it. */
export async function startAfresh(parts: TextParts, connection: Connection): Promise<void> {
  await parts.documents.dropDraft(connection);
  if (!parts.documents.openDocument(connection)?.isDirty) return;
  await showText(connection);
  await commands.executeCommand('workbench.action.files.revert');
}

/** Opens a library's text in an editor. */
export async function showText(connection: Connection): Promise<TextDocument> {
  const document = await workspace.openTextDocument(textAddress(connection));
  await window.showTextDocument(document, { preview: false });
  return document;
}
