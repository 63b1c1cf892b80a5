import type { FileChangeEvent, FileStat, FileSystemProvider, TextDocument, Uri } from 'vscode';
import {
  Disposable,
  EventEmitter,
  FileChangeType,
  FileSystemError,
  FileType,
  window,
  workspace,
} from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import { explain } from '../messages/explain.ts';
import { documentWords, textWords } from '../messages/libraryText.ts';
import type { Disposable as Subscription } from '../model/event.ts';
import type { Clock } from '../spotify/clock.ts';
import { SpotifyError } from '../spotify/errors.ts';
import { closeTabsOf } from './closeTabs.ts';
import { LibraryText } from './libraryText.ts';
import { currentAddress, textAddress } from './textAddress.ts';

interface LibraryDocumentsParts {
  readonly connections: Connections;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** The texts are compared with the library when it has been quiet for so long, in ms. */
const quietMs = 500;

/**
 * The file system that has one file: the text of the library in use. Saving that keeps a draft. A text that nobody has
 * changed follows the library; so does the read-only text to compare with.
 */
export class LibraryDocuments implements FileSystemProvider, Subscription {
  readonly #parts: LibraryDocumentsParts;
  readonly #texts = new WeakMap<Connection, LibraryText>();
  readonly #fileChanged = new EventEmitter<FileChangeEvent[]>();
  readonly #currentChanged = new EventEmitter<Uri>();
  readonly #subscriptions: Subscription[];
  #following: Subscription | undefined;
  #shown: Connection | undefined;
  #waiting: AbortController | undefined;

  readonly onDidChangeFile = this.#fileChanged.event;
  /** For the read-only text; see `provideTextDocumentContent`. */
  readonly onDidChange = this.#currentChanged.event;

  constructor(parts: LibraryDocumentsParts) {
    this.#parts = parts;
    const { connections } = parts;
    this.#subscriptions = [
      connections.onDidChange(() => this.#useConnection()),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (!document.isDirty && this.#isShown(document.uri)) this.#followSoon();
      }),
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#noticeOtherWindows();
      }),
    ];
    this.#useConnection();
  }

  /** The text of a library. */
  textOf(connection: Connection): LibraryText {
    const known = this.#texts.get(connection);
    if (known) return known;
    const { library, account } = connection;
    const made = new LibraryText({
      library,
      words: expected => documentWords(account.displayName, expected),
      isDirty: () => this.openDocument(connection)?.isDirty ?? false,
      now: () => this.#parts.clock.now(),
      log: this.#parts.log,
    });
    this.#texts.set(connection, made);
    return made;
  }

  /** The document of a library's text, when it is open. */
  openDocument(connection: Connection): TextDocument | undefined {
    const address = textAddress(connection).toString();
    return workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === address);
  }

  /** Forgets the draft of a library, so that its document shows the library. Rejects when that cannot be. */
  async dropDraft(connection: Connection): Promise<void> {
    await this.textOf(connection).dropDraft();
    this.#tellOf(connection);
  }

  /** Brings the read-only text up to date. */
  refreshCurrent(connection: Connection): void {
    this.#currentChanged.fire(currentAddress(connection));
  }

  async stat(uri: Uri): Promise<FileStat> {
    if (uri.path === '/') return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { modifiedAt, size } = await this.#read(uri, text => text.facts());
    return { type: FileType.File, ctime: 0, mtime: modifiedAt, size };
  }

  readFile(uri: Uri): Promise<Uint8Array> {
    return this.#read(uri, text => text.read());
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const text = await this.#textAt(uri);
    try {
      await text.save(content);
    } catch (error) {
      this.#parts.log(`Keeping the draft: ${String(error)}`);
      throw FileSystemError.Unavailable(textWords.cannotKeep());
    }
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const connection = await this.#connectionAt(uri, currentAddress);
    return (await this.textOf(connection).current()).pieces.join('');
  }

  /** Other windows tell when they are left; see `onDidChangeFile`. */
  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  readDirectory(): [] {
    return [];
  }

  createDirectory(): never {
    throw FileSystemError.NoPermissions(textWords.noFile());
  }

  delete(): never {
    throw FileSystemError.NoPermissions(textWords.noFile());
  }

  rename(): never {
    throw FileSystemError.NoPermissions(textWords.noFile());
  }

  dispose(): void {
    this.#waiting?.abort();
    this.#following?.dispose();
    for (const each of this.#subscriptions) each.dispose();
    this.#fileChanged.dispose();
    this.#currentChanged.dispose();
  }

  async #read<T>(uri: Uri, read: (text: LibraryText) => Promise<T>): Promise<T> {
    const text = await this.#textAt(uri);
    try {
      return await read(text);
    } catch (error) {
      this.#parts.log(`Reading the text of the library: ${String(error)}`);
      const sentence = SpotifyError.is(error) ? explain(error)?.sentence : undefined;
      throw FileSystemError.Unavailable(sentence ?? textWords.cannotRead());
    }
  }

  async #textAt(uri: Uri): Promise<LibraryText> {
    return this.textOf(await this.#connectionAt(uri, textAddress));
  }

  /** The library in use, if `uri` is the address of its text. Throws a `FileSystemError` with a sentence otherwise. */
  async #connectionAt(uri: Uri, addressOf: (connection: Connection) => Uri): Promise<Connection> {
    const { connections } = this.#parts;
    if (!connections.current) await connections.load().catch(() => undefined);
    const { current } = connections;
    if (current && addressOf(current).toString() === uri.toString()) return current;
    if (!uri.path.endsWith('.tracklist')) throw FileSystemError.FileNotFound(uri);
    throw FileSystemError.Unavailable(current ? textWords.otherLibrary() : textWords.signedOut());
  }

  #useConnection(): void {
    const { current } = this.#parts.connections;
    if (current === this.#shown) return;
    const before = this.#shown;
    this.#shown = current;
    this.#following?.dispose();
    this.#following = current?.library.onDidChange(({ lists }) => {
      if (lists.includes('savedTracks')) this.#followSoon();
    });
    if (before) void closeTabsOf([textAddress(before), currentAddress(before)]);
    if (current) this.#tellOf(current);
  }

  #isShown(uri: Uri): boolean {
    return this.#shown !== undefined && textAddress(this.#shown).toString() === uri.toString();
  }

  #followSoon(): void {
    const connection = this.#shown;
    if (this.#waiting || !connection || !this.#isAnythingOpen(connection)) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    const done = (): void => (this.#waiting = undefined);
    this.#parts.clock.sleep(quietMs, waiting.signal).then(() => {
      done();
      void this.#follow(connection);
    }, done);
  }

  async #follow(connection: Connection): Promise<void> {
    if (connection !== this.#shown || connection.library.savedTracks.status.phase === 'loading') return;
    this.refreshCurrent(connection);
    const isOther = await this.textOf(connection)
      .follow()
      .catch((error: unknown) => {
        this.#parts.log(`Following the library: ${String(error)}`);
        return false;
      });
    if (isOther) this.#tellOf(connection);
  }

  #isAnythingOpen(connection: Connection): boolean {
    const addresses = [textAddress(connection), currentAddress(connection)].map(String);
    return workspace.textDocuments.some(({ uri }) => addresses.includes(uri.toString()));
  }

  /** A draft that another window has saved is read when somebody comes to this one. */
  #noticeOtherWindows(): void {
    if (this.#shown && this.openDocument(this.#shown)) this.#tellOf(this.#shown);
  }

  #tellOf(connection: Connection): void {
    this.#fileChanged.fire([{ type: FileChangeType.Changed, uri: textAddress(connection) }]);
  }
}
