import type { ExtensionContext } from 'vscode';
import { followMarket } from './commands/followMarket.ts';
import { createPages } from './commands/pages.ts';
import { registerAllCommands } from './commands/registerAll.ts';
import { demoKey } from './commands/sessionCommands.ts';
import { createSigningIn } from './commands/signingIn.ts';
import { warnBeforeSessionEnds } from './commands/sessionEnd.ts';
import { tellOfTrouble } from './commands/storeTrouble.ts';
import { registerLinkFeatures } from './editor/linkFeatures.ts';
import { layFoundation } from './foundation.ts';
import { createLibraryDocuments } from './editor/createLibraryDocuments.ts';
import { Connections } from './library/connections.ts';
import { openAccount } from './library/openAccount.ts';
import { openDemo } from './library/openDemo.ts';
import { accountOf } from './library/openLibrary.ts';
import { KeptLibraries } from './library/store/keptLibraries.ts';
import { Troubles } from './library/troubles.ts';
import { runCommand } from './manifest.ts';
import { aboutThis, startsInDemo } from './thisExtension.ts';
import { followConnectionState } from './views/connectionState.ts';
import { Views } from './views/views.ts';

/** Builds the product and wires it. Makes no request and starts no timer. */
export function activate(context: ExtensionContext): void {
  const foundation = layFoundation(context);
  const { log, clock, settings, endpoints, network, apps, freshness, storage } = foundation;
  const api = { apiUrl: endpoints.apiUrl, send: network.send, clock, log, freshness };
  const accountFor = (clientId: string, token: string) =>
    accountOf(token, { ...api, quota: apps.of(clientId).quota });
  const showLinkedTrack = (uri: string) => pages.showTrackWhenReady(uri);
  const signingInParts = { ...api, endpoints, settings, accountOf: accountFor, showLinkedTrack };
  const signingIn = createSigningIn(context, signingInParts);
  const { sessions } = signingIn;
  const troubles = new Troubles(tellOfTrouble);
  const kept = new KeptLibraries(storage);

  const connections = new Connections({
    sessions,
    isTestServer: endpoints.isTestServer,
    clientId: () => settings.clientId(),
    onDidChangeClientId: settings.onDidChange,
    openLibrary: session =>
      openAccount(session, { ...api, sessions, apps, storage, onTrouble: troubles.report }),
    beginsInDemo: () => context.workspaceState.get(demoKey) === true,
    kept,
    openDemo: async () =>
      openDemo((await import('./demo/demo.ts')).createDemo(), clock, log, freshness, storage),
  });
  const diagnosis = { ...foundation, kept, connections, sessions, troubles, ...aboutThis(context) };
  const views = new Views(connections, clock, context.globalState);
  const texts = createLibraryDocuments({ connections, clock, log });
  const pages = createPages({ extensionUri: context.extensionUri, connections, settings, log });

  context.subscriptions.push(
    signingIn,
    connections,
    views,
    texts,
    pages,
    followConnectionState(connections),
    registerLinkFeatures({ connections, settings, clock }),
    followMarket(connections, settings),
    ...registerAllCommands(
      {
        connections,
        ...signingIn,
        settings,
        views,
        memory: context.workspaceState,
        diagnosis,
        documents: texts.documents,
        reviews: pages.reviews,
        showTrack: (uri, options) => pages.details.show(uri, options),
        shownTrack: () => pages.details.shown,
        isAnythingVisible: () => views.isVisible || pages.details.isVisible,
        showLog: () => foundation.output.show(),
      },
      log,
    ),
    foundation, // Last: the others may still log.
  );

  const first = [connections.load(), warnBeforeSessionEnds(sessions, clock.now()), kept.deleteLeftBehind()];
  for (const each of first) each.catch((error: unknown) => log(`At the start: ${String(error)}`));
  if (startsInDemo(context)) void runCommand('tracklist.exploreDemo');
}
