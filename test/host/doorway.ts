import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cleanup } from './cleanup.ts';

/**
 * A short address on this machine that leads to a long one. It cannot be guessed, so that it lets in nobody whom the
 * long one would not.
 */
export async function openDoorway(target: string, cleanup: Cleanup): Promise<string> {
  const key = `/${randomBytes(8).toString('hex')}`;
  const server = createServer((request, response) => {
    if (request.url === key) response.writeHead(302, { location: target, 'referrer-policy': 'no-referrer' });
    else response.writeHead(404);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanup.add(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${key}`;
}
