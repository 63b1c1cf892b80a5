import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import type { Fault } from './fault.ts';
import type { Faults } from './faults.ts';
import { faultyAnswer } from './faultyAnswer.ts';
import type { LoggedRequest, RequestLog, ServiceName } from './requestLog.ts';

export interface HttpServiceOptions {
  readonly name: ServiceName;
  /** A loopback address. */
  readonly host: string;
  /** 0 for any. */
  readonly port: number;
  /** What all paths begin with; it is left out of the log. */
  readonly prefix: string;
  readonly log: RequestLog;
  readonly faults: Faults;
  /** Milliseconds before a request is acted upon; asked for each. */
  readonly latencyMs: () => number;
  /** Epoch milliseconds, for the log. Default the machine's clock. */
  readonly now?: () => number;
  /** @param origin of the service, such as `http://127.0.0.1:4711` */
  readonly answer: (request: LoggedRequest, origin: string) => Answer;
}

export interface HttpService {
  readonly origin: string;
  /** Breaks open connections. */
  readonly stop: () => Promise<void>;
}

/** Puts a service behind a port, with its log, latency and faults. */
export async function startHttpService(options: HttpServiceOptions): Promise<HttpService> {
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    void serve(options, origin, request, response);
  });
  // Longer than a test pauses: a connection closed while idle is a fault that nobody ordered.
  server.keepAliveTimeout = 60_000;
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  return {
    origin,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function serve(
  options: HttpServiceOptions,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const entry = await receive(options, request);
  if (!entry) return;
  const { now = Date.now } = options;
  options.log.begin(entry);
  // An answered request has ended before its sender can know, or one in flight would be counted too many.
  const end = (status?: number): void => options.log.end(entry, status, now());
  response.on('close', () => end());
  const fault = options.faults.take(entry);
  entry.fault = fault?.kind;
  const latency = options.latencyMs();
  if (latency > 0) await sleep(latency);
  const act = (): Answer => options.answer(entry, origin);
  if (fault) await goWrong(fault, act, { request, response, end });
  else deliver(act(), { request, response, end });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Tells the log, with the status when there was an answer. */
  readonly end: (status?: number) => void;
}

/** Undefined when the sender went away before the request was complete. */
async function receive(
  options: HttpServiceOptions,
  request: IncomingMessage,
): Promise<LoggedRequest | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  const [pathname = '', ...query] = (request.url ?? '').split('?');
  const rawQuery = query.join('?');
  return {
    service: options.name,
    method: request.method ?? '',
    path: pathname.startsWith(options.prefix) ? pathname.slice(options.prefix.length) : pathname,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
    startedAt: (options.now ?? Date.now)(),
    endedAt: undefined,
    status: undefined,
    fault: undefined,
  };
}

function deliver({ status, headers, body }: Answer, { response, end }: Exchange): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  end(status);
  response.end(bytes);
}

async function goWrong(fault: Fault, act: () => Answer, exchange: Exchange): Promise<void> {
  if (fault.kind === 'delay') await sleep(fault.ms);
  const answer = faultyAnswer(fault, act);
  if (!answer) {
    if (fault.kind !== 'hang') exchange.request.socket.resetAndDestroy();
  } else if (fault.kind === 'truncated') await truncate(answer, exchange);
  else if (fault.kind === 'cutShort') cutShort(answer, exchange);
  else if (fault.kind === 'drip') await drip(answer, exchange, fault.ms);
  else deliver(answer, exchange);
}

/** Promises the whole body and closes the connection in its middle. */
async function truncate({ status, headers, body }: Answer, { response, end }: Exchange): Promise<void> {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': Math.max(bytes.length, 2) });
  end(status);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  await new Promise(resolve => response.write(half.length > 0 ? half : ' ', resolve));
  response.socket?.end();
}

/** In chunks, so that nothing but the text itself tells that there should be more. */
function cutShort({ status, headers, body }: Answer, { response, end }: Exchange): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'transfer-encoding': 'chunked' });
  end(status);
  response.end(bytes.subarray(0, Math.floor(bytes.length / 2)));
}

async function drip(
  { status, headers, body }: Answer,
  { response, end }: Exchange,
  ms: number,
): Promise<void> {
  const bytes = Buffer.from(body);
  const pieces = 10;
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  for (let piece = 0; piece < pieces && !response.destroyed; piece++) {
    const [from, to] = [piece, piece + 1].map(each => Math.floor((bytes.length * each) / pieces));
    response.write(bytes.subarray(from, to));
    await sleep(ms / pieces);
  }
  end(status);
  response.end();
}
