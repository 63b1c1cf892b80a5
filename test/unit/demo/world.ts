import { makeCatalogue } from '../../../src/demo/catalogue/makeCatalogue.ts';
import { collect } from '../../../src/demo/collection.ts';
import { DemoSpotify } from '../../../src/demo/demoSpotify.ts';
import type { Listener } from '../../../src/demo/listener.ts';
import { makeListener } from '../../../src/demo/makeListener.ts';
import type { QuotaMode } from '../../../src/demo/quotaMode.ts';

export const now = Date.UTC(2026, 10, 21, 10, 0, 0, 567);
const base = 'https://api.example/v1';
const catalogue = makeCatalogue('tests', 1600);
const collection = collect(catalogue, 'tests', { tracks: 400, albums: 40 }, now);
const identity = {
  id: 'me',
  accountId: 'account',
  displayName: 'Me',
  email: 'me@test.invalid',
  country: 'SE',
};

/** Any object of an answer, with whatever tests look at; which of it is there depends on the object. */
export interface Json {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly display_name: string;
  readonly type: string;
  readonly uri: string;
  readonly url: string;
  readonly href: string;
  readonly next: string | null;
  readonly previous: string | null;
  readonly limit: number;
  readonly total: number;
  readonly width: number;
  readonly disc_number: number;
  readonly track_number: number;
  readonly release_date: string;
  readonly release_date_precision: 'year' | 'month' | 'day';
  readonly album_group: string;
  readonly is_local: boolean;
  readonly is_playable?: boolean;
  readonly restrictions?: { readonly reason: string };
  readonly linked_from?: Json;
  readonly followers: { readonly total: number };
  readonly genres: readonly string[];
  readonly copyrights: readonly { readonly text: string; readonly type: string }[];
  readonly available_markets?: readonly string[];
  readonly external_ids: { readonly isrc: string; readonly upc: string };
  readonly external_urls: { readonly spotify: string };
  readonly track: Json;
  readonly album: Json;
  readonly items: readonly [Json, ...Json[]];
  readonly images: readonly Json[];
  /** A list on tracks and albums and in answers to several ids, a page in search results. */
  readonly artists: readonly [Json, ...Json[]] & Pick<Json, 'items' | 'total'>;
  /** A list in answers to several ids, a page in search results. */
  readonly albums: readonly (Json | null)[] & Pick<Json, 'items' | 'total'>;
  /** A list in answers to several ids, a page elsewhere. */
  readonly tracks: readonly (Json | null)[] & Pick<Json, 'items' | 'total' | 'next' | 'href'>;
  readonly playlists: Json;
}

export interface Asked {
  readonly status: number;
  readonly text: string;
  readonly json: Json;
}

/** A small Spotify with one listener, fresh for each test. */
export class World {
  readonly catalogue = catalogue;
  readonly listener: Listener = makeListener(identity, collection, catalogue, 'tests');
  readonly spotify: DemoSpotify;
  time = now;

  constructor(mode: QuotaMode = 'development') {
    this.spotify = new DemoSpotify({ catalogue, mode, now: () => this.time });
  }

  /** @param request such as `GET /me/tracks?limit=1` */
  ask(request: string, body?: unknown, scopes?: readonly string[]): Asked {
    const [method = '', path = ''] = request.split(/ (.*)/);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const granted = scopes && new Set(scopes);
    const answer = this.spotify.handle({ method, url: base + path, body: text }, this.listener, granted);
    const json = (answer.body === '' ? undefined : JSON.parse(answer.body)) as Json;
    return { status: answer.status, text: answer.body, json };
  }

  /** Status and message of a refusal. */
  refusal(request: string, body?: unknown, scopes?: readonly string[]): string {
    const { status, text } = this.ask(request, body, scopes);
    const { error } = JSON.parse(text || '{}') as { error?: { status: number; message: string } };
    return error
      ? `${status} ${error.status === status ? '' : 'but '}${error.message}`
      : `${status} no error`;
  }

  /** URIs of tracks nobody has saved. */
  unsaved(count: number): string[] {
    const uris = [...this.catalogue.tracks.keys()].map(id => `spotify:track:${id}`);
    return uris.filter(uri => !this.listener.savedTracks.has(uri)).slice(0, count);
  }
}

/** The id at the end of a URI. */
export function idOf(uri: string): string {
  return uri.slice(uri.lastIndexOf(':') + 1);
}
