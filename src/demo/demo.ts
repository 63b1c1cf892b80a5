import type { Account } from '../model/account.ts';
import type { Send } from '../spotify/send.ts';
import { makeCatalogue } from './catalogue/makeCatalogue.ts';
import { catalogueSize } from './catalogueSize.ts';
import { collect } from './collection.ts';
import { DemoSpotify } from './demoSpotify.ts';
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
  const {
    seed = 'tracklist',
    tracks = 3000,
    albums = 75,
    mode = 'development',
    delayMs = 40,
    now = Date.now,
  } = options;
  const catalogue = makeCatalogue(seed, catalogueSize(tracks));
  const collection = collect(catalogue, seed, { tracks, albums }, newestSave(now()));
  const listener = makeListener(identity, collection, catalogue, seed);
  const spotify = new DemoSpotify({ catalogue, mode, now });
  const random = new Random(seed);
  return {
    account: { id: identity.accountId, displayName: identity.displayName },
    async send(request) {
      await pause(delayMs * (0.5 + random.next()), request.signal);
      return spotify.handle(request, listener);
    },
  };
}
