import type { ExtensionContext } from 'vscode';
import { AccountsProvider } from '../auth/editor/accountsProvider.ts';
import { registerUriHandler } from '../auth/editor/uriHandler.ts';
import { CallbackRelay } from '../auth/callbackRelay.ts';
import { Sessions } from '../auth/sessions.ts';
import { TokenEndpoint } from '../auth/tokenEndpoint.ts';
import { runCommand } from '../manifest.ts';
import { signInWords } from '../messages/signIn.ts';
import type { Disposable } from '../model/event.ts';
import type { Clock } from '../spotify/clock.ts';
import type { Endpoints } from '../spotify/endpoints.ts';
import type { Send } from '../spotify/send.ts';

interface SigningInParts {
  readonly endpoints: Endpoints;
  readonly send: Send;
  readonly clock: Clock;
  /** Shows the track that an address of this editor names. */
  readonly showLinkedTrack: (uri: string) => void;
  readonly log: (line: string) => void;
}

/** The person's sign-in, and what comes back from the browser. */
export interface SigningIn extends Disposable {
  readonly sessions: Sessions;
  readonly tokenEndpoint: TokenEndpoint;
  readonly relay: CallbackRelay;
  /** Aborts when the extension ends; nobody waits for the browser then. */
  readonly closing: AbortSignal;
}

/** Wires what a sign-in consists of, and makes it known to the editor: its own address and its Accounts menu. */
export function createSigningIn(context: ExtensionContext, parts: SigningInParts): SigningIn {
  const { endpoints, send, clock, log } = parts;
  const tokenEndpoint = new TokenEndpoint(endpoints.accountsUrl, send, clock);
  const sessions = new Sessions(context.secrets, tokenEndpoint, endpoints, clock);
  const relay = new CallbackRelay(context.secrets, clock, log);
  const closing = new AbortController();
  const uriHandler = registerUriHandler({
    relay,
    showTrack: parts.showLinkedTrack,
    now: () => clock.now(),
    log,
  });
  const accounts = new AccountsProvider({
    sessions,
    label: signInWords.accountsLabel(),
    signIn: () => runCommand('tracklist.signIn'),
    signOut: () => runCommand('tracklist.signOut'),
  });
  return {
    sessions,
    tokenEndpoint,
    relay,
    closing: closing.signal,
    dispose: () => {
      closing.abort();
      for (const each of [uriHandler, accounts, sessions]) each.dispose();
    },
  };
}
