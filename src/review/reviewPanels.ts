import * as vscode from 'vscode';
import type { Event } from '../model/event.ts';
import { sentenceLanguage } from '../messages/wording.ts';
import { newNonce, pageHtml } from '../page/html.ts';
import { tabTitle } from '../page/tabTitle.ts';
import { rememberedReview } from './reviewMemory.ts';
import type { ReviewKind } from './reviewKind.ts';
import { reviewPanelType } from './reviewPanelType.ts';
import type { ReviewPresenter } from './reviewPresenter.ts';
import { ReviewSession } from './reviewSession.ts';
import type { ReviewWords } from './reviewWords.ts';

/** What the panels need from the rest of the extension. */
export interface ReviewPanelPorts {
  readonly extensionUri: vscode.Uri;
  /** Another library is in use, or none any more: reviews of the earlier one are closed. */
  readonly onDidChangeLibrary: Event<unknown>;
  /** Opens a Spotify URI in Spotify. */
  open(uri: string): void;
  log(line: string): void;
  readonly words: ReviewWords;
}

interface OpenReview {
  readonly panel: vscode.WebviewPanel;
  session: ReviewSession;
}

/** The reviews: each an editor of its own, at most one of a kind. */
export class ReviewPanels implements vscode.Disposable {
  readonly #ports: ReviewPanelPorts;
  readonly #open = new Map<ReviewKind, OpenReview>();
  readonly #libraryChanges: { dispose(): void };

  constructor(ports: ReviewPanelPorts) {
    this.#ports = ports;
    this.#libraryChanges = ports.onDidChangeLibrary(() => this.#closeAll());
  }

  /** Brings the review of this kind to the front; false when there is none. */
  reveal(kind: ReviewKind): boolean {
    const open = this.#open.get(kind);
    open?.panel.reveal();
    return open !== undefined;
  }

  /** Whether a person can see the review of this kind. */
  isVisible(kind: ReviewKind): boolean {
    return this.#open.get(kind)?.panel.visible ?? false;
  }

  /** Shows a review, in place of the one of its kind that is open. Lets go of the presenter when it is closed. */
  open(kind: ReviewKind, presenter: ReviewPresenter): void {
    const open = this.#open.get(kind);
    if (open) {
      open.session.dispose();
      open.panel.title = tabTitle(presenter.title);
      open.session = this.#session(kind, presenter, open.panel);
      open.panel.webview.html = this.#html(open.panel.webview, presenter);
      open.panel.reveal();
      return;
    }
    const title = tabTitle(presenter.title);
    this.#adopt(
      kind,
      presenter,
      vscode.window.createWebviewPanel(reviewPanelType, title, vscode.ViewColumn.Active),
    );
  }

  /**
   * Takes over a panel from before a reload. One whose review cannot be had again is closed.
   * @param begin begins the review of that kind again; undefined when that cannot be
   */
  async restore(
    panel: vscode.WebviewPanel,
    state: unknown,
    begin: (kind: ReviewKind) => Promise<ReviewPresenter | undefined>,
  ): Promise<void> {
    const kind = rememberedReview(state);
    const presenter = kind && !this.#open.has(kind) ? await this.#begun(begin(kind)) : undefined;
    if (!kind || !presenter || this.#open.has(kind)) {
      presenter?.dispose();
      panel.dispose();
    } else this.#adopt(kind, presenter, panel);
  }

  dispose(): void {
    this.#libraryChanges.dispose();
    this.#closeAll();
  }

  async #begun(beginning: Promise<ReviewPresenter | undefined>): Promise<ReviewPresenter | undefined> {
    try {
      return await beginning;
    } catch (error) {
      this.#ports.log(`Review: could not begin again: ${String(error)}`);
      return undefined;
    }
  }

  #closeAll(): void {
    for (const { panel } of [...this.#open.values()]) panel.dispose();
  }

  #adopt(kind: ReviewKind, presenter: ReviewPresenter, panel: vscode.WebviewPanel): void {
    const { webview } = panel;
    const review: OpenReview = { panel, session: this.#session(kind, presenter, panel) };
    this.#open.set(kind, review);
    const messages = webview.onDidReceiveMessage(message => review.session.receive(message));
    panel.onDidDispose(() => {
      messages.dispose();
      review.session.dispose();
      if (this.#open.get(kind) === review) this.#open.delete(kind);
    });
    webview.options = { enableScripts: true, localResourceRoots: [this.#file('dist')] };
    panel.title = tabTitle(presenter.title);
    panel.iconPath = {
      light: this.#file('media', 'track-light.svg'),
      dark: this.#file('media', 'track-dark.svg'),
    };
    webview.html = this.#html(webview, presenter);
  }

  #session(kind: ReviewKind, presenter: ReviewPresenter, { webview }: vscode.WebviewPanel): ReviewSession {
    const ports = this.#ports;
    return new ReviewSession(kind, presenter, {
      post: message => void webview.postMessage(message),
      open: uri => ports.open(uri),
      log: line => ports.log(line),
      words: ports.words,
    });
  }

  #html(webview: vscode.Webview, { title }: ReviewPresenter): string {
    return pageHtml({
      cspSource: webview.cspSource,
      nonce: newNonce(),
      scriptUri: webview.asWebviewUri(this.#file('dist', 'review.js')).toString(),
      sharedScriptUri: webview.asWebviewUri(this.#file('dist', 'pages.js')).toString(),
      styleUri: webview.asWebviewUri(this.#file('dist', 'review.css')).toString(),
      language: sentenceLanguage(),
      title,
    });
  }

  #file(...segments: string[]): vscode.Uri {
    return vscode.Uri.joinPath(this.#ports.extensionUri, ...segments);
  }
}
