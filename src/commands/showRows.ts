import type { QuickPick } from 'vscode';
import { QuickPickItemKind } from 'vscode';
import type { FindRow } from './findRows.ts';

/**
 * Shows rows in a list, from the top, or where it is with the focus on the row that has it.
 * @returns false when they say nothing else than those that are there, which stay
 */
export function showRows(
  pick: QuickPick<FindRow>,
  rows: readonly FindRow[],
  from: 'fromTop' | 'whereItIs',
): boolean {
  if (from === 'whereItIs' && areAlike(pick.items, rows)) return false;
  const active = from === 'fromTop' ? undefined : activeRow(pick);
  pick.keepScrollPosition = from === 'whereItIs';
  pick.items = rows;
  const again = active && rows.find(({ key }) => key === active.key);
  if (again) pick.activeItems = [again];
  return true;
}

/** The row in focus, which is to keep it; not one without a track that has it only for want of tracks above. */
function activeRow({ activeItems, items }: QuickPick<FindRow>): FindRow | undefined {
  const [active] = activeItems;
  const first = items.find(({ kind }) => kind !== QuickPickItemKind.Separator);
  return active?.track || active !== first ? active : undefined;
}

/** Rows that nothing has changed about are the very same objects; the others differ in their words. */
function areAlike(shown: readonly FindRow[], rows: readonly FindRow[]): boolean {
  return (
    shown.length === rows.length &&
    rows.every((row, index) => {
      const { key, label, description } = shown[index] ?? {};
      const saysSame = key === row.key && label === row.label && description === row.description;
      return shown[index] === row || (!row.track && saysSame);
    })
  );
}
