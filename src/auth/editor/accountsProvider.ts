import type {
  AuthenticationProvider,
  AuthenticationProviderAuthenticationSessionsChangeEvent,
  AuthenticationSession,
} from 'vscode';
import { authentication, EventEmitter } from 'vscode';
import type { Disposable } from '../../model/event.ts';
import type { Session } from '../session.ts';
import type { Sessions } from '../sessions.ts';
import { SignInError } from '../signInError.ts';

/** The provider's id, as in package.json. */
export const accountsProviderId = 'tracklist';

interface AccountsParts {
  readonly sessions: Sessions;
  /** What the account menu calls it. */
  readonly label: string;
  /** What the commands do; each asks the person what is to be asked. */
  readonly signIn: () => PromiseLike<unknown>;
  readonly signOut: () => PromiseLike<unknown>;
}

/**
 * Shows the sign-in in the editor's Accounts menu, where it can be ended. Other extensions may ask the editor for
 * it, too; what they get names the account and holds no token, since tokens stay with this extension.
 */
export class AccountsProvider implements AuthenticationProvider, Disposable {
  readonly #parts: AccountsParts;
  readonly #changed = new EventEmitter<AuthenticationProviderAuthenticationSessionsChangeEvent>();
  readonly #subscriptions: readonly Disposable[];
  #shown: AuthenticationSession | undefined;

  readonly onDidChangeSessions = this.#changed.event;

  constructor(parts: AccountsParts) {
    this.#parts = parts;
    this.#shown = shownSession(parts.sessions.current);
    this.#subscriptions = [
      this.#changed,
      parts.sessions.onDidChange(() => this.#update()),
      authentication.registerAuthenticationProvider(accountsProviderId, parts.label, this, {
        supportsMultipleAccounts: false,
      }),
    ];
  }

  /** The one session, if there is one; whatever scopes are asked for, since nothing can be done with it. */
  async getSessions(): Promise<AuthenticationSession[]> {
    await this.#parts.sessions.load();
    const session = shownSession(this.#parts.sessions.current);
    return session ? [session] : [];
  }

  /** Rejects with a `SignInError` when the person stops. */
  async createSession(): Promise<AuthenticationSession> {
    await this.#parts.signIn();
    const [session] = await this.getSessions();
    if (!session) throw new SignInError('cancelled');
    return session;
  }

  async removeSession(): Promise<void> {
    await this.#parts.signOut();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #update(): void {
    const [before, now] = [this.#shown, shownSession(this.#parts.sessions.current)];
    this.#shown = now;
    if (before?.id === now?.id) return;
    this.#changed.fire({ added: now ? [now] : [], removed: before ? [before] : [], changed: [] });
  }
}

function shownSession(session: Session | undefined): AuthenticationSession | undefined {
  if (!session) return undefined;
  const { account, authorizedAt, scopes } = session;
  return {
    id: `${account.id} ${authorizedAt}`,
    accessToken: '',
    account: { id: account.id, label: account.displayName },
    scopes,
  };
}
