import { window } from 'vscode';
import { planText } from '../editor/textPlan.ts';
import type { Connection } from '../library/connections.ts';
import type { CommandHandlers } from '../manifest.ts';
import { textWords } from '../messages/libraryText.ts';
import { applyText } from './applyText.ts';
import { bringUpToDate } from './bringUpToDate.ts';
import { withConnection } from './readiness.ts';
import { waitUntilRead } from './waitUntilRead.ts';
import type { TextParts } from './textDocument.ts';
import { showText, startAfresh } from './textDocument.ts';
import { sayBriefly } from './sayBriefly.ts';

type TextCommand =
  'tracklist.editAsText' | 'tracklist.applyText' | 'tracklist.updateText' | 'tracklist.discardText';

/** Commands about the library as a text document. */
export function textCommands(parts: TextParts): CommandHandlers<TextCommand> {
  const onceRead = (work: (connection: Connection) => Promise<void>): (() => Promise<void>) =>
    withConnection(parts.connections, async connection => {
      if (await readWhole(connection)) await work(connection);
    });
  return {
    'tracklist.editAsText': onceRead(connection => edit(parts, connection)),
    'tracklist.applyText': onceRead(connection => applyText(parts, connection)),
    'tracklist.updateText': onceRead(connection => update(parts, connection)),
    'tracklist.discardText': onceRead(connection => discard(parts, connection)),
  };
}

function readWhole({ library }: Connection): Promise<boolean> {
  return waitUntilRead(library, library.savedTracks, textWords.reading());
}

async function edit(parts: TextParts, connection: Connection): Promise<void> {
  const document = await showText(connection);
  const text = parts.documents.textOf(connection);
  if (!document.isDirty && !(await text.hasDraft())) return;
  const plan = await planText(document.getText(), text, connection.library);
  if (plan.kind !== 'intention') return;
  const { came, went } = plan.intention;
  if (came.length + went.length === 0) {
    sayBriefly(textWords.draftFound());
    return;
  }
  const sentence = `${textWords.draftFound()} ${textWords.moved(came.length, went.length)}`;
  const button = textWords.bringUpToDate();
  const chosen = await window.showInformationMessage(sentence, button);
  if (chosen === button) await update(parts, connection);
}

async function update(parts: TextParts, connection: Connection): Promise<void> {
  await connection.library.bringUpToDate('savedTracks');
  const document = await showText(connection);
  const isOther = await bringUpToDate(parts, connection, document);
  sayBriefly(isOther ? textWords.broughtUpToDate() : textWords.isUpToDate());
}

async function discard(parts: TextParts, connection: Connection): Promise<void> {
  const open = parts.documents.openDocument(connection);
  if (!(await parts.documents.textOf(connection).hasDraft()) && !open?.isDirty) {
    sayBriefly(textWords.noDraft());
    return;
  }
  const options = { modal: true, detail: textWords.discardDetail() };
  const button = textWords.discard();
  if ((await window.showWarningMessage(textWords.discardQuestion(), options, button)) !== button) return;
  await startAfresh(parts, connection);
  sayBriefly(textWords.discarded());
}
