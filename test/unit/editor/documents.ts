// Text documents over file systems of extensions, as VS Code has them: what is clean follows the file, what is dirty
// stays, and nothing is saved over a file that is newer than what was read.
import type { FileSystemProvider } from 'vscode';
import type { Diagnostic, WorkspaceEdit } from './documentValues.ts';
import { TabInputText, TabInputTextDiff } from './documentValues.ts';
import { editor, whenReset } from './editor.ts';
import { EditorEvent } from './editorEvent.ts';
import type { Range } from './ranges.ts';
import { Position } from './ranges.ts';
import { Uri } from './values.ts';

interface Stat {
  readonly mtime: number;
  readonly size: number;
}

const opened = new EditorEvent<FakeDocument>('opened document');
const changed = new EditorEvent<{ readonly document: FakeDocument }>('changed document');
const closed = new EditorEvent<FakeDocument>('closed document');

export class FakeDocument {
  readonly uri: Uri;
  readonly languageId: string;
  isDirty = false;
  isClosed = false;
  #text: string;
  #stat: Stat;

  constructor(uri: Uri, text: string, stat: Stat, languageId = '') {
    this.uri = uri;
    this.languageId = languageId;
    this.#text = text;
    this.#stat = stat;
  }

  get lineCount(): number {
    return this.#text.split('\n').length;
  }

  getText(): string {
    return this.#text;
  }

  lineAt(line: number): { text: string; range: object; firstNonWhitespaceCharacterIndex: number } {
    const text = this.#text.split('\n')[line] ?? '';
    const range = { start: new Position(line, 0), end: new Position(line, text.length) };
    return { text, range, firstNonWhitespaceCharacterIndex: text.length - text.trimStart().length };
  }

  positionAt(offset: number): Position {
    const lines = this.#text.slice(0, offset).split('\n');
    return new Position(lines.length - 1, lines.at(-1)!.length);
  }

  /** What typing and pasting does. */
  type(text: string): void {
    this.#text = text;
    this.isDirty = true;
    changed.fire({ document: this });
  }

