import { Emitter } from '../../../src/model/event.ts';
import type { Uri } from './values.ts';

/** A webview's panel, and the page in it as far as messages go. */
export class FakeWebviewPanel {
  readonly viewType: string;
  title: string;
  iconPath: unknown;
  visible = true;
  /** How often it was brought to the front. */
  revealed = 0;
  isDisposed = false;
  /** What the page has been sent, oldest first. */
  readonly posted: unknown[] = [];
  readonly #disposed = new Emitter<undefined>();
  readonly #received = new Emitter<unknown>();

  readonly onDidDispose = this.#disposed.event;
  readonly webview = {
    cspSource: 'https://page.example',
    html: '',
    options: {},
    onDidReceiveMessage: this.#received.event,
    asWebviewUri: (uri: Uri): Uri => uri,
    postMessage: (message: unknown): Promise<boolean> => {
      if (this.isDisposed) throw new Error('the panel has been closed');
      // What is sent is copied, as between processes.
      this.posted.push(structuredClone(message));
      return Promise.resolve(true);
    },
  };

  constructor(viewType: string, title: string) {
    this.viewType = viewType;
    this.title = title;
  }

  /** The page says something. */
  say(message: unknown): void {
    this.#received.fire(message);
  }

  reveal(): void {
    this.revealed++;
  }

  /** As the person closes it, too. */
  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.#disposed.fire(undefined);
  }
}
