import { window } from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import type { Change } from '../library/journal.ts';
import type { Library } from '../library/library.ts';
import { changeWords } from '../messages/changes.ts';
import { isInUse } from './inUse.ts';
import { withProgress } from './progress.ts';
import { reportOutcome } from './reportOutcome.ts';

const statusBarMs = 4_000;

/**
 * Takes a change back in the library of `connection`, and tells how it went.
 * @param changeId the change a person was offered to undo; the latest one when left out
 */
export async function undo(
  parts: { readonly connections: Connections },
  connection: Connection,
  changeId?: number,
): Promise<void> {
  if (!isInUse(parts, connection)) return;
  const { library } = connection;
  const latest = await library.undoable();
  if (!isInUse(parts, connection)) return;
  if (!latest || (changeId !== undefined && latest.id !== changeId)) {
    tellNothingToUndo(changeId);
    return;
  }
  const count = itemsToBringBack(latest);
  if (latest.kind === 'remove' && !(await confirmUndo(count, keepsDates(library, latest)))) return;
  const outcome = await withProgress(changeWords.undoing(), count, options =>
    library.undo(latest.id, options),
  );
  if (!outcome) tellNothingToUndo(latest.id);
  else if (outcome.applied.length + outcome.refused.length + outcome.unknown.length === 0)
    window.setStatusBarMessage(changeWords.nothingLeftToUndo(), statusBarMs);
  else await reportOutcome(outcome, { isVisible: true, tryAgain: () => undo(parts, connection, latest.id) });
}

function itemsToBringBack({ items }: Change): number {
  return items.filter(({ outcome }) => outcome === 'applied' || outcome === 'unknown').length;
}

function tellNothingToUndo(changeId: number | undefined): void {
  if (changeId === undefined) window.setStatusBarMessage(changeWords.nothingToUndo(), statusBarMs);
  else void window.showInformationMessage(changeWords.noLongerUndoable());
}

function keepsDates(library: Library, { items }: Change): boolean {
  return library.keepsDates && items.every(({ item }) => 'track' in item);
}

/** What comes back may get today's date; for one track that is no surprise worth a question. */
async function confirmUndo(count: number, keepsDates: boolean): Promise<boolean> {
  if (count === 1) return true;
  const button = changeWords.undo();
  const question = changeWords.confirmUndoRemoval(count, keepsDates);
  return (await window.showWarningMessage(question, { modal: true }, button)) === button;
}
