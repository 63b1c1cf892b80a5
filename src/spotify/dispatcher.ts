import { getCACertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import { Agent, EnvHttpProxyAgent, errors } from 'undici';
import { cancelled } from './clock.ts';
import { SpotifyError, unsent } from './errors.ts';
import type { NetworkOptions } from './network.ts';
import type { Send, SpotifyRequest, SpotifyResponse } from './send.ts';

/** What no request may go beyond. */
export interface NetworkLimits {
  readonly connectMs: number;
  /** From one sign of life of an answer to the next. */
  readonly answerMs: number;
  readonly overallMs: number;
  /** Of an answer's body. */
  readonly bytes: number;
}

/** The size is far above any page of Spotify's; an answer beyond it is not one. */
const defaultLimits: NetworkLimits = {
  connectMs: 10_000,
  answerMs: 20_000,
  overallMs: 45_000,
  bytes: 16 * 1024 * 1024,
};
const keepAliveMs = 30_000;
const mostConnections = 8;

/** A `Send` over the network, and a way to let go of its connections. */
export interface NetworkSend {
  readonly send: Send;
  close(): Promise<void>;
}

/** Connects to Spotify as `options` say. Nothing global is touched: every request names its own dispatcher. */
export function createNetworkSend(options: NetworkOptions, limits = defaultLimits): NetworkSend {
  const dispatcher = dispatcherFor(options, limits);
  return {
    send: request => sendThrough(dispatcher, { userAgent: options.userAgent, limits }, request),
    close: () => dispatcher.close(),
  };
}

function dispatcherFor(options: NetworkOptions, limits: NetworkLimits): Dispatcher {
  const tls = {
    rejectUnauthorized: options.strictSsl,
    ...(options.systemCertificates
      ? { ca: [...getCACertificates('default'), ...getCACertificates('system')] }
      : {}),
  };
  const settings = {
    connections: mostConnections,
    keepAliveTimeout: keepAliveMs,
    headersTimeout: limits.answerMs,
    bodyTimeout: limits.answerMs,
    connect: { timeout: limits.connectMs, ...tls },
  };
  if (!options.useProxy) return new Agent(settings);
  return new EnvHttpProxyAgent({
    ...settings,
    factory: agentWithFiniteTunnels,
    ...(options.proxy ? { httpProxy: options.proxy, httpsProxy: options.proxy } : {}),
    ...(options.noProxy.length > 0 ? { noProxy: options.noProxy.join(',') } : {}),
    requestTls: tls,
    proxyTls: tls,
  });
}

/**
 * undici opens a tunnel again and again, without end or pause, when the proxy breaks the connection while it is
 * asked for it: it takes that for a broken idle connection. Under another code the failure ends the request.
 */
function agentWithFiniteTunnels(_origin: string | URL, options: Agent.Options): Dispatcher {
  const { connect: tunnel } = options;
  if (typeof tunnel !== 'function') return new Agent(options);
  return new Agent({
    ...options,
    connect: (target, callback) => {
      tunnel(target, (...result) => {
        const [error] = result;
        const isBroken = error && 'code' in error && error.code === 'UND_ERR_SOCKET';
        const broken = Object.assign(new Error('the proxy broke the connection'), { code: 'ECONNRESET' });
        callback(...(isBroken ? ([broken, null] as const) : result));
      });
    },
  });
}

async function sendThrough(
  dispatcher: Dispatcher,
  { userAgent, limits }: { userAgent: string; limits: NetworkLimits },
  request: SpotifyRequest,
): Promise<SpotifyResponse> {
  const { origin, pathname, search } = new URL(request.url);
  const { signal, settle } = within(limits.overallMs, request.signal);
  const progress = { isSent: false };
  const noticing = dispatcher.compose(atStart(() => (progress.isSent = true)));
  const exchange = async (): Promise<SpotifyResponse> => {
    const answer = await noticing.request({
      origin,
      path: pathname + search,
      method: request.method,
      headers: { 'user-agent': userAgent, ...request.headers },
      body: request.body ?? null,
      signal,
    });
    return {
      status: answer.statusCode,
      headers: plainHeaders(answer.headers),
      body: await readText(answer.body, limits.bytes),
    };
  };
  try {
    return await untilAborted(signal, exchange());
  } catch (error) {
    const reason = asSpotifyError(error, request);
    throw progress.isSent ? reason : unsent(reason);
  } finally {
    settle();
  }
}

/** Calls `onStart` when there is a connection and the request is about to be written to it. */
function atStart(onStart: () => void): Dispatcher.DispatcherComposeInterceptor {
  return dispatch => (options, handler) => {
    const start = handler.onRequestStart?.bind(handler);
    handler.onRequestStart = (...about) => {
      onStart();
      start?.(...about);
    };
    return dispatch(options, handler);
  };
}

/**
 * A signal that aborts after `ms`, or with `outer`. Once `settle` is called nothing is kept of it: neither a
 * timer until the time is over, nor a place with a signal that lives as long as the library.
 */
function within(ms: number, outer: AbortSignal | undefined): { signal: AbortSignal; settle: () => void } {
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(outer?.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('out of time', 'TimeoutError')), ms);
  timer.unref();
  if (outer?.aborted) onAbort();
  outer?.addEventListener('abort', onAbort, { once: true });
  const settle = (): void => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', onAbort);
  };
  return { signal: controller.signal, settle };
}

/** undici heeds a signal only once it has a connection; whoever waits must not wait for that. */
function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  return plain;
}

async function readText(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new SpotifyError('badAnswer', 'the answer is larger than any of Spotify’s');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function asSpotifyError(error: unknown, request: SpotifyRequest): SpotifyError {
  if (SpotifyError.is(error)) return error;
  if (request.signal?.aborted) return cancelled();
  const endpoint = `${request.method} ${new URL(request.url).pathname}`;
  const isTimeout =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError ||
    (error instanceof Error && error.name === 'TimeoutError');
  if (isTimeout) return new SpotifyError('timedOut', `${endpoint}: no answer in time`, { cause: error });
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'connection failed';
  return new SpotifyError('offline', `${endpoint}: ${reason}`, { cause: error });
}
