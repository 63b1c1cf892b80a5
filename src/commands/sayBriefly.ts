import { window } from 'vscode';

const statusBarMs = 4_000;

/** Says in the status bar what needs no more attention than that, for a few seconds. */
export function sayBriefly(sentence: string): void {
  window.setStatusBarMessage(sentence, statusBarMs);
}
