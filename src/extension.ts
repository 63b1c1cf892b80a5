import type { ExtensionContext } from 'vscode';
import { ExtensionMode, window } from 'vscode';
import { boundTokens } from './auth/boundTokens.ts';
import { CallbackRelay } from './auth/callbackRelay.ts';
import { flowEnvironment, signInWithBrowser } from './auth/editor/signIn.ts';
import { registerUriHandler } from './auth/editor/uriHandler.ts';
import { urisToRegister } from './auth/flows.ts';
import { Sessions } from './auth/sessions.ts';
import { TokenEndpoint } from './auth/tokenEndpoint.ts';
import { createDetailsPanel, restoreDetailsPanel } from './commands/detailsPanel.ts';
import { registerAllCommands } from './commands/registerAll.ts';
import { demoKey } from './commands/sessionCommands.ts';
import { warnBeforeSessionEnds } from './commands/sessionEnd.ts';
import { Connections } from './library/connections.ts';
import { openDemo } from './library/openDemo.ts';
import { accountOf, openLibrary } from './library/openLibrary.ts';
import { QuotaMemory } from './library/quotaMemory.ts';
import { runCommand } from './manifest.ts';
import { Settings } from './settings.ts';
import { systemClock as clock } from './spotify/clock.ts';
import { endpointsFrom } from './spotify/endpoints.ts';
import { MemoryLocks } from './spotify/locks.ts';
import { Network } from './spotify/network.ts';
import { followConnectionState } from './views/connectionState.ts';
import { Views } from './views/views.ts';

/** Builds the product and wires it. Makes no request and starts no timer. */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Tracklist', { log: true });
  const log = (line: string): void => output.info(line);
  const settings = new Settings();
  const endpoints = endpointsFrom(process.env);
  const network = new Network(() => settings.network(userAgentOf(context)));
  const quota = new QuotaMemory(context.globalState, () => settings.quotaMode());

  const tokenEndpoint = new TokenEndpoint(endpoints.accountsUrl, network.send, clock);
  const sessions = new Sessions(context.secrets, tokenEndpoint, endpoints, clock);
  const relay = new CallbackRelay(context.secrets, clock, log);
  const api = { apiUrl: endpoints.apiUrl, send: network.send, locks: new MemoryLocks(), clock, log };
  const environment = () => flowEnvironment(context.extension.extensionKind, settings.get('loopbackPort'));

  const connections = new Connections({
    sessions,
    isTestServer: endpoints.isTestServer,
    clientId: () => settings.clientId(),
    onDidChangeClientId: settings.onDidChange,
    openLibrary: session => {
      const tokens = boundTokens(sessions, session);
      return openLibrary({ ...api, tokens, quota: quota.trackerFor(session.clientId) });
    },
    beginsInDemo: () => context.workspaceState.get(demoKey) === true,
    openDemo: async () => openDemo((await import('./demo/demo.ts')).createDemo(), clock, log),
  });
  const views = new Views(connections);
  const { extensionUri } = context;
  const panel = createDetailsPanel({ extensionUri, connections, settings, log });

  context.subscriptions.push(
    output,
    settings,
    sessions,
    connections,
    views,
    panel,
    restoreDetailsPanel(panel, connections),
    followConnectionState(connections),
    settings.onDidChange(({ affects }) => affects('http') && void network.reset()),
    registerUriHandler(relay, log),
    ...registerAllCommands(
      {
        connections,
        sessions,
        settings,
        views,
        memory: context.workspaceState,
        urisToRegister: () => urisToRegister(environment()),
        signIn: clientId => {
          const whose = (token: string) => accountOf(token, { ...api, quota: quota.trackerFor(clientId) });
          const parts = { endpoints, tokenEndpoint, relay, accountOf: whose, log };
          return signInWithBrowser(parts, clientId, environment(), settings.get('redirect'));
        },
        showTrack: (uri, options) => panel.show(uri, options),
        shownTrack: () => panel.shown,
        isAnythingVisible: () => views.isVisible || panel.isVisible,
        showLog: () => output.show(),
      },
      log,
    ),
    { dispose: () => void network.reset() },
  );

  const logFailure = (error: unknown): void => log(`At the start: ${String(error)}`);
  connections.load().catch(logFailure);
  warnBeforeSessionEnds(sessions, clock.now()).catch(logFailure);
  if (startsInDemo(context)) void runCommand('tracklist.exploreDemo');
}

/** `npm start` opens the demo; an installed extension never does so by itself. */
function startsInDemo({ extensionMode }: ExtensionContext): boolean {
  return extensionMode === ExtensionMode.Development && process.env.TRACKLIST_START_IN_DEMO === '1';
}

function userAgentOf(context: ExtensionContext): string {
  const { version } = context.extension.packageJSON as { version: string };
  return `tracklist-for-spotify/${version} (VS Code extension)`;
}
