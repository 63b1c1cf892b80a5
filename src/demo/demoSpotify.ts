import { marketOf } from './answers/parameters.ts';
import { Refusal } from './answers/refusal.ts';
import type { CoverUrl } from './answers/renderer.ts';
import { Renderer } from './answers/renderer.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { drawCover } from './drawCover.ts';
import { batchReads } from './endpoints/batchReads.ts';
import { catalogueReads } from './endpoints/catalogueReads.ts';
import { classic } from './endpoints/classic.ts';
import { libraryReads } from './endpoints/libraryReads.ts';
import { libraryWrites } from './endpoints/libraryWrites.ts';
import { isRemovedElsewhere } from './endpoints/removed.ts';
import type { Route } from './endpoints/route.ts';
import { search } from './endpoints/search.ts';
import type { Listener } from './listener.ts';
import type { QuotaMode } from './quotaMode.ts';

/** A request to the Web API whose sender is known. */
export interface DemoRequest {
  readonly method: string;
  /** Absolute; whatever stands before `/v1` is taken over into the links of the answer. */
  readonly url: string;
  readonly body?: string | undefined;
}

export interface DemoAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; may be empty. */
  readonly body: string;
}

export interface DemoSpotifyOptions {
  readonly catalogue: Catalogue;
  readonly mode: QuotaMode;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Default: covers are drawn into the answer. */
  readonly coverUrl?: CoverUrl;
}

const routes: readonly Route[] = [
  ...libraryReads,
  ...libraryWrites,
  ...catalogueReads,
  ...batchReads,
  ...classic,
  ...search,
];

/** The Web API, answering from a made-up catalogue and its listeners' libraries. It knows nothing of HTTP. */
export class DemoSpotify {
  mode: QuotaMode;
  readonly catalogue: Catalogue;
  readonly #now: () => number;
  readonly #coverUrl: CoverUrl;

  constructor({ catalogue, mode, now, coverUrl = drawCover }: DemoSpotifyOptions) {
    this.catalogue = catalogue;
    this.mode = mode;
    this.#now = now;
    this.#coverUrl = coverUrl;
  }

  /**
   * Answers a request of `listener`, changing their library where it says so. A refusal is an answer too.
   * @param scopes what the sign-in granted; missing means everything
   */
  handle(request: DemoRequest, listener: Listener, scopes?: ReadonlySet<string>): DemoAnswer {
    try {
      const result = this.#answer(request, listener, scopes);
      return result === undefined ? { status: 200, headers: {}, body: '' } : json(200, result);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refusal(error.status, error.message);
    }
  }

  #answer(request: DemoRequest, listener: Listener, scopes: ReadonlySet<string> | undefined): unknown {
    const { base, path, query } = partsOf(request.url);
    const { route, id } = this.#route(request.method, path);
    if (scopes && route.scope && !scopes.has(route.scope))
      throw new Refusal(403, 'Insufficient client scope');
    const market = route.hasMarket ? marketOf(query) : undefined;
    const render = new Renderer({
      mode: this.mode,
      base,
      market,
      country: listener.country,
      coverUrl: this.#coverUrl,
    });
    const { catalogue, mode } = this;
    const { body = '' } = request;
    const href = base + path;
    return route.answer(
      { catalogue, listener, mode, render, market, href, query, body, now: this.#now() },
      id,
    );
  }

  #route(method: string, path: string): { route: Route; id: string } {
    const matching = routes.flatMap(route => {
      const id = idIn(route.path, path);
      return id === undefined ? [] : [{ route, id }];
    });
    const match = matching.find(({ route }) => route.method === method);
    const isRemoved = match ? match.route.isClassic : isRemovedElsewhere(method, path);
    if (isRemoved && this.mode === 'development') throw new Refusal(403, 'Forbidden');
    if (match) return match;
    throw matching.length > 0
      ? new Refusal(405, 'Method not allowed')
      : new Refusal(404, 'Service not found');
  }
}

/** JSON as an answer of the Web API. */
function json(status: number, value: unknown): DemoAnswer {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'private, max-age=0',
  };
  return { status, headers, body: JSON.stringify(value) };
}

function refusal(status: number, message: string): DemoAnswer {
  return json(status, { error: { status, message } });
}

function partsOf(url: string): { base: string; path: string; query: URLSearchParams } {
  const { origin, pathname, searchParams } = new URL(url);
  const [, before, path] = /^(.*?\/v1)(\/.*)$/.exec(pathname) ?? [];
  if (before === undefined || path === undefined) throw new Refusal(404, 'Service not found');
  return { base: origin + before, path, query: searchParams };
}

/** What stands for `{id}` when `path` fits the pattern: empty when it has none, undefined when it does not fit. */
function idIn(pattern: string, path: string): string | undefined {
  const [before = '', after] = pattern.split('{id}');
  if (after === undefined) return path === pattern ? '' : undefined;
  if (!path.startsWith(before) || !path.endsWith(after)) return undefined;
  const id = path.slice(before.length, path.length - after.length);
  return id === '' || id.includes('/') ? undefined : id;
}
