import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as ask } from 'node:http';
import type { TestSpotify, TestSpotifyOptions } from '../support/testSpotify.ts';
import { startTestSpotify } from '../support/testSpotify.ts';
import { Authority } from '../unit/spotify/authority.ts';
import type { LocalServer } from '../unit/spotify/localProxy.ts';
import { LocalProxy, startServer } from '../unit/spotify/localProxy.ts';

/**
 * The test Spotify under Spotify's own names: a proxy that leads to it whatever host it is asked for, and tells which
 * ones that were. Certificates are those of nobody.
 */
export class SpotifyBehindProxy {
  readonly spotify: TestSpotify;
  readonly #proxy: LocalProxy;
  readonly #server: LocalServer;

  private constructor(spotify: TestSpotify, proxy: LocalProxy, server: LocalServer) {
    this.spotify = spotify;
    this.#proxy = proxy;
    this.#server = server;
  }

  static async start(options: TestSpotifyOptions): Promise<SpotifyBehindProxy> {
    const spotify = await startTestSpotify(options);
    const tls = await (await Authority.found()).sign('api.spotify.com');
    const server = await startServer((request, response) => passOn(spotify, request, response), tls);
    return new SpotifyBehindProxy(spotify, await LocalProxy.start(server.port), server);
  }

  /** For the editor's settings. */
  get settings(): Readonly<Record<string, unknown>> {
    return { 'http.proxy': `http://127.0.0.1:${this.port}`, 'http.proxyStrictSSL': false };
  }

  /** Of the proxy. */
  get port(): number {
    return this.#proxy.server.port;
  }

  /** Each `host:port` that was asked for, once, sorted. */
  get asked(): string[] {
    return [...new Set(this.#proxy.asked)].sort();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#proxy.server.stop(), this.#server.stop()]);
    await this.spotify.stop();
  }
}

function passOn(spotify: TestSpotify, request: IncomingMessage, response: ServerResponse): void {
  const isApi = request.headers.host === 'api.spotify.com';
  const origin = new URL(isApi ? spotify.apiUrl : spotify.accountsUrl).origin;
  const { method, headers } = request;
  const onward = ask(new URL(request.url ?? '/', origin), { method, headers }, answer => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
