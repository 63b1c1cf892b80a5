import { createRequire } from 'node:module';
import type { BenchClient, Setting } from './benchClient.ts';
import { pageSize } from './benchClient.ts';

const require = createRequire(import.meta.url);

/** As far as the library, which has no types, is used here. */
interface Api {
  getMySavedTracks(options: {
    limit: number;
    offset?: number;
  }): Promise<{ body: { items: Entry[]; total: number } }>;
  addToMySavedTracks(ids: readonly string[]): Promise<unknown>;
  removeFromMySavedTracks(ids: readonly string[]): Promise<unknown>;
  refreshAccessToken(): Promise<{ body: { access_token: string } }>;
  setAccessToken(token: string): void;
}

interface Entry {
  readonly track: { readonly uri: string };
}

interface RequestBuilder {
  withHost(host: string): this;
  withPort(port: number): this;
  withScheme(scheme: string): this;
}

interface Requests {
  builder: (token?: string) => RequestBuilder;
}

interface Bundle {
  readonly SpotifyWebApi: new (credentials: Record<string, string>) => Api;
  readonly apiRequests: Requests;
  readonly accountsRequests: Requests;
}

/** `spotify-web-api-node`. It leaves noticing that a token has expired to its caller. */
export class WebApiNodeClient implements BenchClient {
  readonly #api: Api;
  readonly #saved: Entry[] = [];

  constructor({ bundle, apiUrl, accountsUrl, clientId, accessToken, refreshToken }: Setting) {
    const { SpotifyWebApi, apiRequests, accountsRequests } = require(bundle) as Bundle;
    redirect(apiRequests, apiUrl);
    redirect(accountsRequests, accountsUrl);
    this.#api = new SpotifyWebApi({ clientId, accessToken, refreshToken });
  }

  call(): Promise<unknown> {
    return this.#api.getMySavedTracks({ limit: 1 });
  }

  async refresh(): Promise<void> {
    const { body } = await this.#api.refreshAccessToken();
    this.#api.setAccessToken(body.access_token);
  }

  async loadLibrary(): Promise<void> {
    for (let offset = 0, total = 1; offset < total; offset += pageSize) {
      const { body } = await this.#api.getMySavedTracks({ limit: pageSize, offset });
      this.#saved.push(...body.items);
      total = body.total;
    }
  }

  get uris(): readonly string[] {
    return this.#saved.map(({ track }) => track.uri);
  }

  async save(uris: readonly string[]): Promise<string> {
    await this.#api.addToMySavedTracks(uris.map(idOf));
    return 'no complaint';
  }

  async remove(uris: readonly string[]): Promise<string> {
    await this.#api.removeFromMySavedTracks(uris.map(idOf));
    return 'no complaint';
  }
}

function idOf(uri: string): string {
  return uri.slice('spotify:track:'.length);
}

/** The library knows no other servers than Spotify's, but all its requests begin in one place. */
function redirect(requests: Requests, url: string): void {
  const { hostname, port } = new URL(url);
  const build = requests.builder.bind(requests);
  requests.builder = token => build(token).withHost(hostname).withPort(Number(port)).withScheme('http');
}
