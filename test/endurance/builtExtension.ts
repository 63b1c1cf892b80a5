import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import type * as ExtensionBundle from '../../src/extension.ts';
import type { CommandId } from '../../src/manifest.ts';
import { SharedSecrets } from '../unit/auth/sharedSecrets.ts';
import { editor } from '../unit/editor/editor.ts';
import { provideVscode } from '../unit/editor/lenient.ts';
import type { FakeTreeView } from '../unit/editor/treeView.ts';
import { Uri } from '../unit/editor/values.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** What the editor keeps for the extension. */
export interface Kept {
  /** The folder of its files. */
  readonly storage: string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly globalState?: Readonly<Record<string, unknown>>;
}

/** Builds the extension as it is packaged. */
export async function buildExtension(folder: string, sources = root): Promise<void> {
  await run(process.execPath, ['esbuild.js', '--production', `--outdir=${folder}`], { cwd: sources });
}

/** What was built, as a window of the editor's stand-in runs it. */
export class BuiltExtension {
  readonly secrets = new SharedSecrets();
  readonly globalState: Map<string, unknown>;
  readonly workspaceState = new Map<string, unknown>();
  readonly #subscriptions: { dispose(): unknown }[] = [];
  /** What it gives to other extensions. */
  readonly exports: unknown;

  /** @param folder of what was built */
  constructor(folder: string, { storage, secrets = {}, globalState = {} }: Kept) {
    provideVscode();
    for (const [key, value] of Object.entries(secrets)) this.secrets.entries.set(key, value);
    this.globalState = new Map(Object.entries(globalState));
    const { activate } = require(path.join(folder, 'extension.cjs')) as typeof ExtensionBundle;
    const activateIt: (context: never) => unknown = activate;
    this.exports = activateIt({
      subscriptions: this.#subscriptions,
      secrets: this.secrets.window(),
      globalState: memento(this.globalState),
      workspaceState: memento(this.workspaceState),
      globalStorageUri: { fsPath: storage },
      extensionMode: 1,
      extension: { packageJSON: { ...manifest, version: '1.2.3' }, extensionKind: 1 },
      extensionUri: Uri.parse('file:///extension'),
    } as never);
  }

  /** Runs a command as the palette, a key or a menu does. */
  async run(id: CommandId, ...args: unknown[]): Promise<void> {
    await editor.commands.get(id)?.(...args);
  }

  view(name: 'savedTracks' | 'savedAlbums' | 'topTracks' | 'recentlyRemoved'): FakeTreeView {
    const view = editor.treeViews.get(`tracklist.${name}`);
    if (!view) throw new Error(`there is no view ${name}`);
    return view;
  }

  /** As when the window is closed; resolves when what was under way has had its turn. */
  async close(): Promise<void> {
    for (const each of this.#subscriptions.splice(0)) each.dispose();
    await this.secrets.settled();
  }
}

function memento(entries: Map<string, unknown>): object {
  return {
    keys: () => [...entries.keys()],
    get: (key: string, otherwise?: unknown) => entries.get(key) ?? otherwise,
    update: async (key: string, value: unknown) => {
      await Promise.resolve();
      if (value === undefined) entries.delete(key);
      else entries.set(key, value);
    },
  };
}
