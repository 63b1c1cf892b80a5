import { SpotifyError } from './errors.ts';
import type { HostFetch } from './hostFetch.ts';
import type { Send } from './send.ts';

/** How to reach Spotify from this machine; the editor's `http.*` settings in plain form. */
export interface NetworkOptions {
  /** False connects directly, whatever the environment says. */
  readonly useProxy: boolean;
  /** Address of a proxy; without it the environment's `HTTPS_PROXY` and `HTTP_PROXY` count. */
  readonly proxy?: string;
  /** The header `proxy-authorization`; without it the credentials in the proxy's address count. */
  readonly proxyAuthorization?: string;
  /** Hosts to reach directly; when there are none, the environment's `NO_PROXY` counts. */
  readonly noProxy: readonly string[];
  /** Whether certificates must be valid. */
  readonly strictSsl: boolean;
  /** Whether the operating system's certificates are trusted beside the built-in ones. */
  readonly systemCertificates: boolean;
  readonly userAgent: string;
}

/** The way requests take: by connections of our own, or by the editor's `fetch`. */
export type NetworkRoute =
  | { readonly by: 'own'; readonly proxy: string | undefined; readonly trustsSystem: boolean }
  | { readonly by: 'host' };

interface Connected {
  readonly send: Send;
  close(): Promise<void>;
}

/**
 * Sends over the network as the options of the moment say. The dispatcher is large, so it is loaded with the
 * first request and not before.
 */
export class Network {
  readonly #options: () => NetworkOptions;
  readonly #log: (line: string) => void;
  #connection: Promise<Connected> | undefined;
  #route: NetworkRoute | undefined;

  /** @param log hears one line when requests take another way; never a credential */
  constructor(options: () => NetworkOptions, log: (line: string) => void = () => undefined) {
    this.#options = options;
    this.#log = log;
  }

  /** The way the last request took; undefined before the first. */
  get route(): NetworkRoute | undefined {
    return this.#route;
  }

  readonly send: Send = async request => {
    const { send } = await (this.#connection ??= this.#connect());
    return send(request);
  };

  /** Lets go of the connections; the next request reads the options anew. */
  async reset(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    const opened = await connection?.catch(() => undefined);
    await opened?.close();
  }

  async #connect(): Promise<Connected> {
    try {
      const { createNetworkSend } = await import('./dispatcher.ts');
      const onRoute = (route: NetworkRoute): void => this.#tell(route);
      return createNetworkSend(this.#options(), undefined, { hostFetch, onRoute });
    } catch (error) {
      this.#connection = undefined;
      if (SpotifyError.is(error)) throw error;
      throw new SpotifyError('offline', 'the network cannot be used as it is set up', {
        sent: false,
        cause: error,
      });
    }
  }

  #tell(route: NetworkRoute): void {
    const before = this.#route && describeRoute(this.#route);
    this.#route = route;
    const now = describeRoute(route);
    if (now !== before) this.#log(`network: ${now}`);
  }
}

/** Looked up with each request: the editor replaces it when it has read its settings. */
const hostFetch: HostFetch = (url, init) => globalThis.fetch(url, init);

function describeRoute(route: NetworkRoute): string {
  if (route.by === 'host') return 'through the editor’s own fetch';
  const way = route.proxy === undefined ? 'directly' : `through the proxy ${route.proxy}`;
  return route.trustsSystem ? `${way}, trusting the system’s certificates` : way;
}
