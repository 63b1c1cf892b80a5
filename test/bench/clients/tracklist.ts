import { createRequire } from 'node:module';
import type { Library } from '../../../src/library/library.ts';
import type { WriteOutcome } from '../../../src/spotify/bulk.ts';
import type { SpotifyClient } from '../../../src/spotify/client.ts';
import type * as Product from '../product.ts';
import type { BenchClient, Setting } from './benchClient.ts';
import { clientParts } from './clientParts.ts';

const require = createRequire(import.meta.url);

/** This client, put together as the extension does it, but without pacing and with nothing kept on disk. */
export class TracklistClient implements BenchClient {
  readonly #client: SpotifyClient;
  readonly #library: Library;

  constructor(setting: Setting) {
    const product = require(setting.bundle) as typeof Product;
    const parts = clientParts(product, setting);
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