  replace({ start, end }: Range, text: string): void {
    const lines = this.#text.split('\n');
    const offset = ({ line, character }: Position): number =>
      lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
    this.type(this.#text.slice(0, offset(start)) + text + this.#text.slice(offset(end)));
  }

  async save(): Promise<boolean> {
    const provider = providers.get(this.uri.scheme);
    if (!this.isDirty || !provider) return !this.isDirty;
    try {
      const stat = await provider.stat(this.uri as never);
      if (this.#stat.mtime < stat.mtime && etag(stat) !== etag(this.#stat)) return false;
      await provider.writeFile(this.uri as never, Buffer.from(this.#text), { create: true, overwrite: true });
    } catch {
      return false;
    }
    this.#stat = await provider.stat(this.uri as never);
    this.isDirty = false;
    return true;
  }

  /** Reads the file again: for a dirty document, only when `isWanted`. */
  async readAgain(isWanted = false): Promise<void> {
    const provider = providers.get(this.uri.scheme);
    if (!provider || this.isClosed || (this.isDirty && !isWanted)) return;
    const stat = await provider.stat(this.uri as never);
    if (!isWanted && etag(stat) === etag(this.#stat)) return;
    const text = Buffer.from(await provider.readFile(this.uri as never)).toString();
    if (this.isDirty && !isWanted) return;
    this.#stat = stat;
    this.#text = text;
    this.isDirty = false;
    changed.fire({ document: this });
  }

  close(): void {
    this.isClosed = true;
    textDocuments.splice(textDocuments.indexOf(this), 1);
    closed.fire(this);
  }
}

function etag({ mtime, size }: Stat): string {
  return `${mtime}/${size}`;
}

interface Tab {
  readonly input: unknown;
  readonly isDirty: boolean;
}

const textDocuments: FakeDocument[] = [];
const providers = new Map<string, FileSystemProvider>();
const tabs: Tab[] = [];
export const diagnostics = new Map<string, readonly Diagnostic[]>();

/** What VS Code does when it is told that a file is different now; tests wait for it. */
let reading: Promise<unknown> = Promise.resolve();

let shown: FakeDocument | undefined;

/** What a test sees of documents, and does as a person does. */
export const openDocuments = {
  /** Everything as in a window that was just opened. */
  reset: (): void => {
    for (const document of [...textDocuments]) document.close();
    tabs.length = 0;
    shown = undefined;
  },
  /** A window opens a document that was left dirty when the window before was closed. */
  restore: (uri: Uri, text: string, stat: Stat): FakeDocument => {
    const document = new FakeDocument(uri, text, stat);
    document.isDirty = true;
    textDocuments.push(document);
    opened.fire(document);
    return document;
  },
  followed: async (): Promise<void> => {
    await reading;
  },
  all: (): readonly FakeDocument[] => textDocuments,
  tabs: (): readonly Tab[] => tabs,
  diagnosticsOf: (uri: Uri): readonly Diagnostic[] => diagnostics.get(uri.toString()) ?? [],
};

whenReset(() => openDocuments.reset());

export const documents = {
  textDocuments,
  onDidOpenTextDocument: opened.event,
  onDidChangeTextDocument: changed.event,
  onDidCloseTextDocument: closed.event,
  registerFileSystemProvider(scheme: string, provider: FileSystemProvider): { dispose(): void } {
    providers.set(scheme, provider);
    const subscription = provider.onDidChangeFile(changes => {
      const again = changes.map(({ uri }) =>
        textDocuments.find(document => document.uri.toString() === uri.toString())?.readAgain(),
      );
      reading = Promise.allSettled([reading, ...again]);
    });
    return {
      dispose: () => {
        providers.delete(scheme);
        subscription.dispose();
      },
    };
  },
  /** How many answer for files of a scheme. */
  fileSystems: (): number => providers.size,
  registerTextDocumentContentProvider: (): { dispose(): void } => ({ dispose: () => undefined }),
  async openTextDocument(what: Uri | { content: string; language: string }): Promise<FakeDocument> {
    if (!(what instanceof Uri)) {
      const untitled = Uri.parse(`untitled:Untitled-${textDocuments.length + 1}`);
      return added(new FakeDocument(untitled, what.content, { mtime: 0, size: 0 }, what.language));
    }
    const known = textDocuments.find(document => document.uri.toString() === what.toString());
    if (known) return known;
    const file = what.scheme === 'file' ? editor.files.get(what.path) : undefined;
    if (file)
      return added(new FakeDocument(what, new TextDecoder().decode(file), { mtime: 0, size: file.length }));
    const provider = providers.get(what.scheme);
    if (!provider) throw new Error(`nobody has files of ${what.scheme}`);
    const stat = await provider.stat(what as never);
    const content = Buffer.from(await provider.readFile(what as never)).toString();
    return added(new FakeDocument(what, content, stat));
  },
  applyEdit: ({ edits }: WorkspaceEdit): Promise<boolean> => {
    for (const { uri, range, text } of edits)
      textDocuments.find(document => document.uri === uri)?.replace(range, text);
    return Promise.resolve(true);
  },
};

function added(document: FakeDocument): FakeDocument {
  textDocuments.push(document);
  opened.fire(document);
  return document;
}

export function showTextDocument(document: FakeDocument): Promise<object> {
  const editor = { document, selection: undefined, revealRange: () => undefined };
  shown = document;
  openTab(new TabInputText(document.uri), () => document.isDirty);
  return Promise.resolve(editor);
}

export function showComparison([original, modified]: readonly unknown[]): void {
  openTab(new TabInputTextDiff(original, modified), () => false);
}

export async function revertActive(): Promise<void> {
  await shown?.readAgain(true);
}

function openTab(input: unknown, isDirty: () => boolean): void {
  const tab = {
    input,
    get isDirty(): boolean {
      return isDirty();
    },
  };
  tabs.push(tab);
}

export const tabGroups = {
  get all(): object[] {
    return [{ tabs }];
  },
  get activeTabGroup(): object {
    return { activeTab: tabs.at(-1) };
  },
  close: (gone: readonly Tab[]): Promise<boolean> => {
    for (const tab of gone) tabs.splice(tabs.indexOf(tab), 1);
    return Promise.resolve(true);
  },
};
