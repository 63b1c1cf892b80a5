import type { Account } from '../model/account.ts';
import type { Send } from '../spotify/send.ts';
import type { CoverUrl } from './answers/renderer.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { catalogueInSteps } from './catalogue/makeCatalogue.ts';
import { catalogueSize } from './catalogueSize.ts';
import { collect } from './collection.ts';
import { DemoSpotify } from './demoSpotify.ts';
import { inSlices } from './inSlices.ts';
import type { Listener } from './listener.ts';
import { makeListener } from './makeListener.ts';
import { newestSave } from './newestSave.ts';
import { pause } from './pause.ts';
import type { QuotaMode } from './quotaMode.ts';
import { Random } from './random.ts';

/** All are optional: the demo a person sees uses the defaults. */
export interface DemoOptions {
  /** Decides what the catalogue is like. Default `tracklist`. */
  readonly seed?: string;
  /** Saved tracks. Default 3,000. */
  readonly tracks?: number;
  /** Saved albums. Default 75. */
  readonly albums?: number;
  /** Default `development`. */
  readonly mode?: QuotaMode;
  /** Default: one that is made up. */
  readonly catalogue?: Catalogue;
  /** Default: covers are drawn into the answers. */
  readonly coverUrl?: CoverUrl;
  /** How long an answer takes on average, in milliseconds. Default 40. */
  readonly delayMs?: number;
  /** Epoch milliseconds. Default the machine's clock. */
  readonly now?: () => number;
}

/** Spotify without Spotify: no account, no network. */
export interface Demo {
  /**
   * Answers requests to any address that ends in `/v1/…`; looks at no token. Rejects with the reason of the
   * request's signal once that is aborted.
   */
  readonly send: Send;
  readonly account: Account;
}

const identity = {
  id: 'demolistener',
  accountId: 'demo-listener-account',
  displayName: 'Demo listener',
  email: 'listener@demo.invalid',
  country: 'SE',
};

/** Starts a demo of its own: what is saved in one is not saved in another, and ends with it. */
export function createDemo(options: DemoOptions = {}): Demo {
  const { seed = 'tracklist', delayMs = 40 } = options;
  const world = invent({ ...options, seed });
  const random = new Random(seed);
  return {
    account: { id: identity.accountId, displayName: identity.displayName },
    async send(request) {
      await pause(delayMs * (0.5 + random.next()), request.signal);
      const { spotify, listener } = await world;
      request.signal?.throwIfAborted();
      return spotify.handle(request, listener);
    },
  };
}

interface World {
  readonly spotify: DemoSpotify;
  readonly listener: Listener;
}

/** Makes everything up, a little at a time: the demo lives on a thread that others need too. */
async function invent(options: DemoOptions & { readonly seed: string }): Promise<World> {
  const { seed, tracks = 3000, albums = 75, now = Date.now } = options;
  const catalogue = options.catalogue ?? (await inSlices(catalogueInSteps(seed, catalogueSize(tracks))));
  await pause(0);
  const collection = collect(catalogue, seed, { tracks, albums }, newestSave(now()));
  await pause(0);
  const listener = makeListener(identity, collection, catalogue, seed);
  return { spotify: new DemoSpotify({ mode: 'development', ...options, catalogue, now }), listener };
}
