// For loading the built extension as a whole: it finds an editor in which nothing is missing and nothing happens.
import Module from 'node:module';
import manifest from '../../../package.json' with { type: 'json' };
import * as standIn from './vscode.ts';

/** Can be called, asked for anything and let go of. */
const nothing: unknown = new Proxy(() => undefined, { get: () => nothing, apply: () => nothing });

function withAnything<T extends object>(known: T): T {
  return new Proxy(known, {
    get: (target, key) => (Reflect.get(target, key) as unknown) ?? nothing,
  });
}

/** From now on `require('vscode')` gives the stand-in; what it has not is `nothing`. */
export function provideVscode(): void {
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const load = loader._load.bind(loader);
  const vscode = withAnything({ ...standIn, window: withAnything({ ...standIn.window }) });
  loader._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
}

/**
 * What `activate` is given in a window where nobody has done anything yet.
 * @param readSecret what is found in the secret store
 */
export function aContext(readSecret = (): Promise<string | undefined> => Promise.resolve(undefined)): object {
  const memory = { get: () => undefined, update: () => Promise.resolve(), keys: () => [] };
  const secrets = {
    get: readSecret,
    store: () => Promise.resolve(),
    delete: () => Promise.resolve(),
    onDidChange: () => ({ dispose: () => undefined }),
  };
  return {
    subscriptions: [],
    secrets,
    globalState: memory,
    workspaceState: memory,
    globalStorageUri: { fsPath: '/nowhere' },
    extensionMode: 1,
    extension: { packageJSON: manifest, extensionKind: 1 },
    extensionUri: nothing,
  };
}
