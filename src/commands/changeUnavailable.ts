import type { Connection } from '../library/connections.ts';
import type { LibraryWish } from '../library/libraryWish.ts';
import { unavailableReviewWords as words } from '../messages/unavailable.ts';
import type { ChangeParts } from './change.ts';
import { changeTogether } from './changeTogether.ts';
import { showError } from './register.ts';

/**
 * Replaces or removes tracks that cannot be played, as one change, after asking. Resolves when that is done or given
 * up: what people are told afterwards may stay there for long. Never rejects.
 */
export function changeUnavailable(
  parts: Pick<ChangeParts, 'connections'>,
  connection: Connection,
  wish: LibraryWish,
): Promise<void> {
  const { length: replaced } = wish.replace ?? [];
  const context =
    replaced > 0
      ? {
          question: words.confirmReplace(replaced),
          detail: words.confirmReplaceDetail(connection.library.keepsDates),
          button: words.replace(),
          title: words.replacing(),
        }
      : {};
  // What is replaced or removed disappears from where it was shown, which may be all there is to see.
  const unseen = { connections: parts.connections, isAnythingVisible: () => false };
  return new Promise<void>(resolve => {
    changeTogether(unseen, connection, wish, { ...context, onOutcome: () => resolve() })
      .catch(showError)
      .finally(resolve);
  });
}
