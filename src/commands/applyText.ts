import type { TextDocument } from 'vscode';
import {
  commands,
  Range,
  Selection,
  TabInputText,
  TabInputTextDiff,
  TextEditorRevealType,
  window,
  workspace,
} from 'vscode';
import { closeTabsOf } from '../editor/closeTabs.ts';
import { currentAddress, textAddress, textLanguage, textScheme } from '../editor/textAddress.ts';
import type { TextPlan } from '../editor/textPlan.ts';
import { planText } from '../editor/textPlan.ts';
import type { Intention } from '../interchange/libraryText/intention.ts';
import type { Connection } from '../library/connections.ts';
import type { JointOutcome } from '../library/curationOutcome.ts';
import { textWords } from '../messages/libraryText.ts';
import { runCommand } from '../manifest.ts';
import { bringUpToDate } from './bringUpToDate.ts';
import { changeTogether } from './changeTogether.ts';
import { trackItem } from './rowItems.ts';
import { isInUse } from './inUse.ts';
import type { TextParts } from './textDocument.ts';
import { showText, startAfresh } from './textDocument.ts';
import { trackByUri } from './trackByUri.ts';

/** Spotify takes so many tracks with one request. */
const tracksInRequest = 40;
/** More requests than this are told before. */
const tellAbove = 10;

/**
 * Applies what a person wants by the text of their library, after showing it beside the library as it is and asking.
 * Saved tracks must have been read.
 */
export async function applyText(parts: TextParts, connection: Connection): Promise<void> {
  if (isOfAnotherLibrary(connection)) {
    void window.showInformationMessage(textWords.otherLibrary());
    return;
  }
  const isSeen = isComparing(connection);
  const document = await workspace.openTextDocument(textAddress(connection));
  await connection.library.bringUpToDate('savedTracks');
  const intention = await intentionIn(parts, connection, document);
  if (!intention) return;
  if (!(await document.save())) {
    void window.showErrorMessage(textWords.notSaved());
    return;
  }
  if (!isSeen) await compare(parts, connection);
  if (isSeen || (await agrees(intention))) await send(parts, connection, document, intention, !isSeen);
}

/** What a person wants, if it is something and nothing is in the way; otherwise they are told. */
async function intentionIn(
  parts: TextParts,
  connection: Connection,
  document: TextDocument,
): Promise<Intention | undefined> {
  const plan = await planText(document.getText(), parts.documents.textOf(connection), connection.library);
  if (plan.kind !== 'intention') {
    await tellOfObstacle(parts, connection, document, plan);
    return undefined;
  }
  const { intention } = plan;
  const { add, remove, came, went, isReordered } = intention;
  if (came.length + went.length > 0) {
    const options = { modal: true, detail: textWords.movedDetail() };
    const button = textWords.bringUpToDate();
    const sentence = textWords.moved(came.length, went.length);
    if ((await window.showInformationMessage(sentence, options, button)) !== button) return undefined;
    if (!(await bringUpToDate(parts, connection, document))) return undefined;
    return intentionIn(parts, connection, document);
  }
  if (add.length + remove.length > 0) return intention;
  void window.showInformationMessage(isReordered ? textWords.onlyReordered() : textWords.nothing());
  return undefined;
}

async function tellOfObstacle(
  parts: TextParts,
  connection: Connection,
  document: TextDocument,
  plan: Exclude<TextPlan, { kind: 'intention' }>,
): Promise<void> {
  if (plan.kind === 'troubled') {
    const button = textWords.showFirst();
    const chosen = await window.showErrorMessage(textWords.troubled(plan.troubles), button);
    if (chosen === button) await showLine(document, plan.first);
  } else if (plan.kind === 'incomplete') {
    const { loaded, total } = plan;
    const sentence =
      total === undefined ? textWords.incompleteUnknown() : textWords.incomplete(loaded, total);
    const chosen = await window.showWarningMessage(sentence, textWords.refresh());
    if (chosen === textWords.refresh()) await runCommand('tracklist.refresh');
  } else {
    const button = textWords.startAfresh();
    const chosen = await window.showErrorMessage(textWords.unknownState(), button);
    if (chosen !== button) return;
    const copy = { content: document.getText(), language: textLanguage };
    await window.showTextDocument(await workspace.openTextDocument(copy), { preview: false });
    await startAfresh(parts, connection);
    await showText(connection);
  }
}

