import { env, ExtensionKind, version } from 'vscode';
import { flowEnvironment, waysBack } from '../../auth/editor/signIn.ts';
import { endOfSession, scopes } from '../../auth/session.ts';
import type { Sessions } from '../../auth/sessions.ts';
import type { Connections } from '../../library/connections.ts';
import type { SpotifyApps } from '../../library/spotifyApps.ts';
import type { KeptLibraries } from '../../library/store/keptLibraries.ts';
import type { Troubles } from '../../library/troubles.ts';
import type { Settings } from '../../settings.ts';
import type { Clock } from '../../spotify/clock.ts';
import type { Endpoints } from '../../spotify/endpoints.ts';
import { SpotifyError } from '../../spotify/errors.ts';
import { lockScopes } from '../../spotify/locks.ts';
import type { Network, NetworkRoute } from '../../spotify/network.ts';
import type { Diagnosis, Reachability } from './diagnosis.ts';

/** What can be asked how it is doing. */
export interface DiagnosisParts {
  readonly connections: Connections;
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly apps: SpotifyApps;
  readonly network: Network;
  readonly endpoints: Endpoints;
  readonly troubles: Troubles;
  readonly kept: Pick<KeptLibraries, 'size'>;
  readonly clock: Clock;
  /** Of this extension. */
  readonly version: string;
  readonly extensionKind: ExtensionKind;
}

/** Looks at everything, and asks each of Spotify's two hosts once whether it is there. */
export async function diagnose(parts: DiagnosisParts): Promise<Diagnosis> {
  const hosts = await Promise.all(
    [parts.endpoints.apiUrl, parts.endpoints.accountsUrl].map(url => reach(parts, url)),
  );
  return {
    at: parts.clock.now(),
    versions: {
      extension: parts.version,
      editor: `${env.appName} ${version}`,
      system: `${process.platform} ${process.arch}, Node ${process.versions.node}`,
      runs: placeOf(parts.extensionKind),
    },
    signIn: await signInOf(parts),
    app: await appOf(parts),
    lists: listsOf(parts),
    storage: { ...parts.troubles.of(parts.connections.current), size: await parts.kept.size() },
    network: { ...networkOf(parts), hosts },
  };
}

/** Names of remote machines are the person's own; the kinds of remotes are not. */
function placeOf(extensionKind: ExtensionKind): string {
  const { remoteName = '' } = env;
  const kind = extensionKind === ExtensionKind.UI ? 'ui' : 'workspace';
  const remote = /^[a-z]+(-[a-z]+)*$/.test(remoteName) ? remoteName : 'another';
  return remoteName === '' ? kind : `${kind}, ${remote}`;
}

async function signInOf(parts: DiagnosisParts): Promise<Diagnosis['signIn']> {
  const { connections, sessions, settings } = parts;
  const { state } = connections;
  const session = sessions.current;
  const clientId = settings.clientId();
  const redirect = settings.get('redirect');
  const environment = flowEnvironment(parts.extensionKind, settings.get('loopbackPort'));
  return {
    state: state.kind === 'ready' ? state.connection.kind : state.kind,
    end: sessions.end,
    clientId: clientId && `${clientId.slice(0, 4)}…${clientId.slice(-4)}`,
    redirect,
    ways: (await waysBack(environment, redirect)).map(({ id }) => id),
    authorizedAt: session?.authorizedAt,
    endsAt: session && endOfSession(session),
    scopes: session?.scopes ?? [],
    missingScopes: session ? scopes.filter(scope => !session.scopes.includes(scope)) : [],
  };
}

async function appOf({ apps, settings, sessions, clock }: DiagnosisParts): Promise<Diagnosis['app']> {
  const isQuotaModeSet = settings.quotaMode() !== undefined;
  const clientId = sessions.current?.clientId ?? settings.clientId();
  if (clientId === undefined) return { quotaMode: undefined, isQuotaModeSet, locks: [] };
  const { locks, quota } = apps.of(clientId);
  await locks.refresh();
  const current = lockScopes.flatMap(scope => {
    const lock = locks.lockOf(scope);
    return lock && lock.until > clock.now() ? [[scope, lock] as const] : [];
  });
  return { quotaMode: quota.mode, isQuotaModeSet, locks: current };
}

function listsOf({ connections }: DiagnosisParts): Diagnosis['lists'] {
  const library = connections.current?.library;
  if (!library) return [];
  return (['savedTracks', 'savedAlbums'] as const).map(list => [list, library[list].status] as const);
}

function networkOf({ network, settings }: DiagnosisParts): Omit<Diagnosis['network'], 'hosts'> {
  const { route } = network;
  const { proxy, strictSsl, systemCertificates } = settings.network('');
  return {
    way: wayOf(route),
    proxy: wayOf(route) === 'proxy' ? (proxy === undefined ? 'environment' : 'settings') : 'none',
    proxySet: proxy !== undefined,
    strictCertificates: strictSsl,
    systemCertificates,
    usesSystemCertificates: route?.by === 'own' && route.trustsSystem,
  };
}

function wayOf(route: NetworkRoute | undefined): Diagnosis['network']['way'] {
  if (route === undefined) return 'none';
  if (route.by === 'host') return 'editor';
  return route.proxy === undefined ? 'direct' : 'proxy';
}

/** Any answer will do; without a token it costs nobody's app anything. */
async function reach({ network, clock }: DiagnosisParts, url: string): Promise<Reachability> {
  const { host } = new URL(url);
  const began = clock.now();
  try {
    const { status } = await network.send({ method: 'GET', url: new URL('/', url).href, headers: {} });
    return { host, status, ms: clock.now() - began };
  } catch (error) {
    return { host, reason: SpotifyError.is(error) ? error.kind : 'unknown' };
  }
}
