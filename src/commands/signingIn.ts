import type { ExtensionContext } from 'vscode';
import { AccountsProvider } from '../auth/editor/accountsProvider.ts';
import { flowEnvironment, signInWithBrowser } from '../auth/editor/signIn.ts';
import { registerUriHandler } from '../auth/editor/uriHandler.ts';
import { CallbackRelay } from '../auth/callbackRelay.ts';
import { urisToRegister } from '../auth/flows.ts';
import type { Session } from '../auth/session.ts';
import { Sessions } from '../auth/sessions.ts';
import { TokenEndpoint } from '../auth/tokenEndpoint.ts';
import { runCommand } from '../manifest.ts';
import { signInWords } from '../messages/signIn.ts';
import type { Account } from '../model/account.ts';
import type { Disposable } from '../model/event.ts';
import type { Settings } from '../settings.ts';
import type { Clock } from '../spotify/clock.ts';
import type { Endpoints } from '../spotify/endpoints.ts';
import type { Send } from '../spotify/send.ts';

interface SigningInParts {
  readonly endpoints: Endpoints;
  readonly send: Send;
  readonly clock: Clock;
  readonly settings: Settings;
  /** Asks Spotify whose token this is. */
  readonly accountOf: (clientId: string, accessToken: string) => Promise<Account>;
  /** Shows the track that an address of this editor names. */
  readonly showLinkedTrack: (uri: string) => void;
  readonly log: (line: string) => void;
}

/** The person's sign-in, and the ways to one. */
export interface SigningIn extends Disposable {
  readonly sessions: Sessions;
  /** Leads through the browser; undefined when the person stops. */
  readonly signIn: (clientId: string) => Promise<Session | undefined>;
  /** Every redirect URI this editor may need. */
  readonly urisToRegister: () => readonly string[];
}

/** Wires what signing in consists of, and makes it known to the editor: its own address and its Accounts menu. */
export function createSigningIn(context: ExtensionContext, parts: SigningInParts): SigningIn {
  const { endpoints, send, clock, settings, log } = parts;
  const tokenEndpoint = new TokenEndpoint(endpoints.accountsUrl, send, clock);
  const sessions = new Sessions(context.secrets, tokenEndpoint, endpoints, clock);
  const relay = new CallbackRelay(context.secrets, clock, log);
  const environment = () => flowEnvironment(context.extension.extensionKind, settings.get('loopbackPort'));
  const uriHandler = registerUriHandler({ relay, showTrack: parts.showLinkedTrack, log });
  const accounts = new AccountsProvider({
    sessions,
    label: signInWords.accountsLabel(),
    signIn: () => runCommand('tracklist.signIn'),
    signOut: () => runCommand('tracklist.signOut'),
  });
  return {
    sessions,
    urisToRegister: () => urisToRegister(environment()),
    signIn: clientId => {
      const accountOf = (token: string) => parts.accountOf(clientId, token);
      const flowParts = { endpoints, tokenEndpoint, relay, accountOf, log };
      return signInWithBrowser(flowParts, clientId, environment(), settings.get('redirect'));
    },
    dispose: () => {
      for (const each of [uriHandler, accounts, sessions]) each.dispose();
    },
  };
}
