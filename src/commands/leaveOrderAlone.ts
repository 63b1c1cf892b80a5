import type { QuickPick, QuickPickItem } from 'vscode';

/**
 * VS Code keeps rows with `alwaysShow`, but moves those with the text in their label to the top and drops the lines
 * between rows. It does not when `sortByLabel` is false, which every extension may set although the typings lack it.
 */
export function leaveOrderAlone(pick: QuickPick<QuickPickItem>): void {
  pick.matchOnDescription = false;
  pick.matchOnDetail = false;
  Object.assign(pick, { sortByLabel: false });
}
