// Stands in for the module `vscode`: as much of it as src uses and a unit test can tell apart.
import type { AuthenticationProvider } from 'vscode';
import { documents, revertActive, showComparison } from './documents.ts';
import { editor } from './editor.ts';
import { EditorEvent } from './editorEvent.ts';
import { Uri } from './values.ts';

export { Emitter as EventEmitter } from '../../../src/model/event.ts';
export * as languages from './languages.ts';
export { DataTransfer, DataTransferItem, DocumentDropEdit, DocumentDropOrPasteEditKind } from './dropping.ts';
export { Disposable, Hover, Position, Range, Selection } from './ranges.ts';
export { MarkdownString, ThemeIcon, TreeItem, Uri } from './values.ts';
export * as window from './window.ts';
export * from './documentValues.ts';

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 } as const;
export const QuickPickItemKind = { Separator: -1, Default: 0 } as const;
export const QuickInputButtons = { Back: { iconPath: { id: 'arrow-left' }, tooltip: 'Back' } } as const;
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 } as const;
export const ExtensionMode = { Production: 1, Development: 2, Test: 3 } as const;
export const ExtensionKind = { UI: 1, Workspace: 2 } as const;
export const UIKind = { Desktop: 1, Web: 2 } as const;
export const ColorThemeKind = { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 } as const;
export const ViewColumn = { Active: -1, One: 1 } as const;

type Arguments = (string | number | boolean)[] | [Record<string, string | number | boolean>];

interface CommentedMessage {
  readonly message: string;
  readonly comment: string;
  readonly args?: (string | number | boolean)[];
}

export const l10n = {
  get bundle(): Readonly<Record<string, string>> | undefined {
    return editor.bundle;
  },
  /** `{0}` or `{name}` become the arguments; what has none stays, as in VS Code. */
  t(message: string | CommentedMessage, ...args: Arguments): string {
    if (typeof message !== 'string')
      return filledIn(translated(message.message, `/${message.comment}`), message.args ?? []);
    return filledIn(translated(message), typeof args[0] === 'object' ? args[0] : args);
  },
};

function translated(message: string, comment = ''): string {
  return editor.bundle?.[`${message}${comment}`] ?? message;
}

function filledIn(message: string, args: object): string {
  const values = args as Record<string, unknown>;
  return message.replace(/\{([^}]+)\}/g, (all, key: string) => (key in values ? String(values[key]) : all));
}

/** Of the editor. */
export const version = '1.139.1';

export const env = {
  appName: 'Visual Studio Code',
  get language(): string {
    return editor.language;
  },
  get uriScheme(): string {
    return editor.uriScheme;
  },
  get remoteName(): string | undefined {
    return editor.remoteName;
  },
  get uiKind(): number {
    return editor.isWeb ? UIKind.Web : UIKind.Desktop;
  },
  clipboard: {
    writeText: (text: string): Promise<void> => {
      editor.clipboard = text;
      return Promise.resolve();
    },
    readText: (): Promise<string> => Promise.resolve(editor.clipboard),
  },
  /** As on the web, where the address is one of the server's; on the desktop it is the editor's own. */
  asExternalUri: (address: Uri): Promise<Uri> => {
    if (editor.externalUri === undefined) return Promise.resolve(address);
    const separator = editor.externalUri.includes('?') ? '&' : '?';
    return Promise.resolve(Uri.parse(`${editor.externalUri}${separator}${encodeURI(address.query)}`));
  },
  /** VS Code decodes an address and encodes it again on its way to the system. */
  openExternal: (target: Uri): Promise<boolean> => {
    if (editor.opensBrowser) editor.opened.push(encodeURI(target.toString()));
    return Promise.resolve(editor.opensBrowser);
  },
};

export const authentication = {
  registerAuthenticationProvider(
    id: string,
    _label: string,
    provider: AuthenticationProvider,
  ): { dispose(): void } {
    if (editor.accountsProviders.has(id)) throw new Error(`provider '${id}' already exists`);
    editor.accountsProviders.set(id, provider);
    return { dispose: () => void editor.accountsProviders.delete(id) };
  },
};

export const commands = {
  registerCommand(id: string, handler: (...args: unknown[]) => unknown): { dispose(): void } {
    if (editor.commands.has(id)) throw new Error(`command '${id}' already exists`);
    editor.commands.set(id, handler);
    return { dispose: () => void editor.commands.delete(id) };
  },
  async executeCommand(id: string, ...args: unknown[]): Promise<unknown> {
    if (id === 'setContext') editor.contexts.set(String(args[0]), args[1]);
    else editor.executed.push([id, ...args]);
    if (id === 'vscode.diff') showComparison(args);
    if (id === 'workbench.action.files.revert') await revertActive();
    return await editor.commands.get(id)?.(...args);
  },
};

interface Configuration {
  get(key: string): unknown;
  update(key: string, value: unknown): Promise<void>;
}

const configurationChanged = new EditorEvent<{ affectsConfiguration(section: string): boolean }>('settings');

/** As VS Code's files, held in memory. */
const fs = {
  writeFile: (uri: Uri, content: Uint8Array): Promise<void> => {
    if (editor.isDiskBroken) return Promise.reject(new Error('no space is left'));
    editor.files.set(uri.path, content);
    return Promise.resolve();
  },
  stat: (uri: Uri): Promise<{ size: number }> => {
    const file = editor.files.get(uri.path);
    return file && !editor.isDiskBroken
      ? Promise.resolve({ size: file.length })
      : Promise.reject(new Error('there is no such file'));
  },
  readFile: (uri: Uri): Promise<Uint8Array> =>
    Promise.resolve(editor.files.get(uri.path) ?? new Uint8Array()),
};

export const workspace = {
  ...documents,
  fs,
  workspaceFolders: undefined,
  onDidChangeConfiguration: configurationChanged.event,
  getConfiguration: (section: string): Configuration => ({
    get: (key: string): unknown => editor.setting(`${section}.${key}`),
    update: (key: string, value: unknown): Promise<void> => {
      const name = `${section}.${key}`;
      editor.changeSetting(name, value);
      configurationChanged.fire({
        affectsConfiguration: asked => name === asked || name.startsWith(`${asked}.`),
      });
      return Promise.resolve();
    },
  }),
};
