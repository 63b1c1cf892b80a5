import type { ExtensionKind } from 'vscode';
import type { CallbackRelay } from '../auth/callbackRelay.ts';
import { flowEnvironment, signInWithBrowser } from '../auth/editor/signIn.ts';
import { urisToRegister } from '../auth/flows.ts';
import type { TokenEndpoint } from '../auth/tokenEndpoint.ts';
import type { Account } from '../model/account.ts';
import type { Settings } from '../settings.ts';
import type { Endpoints } from '../spotify/endpoints.ts';
import type { SessionParts } from './sessionCommands.ts';

/** What the ways to a sign-in consist of. */
export interface WaysInParts {
  readonly endpoints: Endpoints;
  readonly tokenEndpoint: TokenEndpoint;
  readonly relay: CallbackRelay;
  readonly settings: Settings;
  readonly extensionKind: ExtensionKind;
  /** Asks Spotify whose token this is. */
  readonly accountOf: (clientId: string, accessToken: string) => Promise<Account>;
  /** Aborts when the extension ends; nobody waits for the browser then. */
  readonly closing: AbortSignal;
  readonly log: (line: string) => void;
}

/** The ways to a sign-in that there are where the extension runs. */
export function waysIn(parts: WaysInParts): Pick<SessionParts, 'signIn' | 'urisToRegister'> {
  const { settings, extensionKind } = parts;
  const environment = () => flowEnvironment(extensionKind, settings.get('loopbackPort'));
  return {
    urisToRegister: () => urisToRegister(environment()),
    signIn: clientId => {
      const accountOf = (token: string) => parts.accountOf(clientId, token);
      return signInWithBrowser({ ...parts, accountOf }, clientId, environment(), settings.get('redirect'));
    },
  };
}
