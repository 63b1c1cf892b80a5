import type { ExtensionContext } from 'vscode';
import { ConfigurationTarget, env, Uri, window } from 'vscode';
import type { Sessions } from '../auth/sessions.ts';
import type { Session } from '../auth/session.ts';
import type { Connections } from '../library/connections.ts';
import { extensionAddress } from '../auth/flows.ts';
import type { CommandHandlers } from '../manifest.ts';
import { openWalkthrough, showView, viewIds } from '../manifest.ts';
import { dashboardUrl } from '../messages/explain.ts';
import { setUpWords, signInWords } from '../messages/signIn.ts';
import type { Settings } from '../settings.ts';
import { isClientId } from '../settings.ts';
import type { Views } from '../views/views.ts';
import { demoKey } from './demoKey.ts';
import { showRegistrationHelp } from './registrationHelp.ts';
import { signOut } from './signOut.ts';

/** What signing in and out needs. */
export interface SessionParts {
  readonly connections: Connections;
  readonly sessions: Sessions;
  readonly settings: Settings;
  /** Leads through the browser; undefined when the person stops. */
  readonly signIn: (clientId: string) => Promise<Session | undefined>;
  /** Every redirect URI this editor may need. */
  readonly urisToRegister: () => readonly string[];
  readonly memory: ExtensionContext['workspaceState'];
  readonly views: Views;
  /** Closes the details panel, if it is open. */
  readonly closeDetails: () => void;
}

type SessionCommand =
  | 'tracklist.getStarted'
  | 'tracklist.openDashboard'
  | 'tracklist.enterClientId'
  | 'tracklist.setUp'
  | 'tracklist.signIn'
  | 'tracklist.signOut'
  | 'tracklist.exploreDemo'
  | 'tracklist.leaveDemo';

/** Commands that decide whose library is shown. */
export function sessionCommands(parts: SessionParts): CommandHandlers<SessionCommand> {
  return {
    'tracklist.getStarted': () => openWalkthrough(extensionAddress),
    'tracklist.openDashboard': () => env.openExternal(Uri.parse(dashboardUrl)),
    'tracklist.enterClientId': () => enterClientId(parts),
    'tracklist.setUp': () => setUp(parts),
    'tracklist.signIn': () => signIn(parts),
    'tracklist.signOut': () => signOut(parts),
    'tracklist.exploreDemo': async () => {
      await parts.connections.enterDemo();
      await parts.memory.update(demoKey, true);
      await showView(viewIds.savedTracks);
    },
    'tracklist.leaveDemo': () => leaveDemo(parts),
  };
}

async function setUp(parts: SessionParts): Promise<void> {
  if (await showRegistrationHelp(parts.urisToRegister())) await enterClientId(parts);
}

async function enterClientId(parts: SessionParts): Promise<void> {
  const clientId = await window.showInputBox({
    title: setUpWords.title(),
    prompt: setUpWords.clientIdPrompt(),
    value: parts.settings.clientId() ?? '',
    ignoreFocusOut: true,
    validateInput: text => (isClientId(text) || text.trim() === '' ? undefined : setUpWords.clientIdWrong()),
  });
  if (clientId === undefined || !isClientId(clientId)) return;
  await parts.settings.set('clientId', clientId.trim().toLowerCase(), ConfigurationTarget.Global);
  await signIn(parts);
}

async function signIn(parts: SessionParts): Promise<void> {
  const clientId = parts.settings.clientId();
  if (clientId === undefined) {
    await setUp(parts);
    return;
  }
  await parts.sessions.load();
  const session = await parts.signIn(clientId);
  if (!session) return;
  await parts.sessions.signIn(session);
  await parts.connections.load();
  await leaveDemo(parts);
  void window.showInformationMessage(signInWords.done(session.account.displayName));
  await showView(viewIds.savedTracks);
}

async function leaveDemo({ connections, memory }: SessionParts): Promise<void> {
  connections.leaveDemo();
  await memory.update(demoKey, undefined);
}
