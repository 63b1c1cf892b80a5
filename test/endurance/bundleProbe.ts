// Runs in a process of its own, as an extension host does: loads what was built and tells what became of the
// process. Arguments: a `Probing`, the folder of the bundle.
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import type * as ExtensionBundle from '../../src/extension.ts';
import type * as DispatcherBundle from '../../src/spotify/dispatcher.ts';
import { editor } from '../unit/editor/editor.ts';
import { aContext, provideVscode } from '../unit/editor/lenient.ts';
import { LocalProxy, startServer } from '../unit/spotify/localProxy.ts';

/** What can be done with it; nothing can be read from the secret store when it is locked. */
export type Probing = 'activate' | 'activateLocked' | 'command' | 'demo' | 'send';

/** What the test reads from the output. */
export interface Probe {
  /** Whether somebody has put a dispatcher in place for everybody's `fetch`. */
  readonly globalDispatchers: readonly boolean[];
  /** Bundles that were loaded, in this order; what a name has of their content is left out. */
  readonly loaded: readonly string[];
  readonly connections: number;
  readonly timers: number;
  /** Answer of a request, when one was made. */
  readonly status?: number;
}

const [what, folder] = process.argv.slice(2) as [Probing, string];
/** Where undici keeps the dispatcher of everybody's `fetch`; empty, it puts one there as soon as it is loaded whole. */
const slots = [1, 2].map(version => Symbol.for(`undici.globalDispatcher.${version}`));
for (const slot of slots) Reflect.set(globalThis, slot, undefined);

const require = createRequire(import.meta.url);
let connections = 0;

const connect = Reflect.get(Socket.prototype, 'connect') as (...args: unknown[]) => Socket;
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  connections++;
  return connect.apply(this, args);
};

async function activate(): Promise<undefined> {
  provideVscode();
  const { activate: run } = require(path.join(folder, 'extension.cjs')) as typeof ExtensionBundle;
  const locked = (): Promise<never> => Promise.reject(new Error('the keyring is locked'));
  run(aContext(what === 'activateLocked' ? locked : undefined) as never);
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  if (what === 'command')
    for (let times = 0; times < 2; times++) await editor.commands.get('tracklist.leaveDemo')?.();
  if (what === 'demo') await editor.commands.get('tracklist.exploreDemo')?.();
}

/** Through a proxy: that takes most of what there is to undici here. */
async function send(): Promise<number> {
  const server = await startServer((_, response) => response.end('{}'));
  const proxy = await LocalProxy.start(server.port);
  const { createNetworkSend } = require(path.join(folder, 'dispatcher.cjs')) as typeof DispatcherBundle;
  const network = createNetworkSend({
    useProxy: true,
    proxy: `http://127.0.0.1:${proxy.server.port}`,
    noProxy: ['elsewhere.invalid'],
    strictSsl: true,
    systemCertificates: false,
    userAgent: 'probe',
  });
  const url = 'http://api.spotify.invalid/v1/me';
  await network.send({ method: 'PUT', url, headers: {}, body: '{"ids":[]}' });
  const { status } = await network.send({ method: 'GET', url, headers: {} });
  await network.close();
  await proxy.server.stop();
  await server.stop();
  return status;
}

const status = await (what === 'send' ? send() : activate());
const probe: Probe = {
  globalDispatchers: slots.map(slot => Reflect.get(globalThis, slot) !== undefined),
  loaded: Object.keys(require.cache)
    .filter(file => file.startsWith(folder))
    .map(file => path.basename(file, '.cjs').replace(/-.*/, '-…')),
  connections,
  timers: process.getActiveResourcesInfo().filter(resource => resource === 'Timeout').length,
  ...(status === undefined ? {} : { status }),
};
console.log(JSON.stringify(probe));
process.exit();
