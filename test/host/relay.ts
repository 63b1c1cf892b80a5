// Runs inside the extension host, between VS Code and a test suite: sends the suite's console and its outcome to the
// launcher, apart from what the workbench itself logs. Bundled by the launcher; the environment says what to run.
import { connect, type Socket } from 'node:net';
import { format } from 'node:util';
import type { Message } from './relayServer.ts';

/** What VS Code calls: runs the suite's own `run` and fails if it does. */
export async function run(): Promise<void> {
  const { TRACKLIST_SUITE: suite = '', TRACKLIST_RELAY: port } = process.env;
  const socket = connect(Number(port), '127.0.0.1');
  relayConsole(socket);
  try {
    const tests = (await import(suite)) as { run: () => Promise<void> };
    await tests.run();
    await send(socket, { end: 0 });
  } catch (error) {
    await send(socket, { end: 1 });
    throw error; // VS Code prints it.
  }
}

/** The host's console does not let its methods be replaced, so the whole of it is. */
function relayConsole(socket: Socket): void {
  const relayed =
    (error: boolean) =>
    (...args: unknown[]) =>
      void send(socket, { text: `${format(...args)}\n`, error });
  const [out, err] = [relayed(false), relayed(true)];
  const methods = { log: out, info: out, debug: out, warn: err, error: err };
  globalThis.console = Object.create(
    console,
    Object.fromEntries(Object.entries(methods).map(([name, value]) => [name, { value }])),
  ) as Console;
}

/** Resolves when the message is on its way, so that none is lost when the host ends right after. */
function send(socket: Socket, message: Message): Promise<void> {
  return new Promise(resolve => socket.write(`${JSON.stringify(message)}\n`, () => resolve()));
}
