import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { escapeHtml } from '../model/escapeHtml.ts';
import type { Callback } from './callback.ts';
import { readCallback, sameSecret } from './callback.ts';

/** The page a person sees in the browser afterwards. */
export interface LoopbackPage {
  readonly title: string;
  readonly text: string;
  /** BCP 47, of both. */
  readonly language: string;
}

/** A server on 127.0.0.1 that waits for one callback. */
export interface LoopbackServer {
  readonly port: number;
  /** The first callback that carries exactly the expected state. */
  readonly callback: Promise<Callback>;
  /** Frees the port. */
  close(): void;
}

/**
 * Listens on 127.0.0.1, on `port` or on any free one when it is 0. Requests with another path, host or state
 * are answered and otherwise ignored.
 * Rejects with the system's error (`EADDRINUSE`) when the port is taken.
 */
export async function startLoopbackServer(
  port: number,
  state: string,
  pageFor: (callback: Callback | undefined) => LoopbackPage,
): Promise<LoopbackServer> {
  const { promise: callback, resolve } = Promise.withResolvers<Callback>();
  const { createServer } = await import('node:http'); // Not at the start of the editor.
  const server = createServer((request, response) => {
    const received = callbackOf(request, state);
    answer(response, pageFor(received), received ? 200 : 400);
    if (received) resolve(received);
  });
  await listen(server, port);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return { port: address.port, callback, close: () => closeGently(server) };
}

function callbackOf(request: IncomingMessage, state: string): Callback | undefined {
  const port = request.socket.localPort ?? 0;
  if (request.method !== 'GET' || request.headers.host !== hostOf(port)) return undefined;
  const [path, query = ''] = (request.url ?? '').split('?', 2);
  if (path !== '/callback') return undefined;
  const callback = readCallback(query);
  return callback && sameSecret(callback.state, state) ? callback : undefined;
}

/** Browsers leave the port out when it is the usual one. */
function hostOf(port: number): string {
  return port === 80 ? '127.0.0.1' : `127.0.0.1:${port}`;
}

function answer(response: ServerResponse, page: LoopbackPage, status: number): void {
  const title = escapeHtml(page.title);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(
    `<!doctype html><html lang="${escapeHtml(page.language)}"><head><meta charset="utf-8"><title>${title}</title></head>` +
      `<body><main><h1>${title}</h1><p>${escapeHtml(page.text)}</p></main></body></html>`,
  );
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
}

/** The answer under way may still reach the browser; connections without one end now. */
function closeGently(server: Server): void {
  const timer = setTimeout(() => server.closeAllConnections(), 2_000).unref();
  server.close(() => clearTimeout(timer));
  server.closeIdleConnections();
}
