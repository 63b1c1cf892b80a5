import { window } from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import type { CurationOutcome } from '../library/curationOutcome.ts';
import type { Change, ChangedItem } from '../library/journal.ts';
import type { Library } from '../library/library.ts';
import { changeWords } from '../messages/changes.ts';
import { isInUse } from './inUse.ts';
import { withProgress } from './progress.ts';
import { reportOutcome } from './reportOutcome.ts';
import { sayBriefly } from './sayBriefly.ts';

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
  const altered = alteredItems(latest);
  const count = altered.length;
  const removed = altered.filter(({ kind }) => kind === 'remove');
  if (removed.length > 0 && !(await confirmUndo(library, removed, count - removed.length))) return;
  const outcome = await withProgress(changeWords.undoing(), count, options =>
    library.undo(latest.id, options),
  );
  if (!outcome) {
    tellNothingToUndo(latest.id);
    return;
  }
  const outcomes = [outcome.saved, outcome.removed];
  if (outcomes.every(isUnaltered)) sayBriefly(changeWords.nothingLeftToUndo());
  else
    await reportOutcome(outcomes, {
      library,
      isVisible: true,
      tryAgain: () => undo(parts, connection, latest.id),
    });
}

function alteredItems({ items }: Change): ChangedItem[] {
  return items.filter(({ outcome }) => outcome === 'applied' || outcome === 'unknown');
}

function isUnaltered({ applied, refused, unknown }: CurationOutcome): boolean {
  return applied.length + refused.length + unknown.length === 0;
}

function tellNothingToUndo(changeId: number | undefined): void {
  if (changeId === undefined) sayBriefly(changeWords.nothingToUndo());
  else void window.showInformationMessage(changeWords.noLongerUndoable());
}

/** What comes back may get today's date; for one track that is no surprise worth a question. */
async function confirmUndo(
  library: Library,
  removed: readonly ChangedItem[],
  saved: number,
): Promise<boolean> {
  if (removed.length === 1 && saved <= 1) return true;
  const keepsDates = library.keepsDates && removed.every(({ item }) => 'track' in item);
  const button = changeWords.undo();
  const question = [
    changeWords.confirmUndoRemoval(removed.length, keepsDates),
    ...(saved > 0 ? [changeWords.confirmUndoSaving(saved)] : []),
  ].join(' ');
  return (await window.showWarningMessage(question, { modal: true }, button)) === button;
}
