import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import type { Cleanup } from './cleanup.ts';

/** What the extension host sends, one JSON object a line: something the suite printed, or its exit code. */
export type Message = { readonly text: string; readonly error: boolean } | { readonly end: number };

/** What stands between VS Code and a test suite. */
export interface Relay {
  /** The module to give to VS Code in the suite's place. */
  readonly testsPath: string;
  /** Must be in the extension host's environment. */
  readonly env: NodeJS.ProcessEnv;
  /** The suite's exit code, once it has ended. */
  readonly exitCode: () => number | undefined;
}

/** Prints what a test suite prints inside the extension host, and hears how it ended. */
export async function startRelay(suite: string, cleanup: Cleanup): Promise<Relay> {
  let exitCode: number | undefined;
  const server = createServer(socket => {
    socket.on('error', () => socket.destroy()); // The host ended; its exit is noticed elsewhere.
    createInterface(socket).on('line', line => {
      const message = JSON.parse(line) as Message;
      if ('end' in message) exitCode = message.end;
      else (message.error ? process.stderr : process.stdout).write(message.text);
    });
  }).listen(0, '127.0.0.1');
  cleanup.add(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    testsPath: bundle(cleanup.tempDir()),
    env: { TRACKLIST_SUITE: suite, TRACKLIST_RELAY: String(port) },
    exitCode: () => exitCode,
  };
}

function bundle(dir: string): string {
  const outfile = path.join(dir, 'relay.cjs');
  buildSync({
    entryPoints: [path.join(import.meta.dirname, 'relay.ts')],
    outfile,
    platform: 'node',
    format: 'cjs',
    supported: { 'dynamic-import': false },
  });
  return outfile;
}
