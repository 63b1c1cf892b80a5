import { createRequire } from 'node:module';
import type { Session } from '../../../src/auth/session.ts';
import type { SecretStore } from '../../../src/auth/secretStore.ts';
import type { ClientParts } from '../../../src/library/openLibrary.ts';
import type { Library } from '../../../src/library/library.ts';
import type { WriteOutcome } from '../../../src/spotify/bulk.ts';
import type { SpotifyClient } from '../../../src/spotify/client.ts';
import type { NetworkOptions } from '../../../src/spotify/network.ts';
import type * as Product from '../product.ts';
import type { BenchClient, Setting } from './benchClient.ts';
import { concurrency } from './benchClient.ts';

const require = createRequire(import.meta.url);

/** As in an editor whose settings nobody has changed. */
const networkOptions: NetworkOptions = {
  useProxy: true,
  noProxy: ['127.0.0.1'],
  strictSsl: true,
  systemCertificates: true,
  userAgent: 'tracklist-for-spotify/bench',
};

/** This client, put together as the extension does it, but without pacing. */
export class TracklistClient implements BenchClient {
  readonly #client: SpotifyClient;
  readonly #library: Library;

  constructor(setting: Setting) {
    const product = require(setting.bundle) as typeof Product;
    const { apiUrl } = setting;
    const parts: ClientParts = {
      apiUrl,
      ...connection(product, setting),
      quota: new product.QuotaModeTracker(() => undefined),
      locks: new product.MemoryLocks(),
      clock: product.systemClock,
      log: () => undefined,
      pace: { concurrency, backgroundRequests: Infinity, windowMs: 30_000 },
    };
    this.#client = product.createClient(parts);
    this.#library = product.openLibrary(parts);
  }

  call(): Promise<unknown> {
    return this.#client.savedTracks(0, 1);
  }

  async loadLibrary(): Promise<void> {
    const { savedTracks } = this.#library;
    await savedTracks.refresh();
    const { phase, error } = savedTracks.status;
    if (phase !== 'complete') throw error ?? new Error(`the list is ${phase}`);
  }

  get uris(): readonly string[] {
    return this.#library.savedTracks.rows.map(({ track }) => track.uri);
  }

  async save(uris: readonly string[]): Promise<string> {
    return sentence(await this.#client.save(uris));
  }

  async remove(uris: readonly string[]): Promise<string> {
    return sentence(await this.#client.remove(uris));
  }
}

function sentence({ applied, refused, unknown }: WriteOutcome): string {
  return `${applied.length} applied, ${refused.length} refused, ${unknown.length} unknown`;
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
