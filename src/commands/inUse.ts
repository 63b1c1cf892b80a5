import { window } from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import { changeWords } from '../messages/changes.ts';

/** Whether `connection` is still the one in use; says so when it is not, since then nothing may be changed. */
export function isInUse(
  { connections }: { readonly connections: Connections },
  connection: Connection,
): boolean {
  if (connections.current === connection) return true;
  void window.showInformationMessage(changeWords.otherLibrary());
  return false;
}
