import { SpotifyError } from './errors.ts';
import type { Send } from './send.ts';

/** How to reach Spotify from this machine; the editor's `http.*` settings in plain form. */
export interface NetworkOptions {
  /** False connects directly, whatever the environment says. */
  readonly useProxy: boolean;
  /** Address of a proxy; without it the environment's `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` count. */
  readonly proxy?: string;
  /** Hosts to reach directly. */
  readonly noProxy: readonly string[];
  /** Whether certificates must be valid. */
  readonly strictSsl: boolean;
  /** Whether the operating system's certificates are trusted beside the built-in ones. */
  readonly systemCertificates: boolean;
  readonly userAgent: string;
}

/**
 * Sends over the network as the options of the moment say. The dispatcher is large, so it is loaded with the
 * first request and not before.
 */
export class Network {
  readonly #options: () => NetworkOptions;
  #connection: Promise<{ send: Send; close(): Promise<void> }> | undefined;

  constructor(options: () => NetworkOptions) {
    this.#options = options;
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

  async #connect(): Promise<{ send: Send; close(): Promise<void> }> {
    try {
      const { createNetworkSend } = await import('./dispatcher.ts');
      return createNetworkSend(this.#options());
    } catch (error) {
      this.#connection = undefined;
      throw new SpotifyError('offline', 'the network cannot be used as it is set up', {
        sent: false,
        cause: error,
      });
    }
  }
}
