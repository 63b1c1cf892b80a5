import { window } from 'vscode';
import type { Sessions } from '../auth/sessions.ts';
import type { Connections } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import type { Library } from '../library/library.ts';
import { runCommand } from '../manifest.ts';
import { signInWords } from '../messages/signIn.ts';
import { sayBriefly } from './sayBriefly.ts';

/** What signing out needs. */
interface SignOutParts {
  readonly connections: Connections;
  readonly sessions: Sessions;
}

/** Signs out after a question, which tells how much could be restored till then and offers to export that first. */
export async function signOut({ connections, sessions }: SignOutParts): Promise<void> {
  await sessions.load();
  const session = sessions.current;
  if (!session) {
    sayBriefly(signInWords.notSignedIn());
    return;
  }
  const restorable = await restorableItems(connections.own?.library);
  const question = signInWords.confirmSignOut(session.account.displayName);
  const hint = restorable.length > 0 ? [signInWords.restorable(restorable.length)] : [];
  const options = { modal: true, detail: [...hint, signInWords.confirmSignOutDetail()].join(' ') };
  const exporting = restorable.length > 0 ? [signInWords.exportFirst()] : [];
  const chosen = await window.showWarningMessage(question, options, ...exporting, signInWords.signOut());
  if (chosen === signInWords.exportFirst()) await runCommand('tracklist.export', restorable);
  if (chosen !== signInWords.signOut()) return;
  await connections.signOut();
  void window.showInformationMessage(signInWords.signedOut());
}

/** What was removed here and could be restored; nothing where that cannot be read, which keeps nobody from signing out. */
async function restorableItems(library: Library | undefined): Promise<SavedItem[]> {
  if (!library) return [];
  try {
    await library.recentlyRemoved.load();
    const { rows } = library.recentlyRemoved;
    return (await Promise.all(rows.map(removal => library.recentlyRemoved.itemsOf(removal)))).flat();
  } catch {
    return [];
  }
}
