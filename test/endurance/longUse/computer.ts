import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { Uri } from 'vscode';
import { activate } from '../../../src/extension.ts';
import { SharedSecrets } from '../../unit/auth/sharedSecrets.ts';

const packageJSON = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../../package.json'), 'utf8'),
) as object;

/** Something that can be let go of. */
interface Disposable {
  dispose(): unknown;
}

/** What stays when a window of the editor is closed. */
export class Computer {
  readonly #secrets = new SharedSecrets().window();
  readonly #memory = new Map<string, unknown>();
  readonly #folder: string;

  /** @param folder where the extension may keep files */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Activates the extension in a window; what is given back closes it, as VS Code does it. */
  open(): () => void {
    const subscriptions: Disposable[] = [];
    activate(this.#context(subscriptions));
    return () => {
      for (const each of subscriptions.splice(0)) each.dispose();
    };
  }

  #context(subscriptions: Disposable[]): ExtensionContext {
    const context = {
      subscriptions,
      secrets: this.#secrets,
      globalState: this.#memento(),
      workspaceState: this.#memento(),
      globalStorageUri: { fsPath: this.#folder },
      extensionMode: 1,
      extension: { packageJSON, extensionKind: 1 },
      extensionUri: Uri.parse('file:///extension'),
    };
    return context as unknown as ExtensionContext;
  }

  #memento(): object {
    return {
      keys: () => [...this.#memory.keys()],
      get: (key: string) => this.#memory.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void this.#memory.set(key, value)),
    };
  }
}
