import type { SecureContext } from 'node:tls';
import type { Attempt, Way } from './attempt.ts';
import type { Connection } from './connection.ts';
import { openConnection } from './connection.ts';
import type { HostFetch } from './hostFetch.ts';
import { wayThroughHost } from './hostFetch.ts';
import type { HttpProxy } from './httpProxy.ts';
import { isLoopback, proxyFor } from './httpProxy.ts';
import type { NetworkOptions, NetworkRoute } from './network.ts';
import { asSpotifyError, isStranger } from './networkErrors.ts';
import type { NetworkLimits } from './networkLimits.ts';
import { defaultLimits, within } from './networkLimits.ts';
import type { Send, SpotifyRequest, SpotifyResponse } from './send.ts';
import { systemTrust } from './systemCertificates.ts';
import { untilAborted } from './untilAborted.ts';

/**
 * How long a direct connection may take where the editor's `fetch` may know a way, as behind a firewall that
 * drops what does not come from a proxy. Long enough for a slow line, and still half of what `connectMs` allows.
 */
const directMs = 5_000;

/** What a `NetworkSend` finds around it. */
export interface Surroundings {
  /** The editor's own `fetch`; without it there is no way around a direct connection that fails. */
  readonly hostFetch?: HostFetch;
  /** Hears of the way requests take, at first and whenever it changes. */
  readonly onRoute?: (route: NetworkRoute) => void;
}

/** A `Send` over the network, and a way to let go of its connections. */
export interface NetworkSend {
  readonly send: Send;
  close(): Promise<void>;
}

/**
 * Connects to Spotify as `options` say. Throws when they cannot be used.
 *
 * What is costly or unusual comes second, and only for requests that certainly were not sent: the operating
 * system's certificates when Node's own authorities do not do, and the editor's `fetch`, which knows of PAC files
 * and system proxies, when no proxy is named and there is no connection. What helped is kept.
 */
export function createNetworkSend(
  options: NetworkOptions,
  limits: NetworkLimits = defaultLimits,
  surroundings: Surroundings = {},
): NetworkSend {
  const routes = new Routes(options, limits, surroundings);
  return { send: request => routes.send(request), close: () => routes.close() };
}

/**
 * Whether the editor's `fetch` takes any certificate where the settings do not: the environment, which a workspace's
 * container may have set, can tell Node so. Our own connections do not ask it.
 */
function isHostCareless({ strictSsl }: NetworkOptions): boolean {
  return strictSsl && process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
}

class Routes {
  readonly #options: NetworkOptions;
  readonly #limits: NetworkLimits;
  readonly #onRoute: (route: NetworkRoute) => void;
  readonly #proxy: HttpProxy | undefined;
  readonly #host: Way | undefined;
  #own: Connection;
  #trustsSystem: Promise<boolean> | undefined;
  #prefersHost = false;
  #isClosed = false;

  constructor(options: NetworkOptions, limits: NetworkLimits, { hostFetch, onRoute }: Surroundings) {
    this.#options = options;
    this.#proxy = proxyFor(options, process.env);
    const mayAskHost = hostFetch && options.useProxy && !this.#proxy && !isHostCareless(options);
    this.#host = mayAskHost ? wayThroughHost(hostFetch, options.userAgent, limits) : undefined;
    this.#limits = this.#host ? { ...limits, connectMs: Math.min(limits.connectMs, directMs) } : limits;
    this.#onRoute = onRoute ?? (() => undefined);
    this.#own = this.#open();
    this.#tellOwn(false);
  }

  async send(request: SpotifyRequest): Promise<SpotifyResponse> {
    const { signal, settle } = within(this.#limits.overallMs, request.signal);
    const attempt: Attempt = { request, signal, isSent: false };
    try {
      // undici heeds a signal only once it has a connection; whoever waits must not wait for that.
      return await untilAborted(this.#carry(attempt), signal);
    } catch (error) {
      throw asSpotifyError(error, attempt);
    } finally {
      settle();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#own.close();
  }

  async #carry(attempt: Attempt): Promise<SpotifyResponse> {
    const host = isLoopback(attempt.request.url) ? undefined : this.#host;
    if (this.#prefersHost && host) return host(attempt);
    const own = this.#own;
    try {
      return await own.way(attempt);
    } catch (error) {
      if (attempt.isSent || attempt.signal.aborted) throw error;
      if (isStranger(error) && (await this.#trustSystem(own))) return this.#carry(attempt);
      if (!host) throw error;
      return this.#askHost(host, attempt, error);
    }
  }

  /** Whether a connection other than `refused` is in place, which trusts the system's certificates. */
  async #trustSystem(refused: Connection): Promise<boolean> {
    if (!this.#options.systemCertificates) return false;
    this.#trustsSystem ??= this.#reopenWithSystemTrust();
    return (await this.#trustsSystem) && this.#own !== refused;
  }

  async #reopenWithSystemTrust(): Promise<boolean> {
    const trust = await systemTrust().catch(() => undefined);
    if (!trust || this.#isClosed) return false;
    const before = this.#own;
    this.#own = this.#open(trust);
    this.#tellOwn(true);
    void before.close();
    return true;
  }

  async #askHost(host: Way, attempt: Attempt, ownError: unknown): Promise<SpotifyResponse> {
    try {
      const answer = await host(attempt);
      if (!this.#prefersHost) this.#onRoute({ by: 'host' });
      this.#prefersHost = true;
      return answer;
    } catch (error) {
      throw attempt.isSent ? error : ownError;
    }
  }

  #open(trust?: SecureContext): Connection {
    const { strictSsl, userAgent } = this.#options;
    return openConnection({ proxy: this.#proxy, strictSsl, trust, userAgent, limits: this.#limits });
  }

  #tellOwn(trustsSystem: boolean): void {
    this.#onRoute({ by: 'own', proxy: this.#proxy?.host, trustsSystem });
  }
}
