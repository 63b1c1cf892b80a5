import type * as Sdk from '@spotify/web-api-ts-sdk';
import { createRequire } from 'node:module';
import type { BenchClient, Setting } from './benchClient.ts';
import { pageSize } from './benchClient.ts';

const require = createRequire(import.meta.url);

/** `@spotify/web-api-ts-sdk`, with its strategy for tokens that are at hand. */
export class SdkClient implements BenchClient {
  readonly #api: Sdk.SpotifyApi;
  readonly #saved: Sdk.SavedTrack[] = [];

  constructor({ bundle, apiUrl, accountsUrl, clientId, accessToken, refreshToken }: Setting) {
    const send = globalThis.fetch;
    // The library asks for tokens through the global fetch.
    globalThis.fetch = (input, init) =>
      send(addressOf(input).replace('https://accounts.spotify.com', accountsUrl), init);
    const { SpotifyApi } = require(bundle) as typeof Sdk;
    this.#api = SpotifyApi.withAccessToken(
      clientId,
      {
        access_token: accessToken,
        refresh_token: refreshToken,
        token_type: 'Bearer',
        expires_in: 3600,
      },
      {
        fetch: (input: string | URL | Request, init) =>
          send(addressOf(input).replace('https://api.spotify.com/v1', apiUrl), init),
      },
    );
  }

  call(): Promise<unknown> {
    return this.#api.currentUser.tracks.savedTracks(1);
  }

  async loadLibrary(): Promise<void> {
    for (let offset = 0, total = 1; offset < total; offset += pageSize) {
      const page = await this.#api.currentUser.tracks.savedTracks(pageSize, offset);
      this.#saved.push(...page.items);
      total = page.total;
    }
  }

  get uris(): readonly string[] {
    return this.#saved.map(({ track }) => track.uri);
  }

  async save(uris: readonly string[]): Promise<string> {
    await this.#api.currentUser.tracks.saveTracks(uris.map(idOf));
    return 'no complaint';
  }

  async remove(uris: readonly string[]): Promise<string> {
    await this.#api.currentUser.tracks.removeSavedTracks(uris.map(idOf));
    return 'no complaint';
  }
}

function idOf(uri: string): string {
  return uri.slice('spotify:track:'.length);
}

function addressOf(input: string | URL | Request): string {
  return input instanceof Request ? input.url : input.toString();
}
