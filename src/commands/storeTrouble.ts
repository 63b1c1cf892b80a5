import { window } from 'vscode';
import type { OnTrouble } from '../library/openAccount.ts';
import { runCommand } from '../manifest.ts';
import { journalWords, storeWords } from '../messages/stores.ts';

/** Says what is wrong with what is kept on this computer; what passes by itself is not told. */
export const tellOfTrouble: OnTrouble = (of, trouble) => {
  const words = of === 'library' ? storeWords : journalWords;
  const text = words[trouble]?.();
  if (text === undefined) return;
  const button = words.showLog();
  void window.showWarningMessage(text, button).then(async pressed => {
    if (pressed === button) await runCommand('tracklist.showLog');
  });
};
