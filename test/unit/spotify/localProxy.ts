import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { ServerOptions } from 'node:https';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect } from 'node:net';

/** A server of a test: where it is, who is connected, and how to end it. */
export interface LocalServer {
  readonly port: number;
  /** Connections that are open now. */
  readonly sockets: ReadonlySet<Socket>;
  /** How many connections there have been. */
  readonly visits: () => number;
  /** Breaks open connections. */
  readonly stop: () => Promise<void>;
}

/** Listens on 127.0.0.1 and keeps an eye on the connections. */
export async function listen(server: Server): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  let visits = 0;
  server.on('connection', (socket: Socket) => {
    visits++;
    sockets.add(socket.on('error', () => undefined));
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    visits: () => visits,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** An HTTP server, or with `tls` an HTTPS server, that keeps idle connections longer than a test lasts. */
export function startServer(onRequest: RequestListener, tls?: ServerOptions): Promise<LocalServer> {
  const options = { keepAliveTimeout: 60_000 };
  return listen(tls ? createTlsServer({ ...options, ...tls }, onRequest) : createServer(options, onRequest));
}

/** A proxy that opens tunnels to one server, whatever host it is asked for. */
export class LocalProxy {
  /** What it was asked for: `host:port`. */
  readonly asked: string[] = [];
  /** What was sent along as `proxy-authorization`. */
  readonly authorizations: (string | undefined)[] = [];
  /** What it answers to the wish for a tunnel: a status, or nothing at all. */
  answer: number | 'nothing' | 'breaks' = 200;
  readonly server: LocalServer;

  private constructor(server: LocalServer) {
    this.server = server;
  }

  /** @param target port of the server on this machine that all tunnels lead to */
  static async start(target: number, tls?: ServerOptions): Promise<LocalProxy> {
    const http = tls ? createTlsServer(tls) : createServer();
    const proxy = new LocalProxy(await listen(http));
    http.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) =>
      proxy.#open(request, socket, head, target),
    );
    return proxy;
  }

  #open(request: IncomingMessage, socket: Socket, head: Buffer, target: number): void {
    this.asked.push(request.url ?? '');
    this.authorizations.push(request.headers['proxy-authorization']);
    socket.on('error', () => undefined).on('end', () => socket.end());
    if (this.answer !== 200) socket.resume();
    if (this.answer === 'nothing') return;
    if (this.answer === 'breaks') {
      socket.destroy();
      return;
    }
    if (this.answer !== 200) {
      socket.write(`HTTP/1.1 ${this.answer} No\r\nProxy-Authenticate: Basic realm="proxy"\r\n\r\n`);
      return;
    }
    const onward = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  }
}

/** Returns when `condition` is true; a test that waits in vain runs into mocha's limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 2));
}
