import { window } from 'vscode';
import { endOfSession } from '../auth/session.ts';
import type { Sessions } from '../auth/sessions.ts';
import { runCommand } from '../manifest.ts';
import { signInWords } from '../messages/signIn.ts';

const dayMs = 86_400_000;
const warnDaysAhead = 14;

/** Says once per start that Spotify is about to end the sign-in, so that it does not come as a surprise. */
export async function warnBeforeSessionEnds(sessions: Sessions, now: number): Promise<void> {
  await sessions.load();
  const session = sessions.current;
  if (!session) return;
  const days = Math.ceil((endOfSession(session) - now) / dayMs);
  if (days > warnDaysAhead || days < 1) return;
  const button = signInWords.signInAgain();
  if ((await window.showWarningMessage(signInWords.expiresSoon(days), button)) === button)
    await runCommand('tracklist.signIn');
}
