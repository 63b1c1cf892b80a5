import type { Addresses, Tokens } from '../server.ts';

/** What every client is asked to do; each does it as its documentation says. */
export interface BenchClient {
  /** One request: the newest saved track. */
  call(): Promise<unknown>;
  /** Reads all saved tracks and keeps them. Rejects when the client gives up. */
  loadLibrary(): Promise<void>;
  /** Of the saved tracks that are kept, also after giving up. */
  readonly uris: readonly string[];
  /** Saves tracks in one call. Rejects, or resolves to what the client says about it. */
  save(uris: readonly string[]): Promise<string>;
  /** Removes tracks in one call. Rejects, or resolves to what the client says about it. */
  remove(uris: readonly string[]): Promise<string>;
}

/** What a client is made of. */
export interface Setting extends Addresses, Tokens {
  /** The client as one minified file. */
  readonly bundle: string;
}

/** Who is measured. */
export const clientNames = ['bare', 'tracklist', 'sdk', 'webApiNode'] as const;
export type ClientName = (typeof clientNames)[number];

/** Rows to a page. */
export const pageSize = 50;
/** Most URIs in one request. */
export const urisPerRequest = 40;
/** Requests at once, of those clients that send more than one. */
export const concurrency = 8;
