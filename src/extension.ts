import type { ExtensionContext } from 'vscode';
import { window } from 'vscode';
import { createPages } from './commands/pages.ts';
import { registerAllCommands } from './commands/registerAll.ts';
import { demoKey } from './commands/sessionCommands.ts';
import { createSigningIn } from './commands/signingIn.ts';
import { warnBeforeSessionEnds } from './commands/sessionEnd.ts';
import { tellOfTrouble } from './commands/storeTrouble.ts';
import { registerLinkFeatures } from './editor/linkFeatures.ts';
import { Connections } from './library/connections.ts';
import { Freshness } from './library/freshness.ts';
import { openAccount } from './library/openAccount.ts';
import { openDemo } from './library/openDemo.ts';
import { accountOf } from './library/openLibrary.ts';
import { SpotifyApps } from './library/spotifyApps.ts';
import { deleteLeftBehind } from './library/store/libraryFolder.ts';
import { Troubles } from './library/troubles.ts';
import { runCommand } from './manifest.ts';
import { Settings } from './settings.ts';
import { systemClock as clock } from './spotify/clock.ts';
import { endpointsFrom } from './spotify/endpoints.ts';
import { Network } from './spotify/network.ts';
import { appsFolderOf, startsInDemo, storageOf, userAgentOf, aboutThis } from './thisExtension.ts';
import { followConnectionState } from './views/connectionState.ts';
import { Views } from './views/views.ts';

/** Builds the product and wires it. Makes no request and starts no timer. */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Tracklist', { log: true });
  const log = (line: string): void => output.info(line);
  const settings = new Settings();
  const endpoints = endpointsFrom(process.env);
  const network = new Network(() => settings.network(userAgentOf(context)), log);
  const folder = appsFolderOf(context, endpoints.isTestServer);
  const apps = new SpotifyApps({ folder, quotaMode: () => settings.quotaMode(), clock, log });
  const storage = storageOf(context, endpoints.isTestServer);
  const hasFocus = () => window.state.focused;
  const freshness = new Freshness({ clock, everyMs: settings.refreshEveryMs, hasFocus });
  const api = { apiUrl: endpoints.apiUrl, send: network.send, clock, log, freshness };
  const accountFor = (clientId: string, token: string) =>
    accountOf(token, { ...api, quota: apps.of(clientId).quota });
  const signingIn = createSigningIn(context, { ...api, endpoints, settings, accountOf: accountFor });
  const { sessions } = signingIn;
  const troubles = new Troubles(tellOfTrouble);

  const connections = new Connections({
    sessions,
    isTestServer: endpoints.isTestServer,
    clientId: () => settings.clientId(),
    onDidChangeClientId: settings.onDidChange,
    openLibrary: session =>
      openAccount(session, { ...api, sessions, apps, storage, onTrouble: troubles.report }),
    beginsInDemo: () => context.workspaceState.get(demoKey) === true,
    openDemo: async () => openDemo((await import('./demo/demo.ts')).createDemo(), clock, log, freshness),
  });
  const diagnosis = {
    connections,
    sessions,
    settings,
    apps,
    network,
    endpoints,
    troubles,
    clock,
    ...aboutThis(context),
  };
  const views = new Views(connections, clock, context.globalState);
  const pages = createPages({ extensionUri: context.extensionUri, connections, settings, log });

  context.subscriptions.push(
    output,
    settings,
    signingIn,
    connections,
    views,
    pages,
    followConnectionState(connections),
    registerLinkFeatures({ connections, settings, clock }),
    settings.onDidChange(({ affects }) => affects('http') && void network.reset()),
    ...registerAllCommands(
      {
        connections,
        ...signingIn,
        settings,
        views,
        memory: context.workspaceState,
        diagnosis,
        reviews: pages.reviews,
        showTrack: (uri, options) => pages.details.show(uri, options),
        shownTrack: () => pages.details.shown,
        isAnythingVisible: () => views.isVisible || pages.details.isVisible,
        showLog: () => output.show(),
      },
      log,
    ),
    { dispose: () => void network.reset() },
  );

  const first = [connections.load(), warnBeforeSessionEnds(sessions, clock.now()), deleteLeftBehind(storage)];
  for (const each of first) each.catch((error: unknown) => log(`At the start: ${String(error)}`));
  if (startsInDemo(context)) void runCommand('tracklist.exploreDemo');
}
