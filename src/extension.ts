import type { ExtensionContext } from 'vscode';
import { demoKey } from './commands/demoKey.ts';
import { followMarket } from './commands/followMarket.ts';
import { registerCommands } from './commands/register.ts';
import { restorePages } from './commands/restorePages.ts';
import { createSigningIn } from './commands/signingIn.ts';
import { warnBeforeSessionEnds } from './commands/sessionEnd.ts';
import { tellOfTrouble } from './commands/storeTrouble.ts';
import { registerLinkFeatures } from './editor/linkFeatures.ts';
import { layFoundation } from './foundation.ts';
import { createLibraryDocuments } from './editor/createLibraryDocuments.ts';
import { Connections } from './library/connections.ts';
import { KeptLibraries } from './library/store/keptLibraries.ts';
import { Troubles } from './library/troubles.ts';
import { runCommand } from './manifest.ts';
import { Late } from './model/late.ts';
import { aboutThis, commandsOf, startsInDemo } from './thisExtension.ts';
import { followConnectionState } from './views/connectionState.ts';
import { Views } from './views/views.ts';

/** What is loaded when it is first needed, each of them once. */
const late = {
  demo: () => import('./demo/demo.ts'),
  openings: async () => (await import('./library/openings.ts')).openings,
  features: () => import('./commands/features.ts'),
};

/** Builds the product and wires it. Makes no request, starts no timer, and loads no more than it needs. */
export function activate(context: ExtensionContext): void {
  const { extensionUri, workspaceState: memory } = context;
  const foundation = layFoundation(context);
  const { log, clock, settings, endpoints, network, apps, freshness, storage } = foundation;
  const api = { apiUrl: endpoints.apiUrl, send: network.send, clock, log, freshness };
  const showLinkedTrack = (uri: string): void => {
    const show = features.get().then(({ showTrackWhenReady }) => showTrackWhenReady(uri));
    show.catch((error: unknown) => log(`A link to a track: ${String(error)}`));
  };
  const signingIn = createSigningIn(context, { ...api, endpoints, showLinkedTrack });
  const { sessions } = signingIn;
  const troubles = new Troubles(tellOfTrouble);
  const kept = new KeptLibraries(storage);

  const connections = new Connections({
    sessions,
    isTestServer: endpoints.isTestServer,
    clientId: () => settings.clientId(),
    onDidChangeClientId: settings.onDidChange,
    openLibrary: async session => {
      const parts = { ...api, sessions, apps, storage, onTrouble: troubles.report };
      return (await late.openings()).openAccount(session, parts);
    },
    beginsInDemo: () => memory.get(demoKey) === true,
    kept,
    openDemo: async () => {
      const [{ createDemo }, { openDemo }] = await Promise.all([late.demo(), late.openings()]);
      return openDemo(createDemo(), clock, log, freshness, storage);
    },
  });
  const views = new Views(connections, clock, context.globalState);
  const texts = createLibraryDocuments({ connections, clock, log });
  const about = aboutThis(context);
  const features = new Late(async () =>
    (await late.features()).createFeatures({
      ...foundation,
      ...signingIn,
      ...texts,
      ...about,
      connections,
      views,
      memory,
      extensionUri,
      accountOf: async (clientId, token) =>
        (await late.openings()).accountOf(token, { ...api, quota: apps.of(clientId).quota }),
      diagnosis: { ...foundation, kept, connections, sessions, troubles, ...about },
      showLog: () => foundation.output.show(),
    }),
  );

  context.subscriptions.push(
    signingIn,
    connections,
    views,
    texts,
    features,
    followConnectionState(connections),
    registerLinkFeatures({ connections, settings, clock }),
    followMarket(connections, settings),
    restorePages(features.get),
    ...registerCommands(commandsOf(context), async () => (await features.get()).handlers, log),
    foundation, // Last: the others may still log.
  );

  const first = [connections.load(), warnBeforeSessionEnds(sessions, clock.now()), kept.deleteLeftBehind()];
  for (const each of first) each.catch((error: unknown) => log(`At the start: ${String(error)}`));
  if (startsInDemo(context)) void runCommand('tracklist.exploreDemo');
}
