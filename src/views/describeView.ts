import type { Connection } from '../library/connections.ts';
import { viewWords } from '../messages.ts';

/** Whose library a view shows: the person's name, "Demo", or "Test server" beside the name. */
export function connectionLabel({ kind, account }: Connection): string {
  if (kind === 'demo') return viewWords.demo();
  return kind === 'testServer' ? `${viewWords.testServer()} · ${account.displayName}` : account.displayName;
}
