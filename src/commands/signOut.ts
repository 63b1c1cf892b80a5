import { window } from 'vscode';
import type { Sessions } from '../auth/sessions.ts';
import type { Connections } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import type { Library } from '../library/library.ts';
import { runCommand } from '../manifest.ts';
import { signInWords } from '../messages/signIn.ts';
import type { Views } from '../views/views.ts';
import { sayBriefly } from './sayBriefly.ts';

/** What signing out needs. */
interface SignOutParts {
  readonly connections: Connections;
  readonly sessions: Sessions;
  readonly views: Views;
  /** Closes the details panel, if it is open. */
  readonly closeDetails: () => void;
}

/** Signs out after a question, which tells how much could be restored till then and offers to export that first. */
export async function signOut(parts: SignOutParts): Promise<void> {
  const { connections, sessions } = parts;
  await sessions.load();
  // One that cannot be opened is deleted as well.
  await connections.load().catch(() => undefined);
  const session = sessions.current;
  if (!session) {
    await forgetWhatIsKept(parts);
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
  await forget(parts);
  void window.showInformationMessage(signInWords.signedOut());
}

/** Spotify may have ended the sign-in, which deletes nothing: a person can still have all of it deleted. */
async function forgetWhatIsKept(parts: SignOutParts): Promise<void> {
  if (!(await parts.connections.isAnythingKept())) {
    sayBriefly(signInWords.notSignedIn());
    return;
  }
  const options = { modal: true, detail: signInWords.confirmForgetDetail() };
  const button = signInWords.forget();
  if ((await window.showWarningMessage(signInWords.confirmForget(), options, button)) !== button) return;
  await forget(parts);
  sayBriefly(signInWords.forgotten());
}

async function forget({ connections, views, closeDetails }: SignOutParts): Promise<void> {
  await connections.signOut();
  // The editor remembers what panels that are open show.
  closeDetails();
  await views.arrangements.forgetFilter(connections.ownKind);
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
