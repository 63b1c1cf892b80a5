import type { SecretStore } from '../../../src/auth/secretStore.ts';
import type { Session } from '../../../src/auth/session.ts';
import type { ClientParts } from '../../../src/library/openLibrary.ts';
import type { NetworkOptions } from '../../../src/spotify/network.ts';
import type * as Product from '../product.ts';
import type { Setting } from './benchClient.ts';
import { concurrency } from './benchClient.ts';

/** As in an editor whose settings nobody has changed. */
const networkOptions: NetworkOptions = {
  useProxy: true,
  noProxy: ['127.0.0.1'],
  strictSsl: true,
  systemCertificates: true,
  userAgent: 'tracklist-for-spotify/bench',
};

/** What this client stands on, put together as the extension does it, but without pacing. */
export function clientParts(product: typeof Product, setting: Setting): ClientParts {
  return {
    apiUrl: setting.apiUrl,
    ...connection(product, setting),
    quota: new product.QuotaModeTracker(() => undefined),
    locks: new product.MemoryLocks(),
    clock: product.systemClock,
    log: () => undefined,
    pace: { concurrency, backgroundRequests: Infinity, windowMs: 30_000 },
  };
}

function connection(product: typeof Product, setting: Setting): Pick<ClientParts, 'send' | 'tokens'> {
  const network = new product.Network(() => networkOptions);
  const { apiUrl, accountsUrl } = setting;
  const endpoints = { apiUrl, accountsUrl, isTestServer: true };
  const tokenEndpoint = new product.TokenEndpoint(accountsUrl, network.send, product.systemClock);
  const secrets = secretsWith('session.testServer', sessionOf(setting));
  const tokens = new product.Sessions(secrets, tokenEndpoint, endpoints, product.systemClock);
  return { send: network.send, tokens };
}

function sessionOf({ apiUrl, accountsUrl, clientId, accessToken, refreshToken }: Setting): Session {
  return {
    version: 1,
    clientId,
    account: { id: 'listener', displayName: 'Listener' },
    scopes: ['user-library-read', 'user-library-modify', 'user-top-read'],
    accessToken,
    refreshToken,
    expiresAt: Date.now() + 3_600_000,
    authorizedAt: Date.now(),
    origins: { api: apiUrl, accounts: accountsUrl },
  };
}

function secretsWith(key: string, session: Session): SecretStore {
  const entries = new Map([[key, JSON.stringify(session)]]);
  return {
    get: name => Promise.resolve(entries.get(name)),
    store: (name, value) => Promise.resolve(void entries.set(name, value)),
    delete: name => Promise.resolve(void entries.delete(name)),
    onDidChange: () => ({ dispose: () => undefined }),
  };
}
