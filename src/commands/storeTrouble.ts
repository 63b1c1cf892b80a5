import { window } from 'vscode';
import type { DatabaseTrouble } from '../library/store/databaseError.ts';
import { runCommand } from '../manifest.ts';
import { storeWords } from '../messages.ts';

/** Says what is wrong with the library that is kept on this computer. */
export function tellOfTrouble(trouble: DatabaseTrouble): void {
  const text = storeWords[trouble]?.();
  if (text === undefined) return;
  const button = storeWords.showLog();
  void window.showWarningMessage(text, button).then(async pressed => {
    if (pressed === button) await runCommand('tracklist.showLog');
  });
}
