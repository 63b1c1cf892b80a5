// Loads the built extension once with a stand-in for the editor, and prints how long that took as JSON.
import { createRequire } from 'node:module';
import path from 'node:path';
import '../unit/editor/hook.ts';

const root = path.join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
require('vscode'); // The editor has loaded its own part before any extension.

const memory = { get: () => undefined, update: () => Promise.resolve() };
const never = { dispose: () => undefined };
const context = {
  subscriptions: [],
  extension: { extensionKind: 1, packageJSON: { version: '0' } },
  extensionMode: 1,
  extensionUri: {},
  globalState: memory,
  workspaceState: memory,
  secrets: {
    get: () => Promise.resolve(undefined),
    store: () => Promise.resolve(),
    delete: () => Promise.resolve(),
    onDidChange: () => never,
  },
};

const start = performance.now();
const extension = require(path.join(root, 'dist/extension.cjs')) as { activate(context: unknown): void };
const loaded = performance.now();
extension.activate(context);
const activated = performance.now();
console.log(JSON.stringify({ loadMs: loaded - start, activateMs: activated - loaded }));
process.exit(0);
