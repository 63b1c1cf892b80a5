import type { SecureContext } from 'node:tls';
import type { Dispatcher } from 'undici';
import { Agent, EnvHttpProxyAgent, Pool } from 'undici';
import type { Attempt, Way } from './attempt.ts';
import { SpotifyError } from './errors.ts';
import type { HttpProxy } from './httpProxy.ts';
import type { NetworkLimits } from './networkLimits.ts';
import { readBody } from './readBody.ts';

const keepAliveMs = 30_000;
const mostConnections = 8;

/** How connections are made. */
export interface ConnectionOptions {
  readonly proxy?: HttpProxy | undefined;
  /** Whether certificates must be valid. */
  readonly strictSsl: boolean;
  /** Whose certificates are trusted; Node's own authorities when absent. */
  readonly trust?: SecureContext | undefined;
  readonly userAgent: string;
  readonly limits: NetworkLimits;
}

/** Connections of our own, kept alive between requests. */
export interface Connection {
  readonly way: Way;
  /** Lets requests under way come to their end. */
  close(): Promise<void>;
}

/** Makes connections with undici. Nothing global is touched: every request names its own dispatcher. */
export function openConnection(options: ConnectionOptions): Connection {
  const dispatcher = dispatcherFor(options);
  return { way: wayThrough(dispatcher, options), close: () => dispatcher.close() };
}

function dispatcherFor({ proxy, strictSsl, trust, limits }: ConnectionOptions): Dispatcher {
  const connect = {
    timeout: limits.connectMs,
    rejectUnauthorized: strictSsl,
    ...(trust ? { secureContext: trust } : {}),
  };
  const settings = {
    connections: mostConnections,
    keepAliveTimeout: keepAliveMs,
    headersTimeout: limits.answerMs,
    bodyTimeout: limits.answerMs,
    connect,
  };
  if (!proxy) return new Agent(settings);
  return new EnvHttpProxyAgent({
    ...settings,
    httpProxy: proxy.url,
    httpsProxy: proxy.url,
    noProxy: proxy.noProxy,
    ...(proxy.authorization ? { token: proxy.authorization } : {}),
    requestTls: connect,
    proxyTls: connect,
    factory: poolWithFiniteTunnels,
    clientFactory: (origin, about) =>
      new Pool(origin, { ...about, headersTimeout: limits.connectMs }).compose(refusalsOfProxy),
  });
}

/**
 * undici opens a tunnel again and again, without end or pause, when the proxy breaks the connection while it is
 * asked for it: it takes that for a broken idle connection. Under another code the failure ends the request.
 */
function poolWithFiniteTunnels(origin: string | URL, options: Agent.Options): Dispatcher {
  const { connect: tunnel } = options;
  if (typeof tunnel !== 'function') return new Pool(origin, options);
  return new Pool(origin, {
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

/** undici tells what a proxy answers to the wish for a tunnel in words alone; this tells it as an error of ours. */
const refusalsOfProxy: Dispatcher.DispatcherComposeInterceptor = dispatch => (options, handler) => {
  const open = handler.onRequestUpgrade?.bind(handler);
  handler.onRequestUpgrade = (controller, status, headers, socket) => {
    if (status === 200) return open?.(controller, status, headers, socket);
    controller.abort(new SpotifyError('offline', `the proxy answered ${status}`));
  };
  return dispatch(options, handler);
};

function wayThrough(dispatcher: Dispatcher, { userAgent, limits }: ConnectionOptions): Way {
  return async attempt => {
    const { request, signal } = attempt;
    const { origin, pathname, search } = new URL(request.url);
    const noticing = dispatcher.compose(noteStart(attempt));
    const answer = await noticing.request({
      origin,
      path: pathname + search,
      method: request.method,
      headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip', ...request.headers },
      body: request.body ?? null,
      signal,
    });
    const headers = plainHeaders(answer.headers);
    const encoding = headers['content-encoding'];
    const body = await readBody(answer.body, { mostBytes: limits.bytes, encoding });
    return { status: answer.statusCode, headers, body };
  };
}

/** Notes when there is a connection and the request is about to be written to it. */
function noteStart(attempt: Attempt): Dispatcher.DispatcherComposeInterceptor {
  return dispatch => (options, handler) => {
    const start = handler.onRequestStart?.bind(handler);
    handler.onRequestStart = (...about) => {
      attempt.isSent = true;
      start?.(...about);
    };
    return dispatch(options, handler);
  };
}

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  return plain;
}