async function showLine(document: TextDocument, line: number): Promise<void> {
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const editor = await window.showTextDocument(document, { preview: false });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(new Range(range.start, range.end), TextEditorRevealType.InCenter);
}

/** Shows the text beside the library as it is. */
async function compare({ documents }: TextParts, connection: Connection): Promise<void> {
  documents.refreshCurrent(connection);
  const [current, edited] = [currentAddress(connection), textAddress(connection)];
  await commands.executeCommand('vscode.diff', current, edited, textWords.comparison(), { preview: false });
}

/** Not modal, so that a person can look through the comparison before. */
async function agrees({ remove, add, isReordered }: Intention): Promise<boolean> {
  const sentences = [textWords.question(remove.length, add.length), ...asides(remove, add, isReordered)];
  const button = textWords.apply();
  const chosen = await window.showInformationMessage(sentences.join(' '), button, textWords.keepEditing());
  return chosen === button;
}

function asides(remove: readonly string[], add: readonly string[], isReordered: boolean): string[] {
  const requests = Math.ceil(remove.length / tracksInRequest) + Math.ceil(add.length / tracksInRequest);
  return [
    ...(requests > tellAbove ? [textWords.requests(requests)] : []),
    ...(isReordered ? [textWords.orderDetail()] : []),
  ];
}

async function send(
  parts: TextParts,
  connection: Connection,
  document: TextDocument,
  intention: Intention,
  isConfirmed: boolean,
): Promise<void> {
  if (!isInUse(parts, connection)) return;
  const { remove, add } = intention;
  // The text may have been edited while somebody looked through the comparison.
  const plan = await planText(document.getText(), parts.documents.textOf(connection), connection.library);
  if (plan.kind !== 'intention' || !isSame(plan.intention, intention)) {
    await applyText(parts, connection);
    return;
  }
  // What stands further up is to be further up in Liked Songs, so it is saved later.
  const save = add.map(uri => trackItem(trackByUri(connection.library, uri), connection)).reverse();
  const wish = { save, remove: remove.flatMap(uri => connection.library.savedTracks.get(uri) ?? []) };
  let settled: Promise<void> | undefined;
  await changeTogether(parts, connection, wish, {
    isConfirmed,
    question: textWords.question(remove.length, add.length),
    // The text follows at once; what the person is told may stand there for long.
    onOutcome: outcome => {
      settled = settle(parts, connection, document, outcome);
    },
  });
  await settled;
}

function isSame(a: Intention, b: Intention): boolean {
  return a.remove.join() === b.remove.join() && a.add.join() === b.add.join();
}

/** When all is done, the text is the library again; otherwise what could not be done stays in the draft. */
async function settle(
  parts: TextParts,
  connection: Connection,
  document: TextDocument,
  { saved, removed }: JointOutcome,
): Promise<void> {
  if (parts.connections.current !== connection) return;
  const left = [saved, removed].flatMap(({ refused, unknown }) => [...refused, ...unknown]).length;
  if (left > 0 || document.isDirty) {
    if (left > 0) void window.showInformationMessage(textWords.failed(left));
    return;
  }
  await parts.documents.dropDraft(connection);
  await closeTabsOf([currentAddress(connection)], 'comparisons');
}

function isOfAnotherLibrary(connection: Connection): boolean {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputText) || input.uri.scheme !== textScheme) return false;
  return input.uri.toString() !== textAddress(connection).toString();
}

/** Whether the person looks at the comparison already. */
function isComparing(connection: Connection): boolean {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return (
    input instanceof TabInputTextDiff && input.original.toString() === currentAddress(connection).toString()
  );
}
