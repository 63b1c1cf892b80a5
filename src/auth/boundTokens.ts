import { SpotifyError } from '../spotify/errors.ts';
import type { TokenSource } from '../spotify/tokenSource.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/**
 * The access tokens of one person's sign-in with one app. Once somebody else is signed in, or nobody, there are
 * none: what was begun for one account is never finished in another's.
 */
export function boundTokens(
  sessions: Sessions,
  { clientId, account }: Pick<Session, 'clientId' | 'account'>,
): TokenSource {
  const own = (): Session => {
    const { current } = sessions;
    if (current?.clientId === clientId && current.account.id === account.id) return current;
    throw new SpotifyError('signedOut', 'the sign-in this is for has ended');
  };
  return {
    accessToken: async rejected => {
      await sessions.load();
      own();
      await sessions.accessToken(rejected);
      return own().accessToken;
    },
  };
}
