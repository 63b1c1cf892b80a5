import * as vscode from 'vscode';
import type { PageState } from '../../webview/protocol.ts';
import type { Event } from '../model/event.ts';
import { sentenceLanguage } from '../messages/wording.ts';
import { newNonce, pageHtml } from '../page/html.ts';
import { rememberedPages } from './pageMemory.ts';
import type { PanelActions } from './panelActions.ts';
import type { PanelSource } from './panelSource.ts';
import type { PanelWords } from './panelWords.ts';
import { tabTitle } from '../page/tabTitle.ts';
import { PanelPresenter } from './panelPresenter.ts';
import { isPageUri, isTrackUri } from './pageUri.ts';
import { trackPanelType } from './trackPanelType.ts';

/** What the panel needs from the rest of the extension. */
export interface TrackPanelPorts {
  readonly extensionUri: vscode.Uri;
  /** The library that is looked at now, if any. */
  current(): PanelSource | undefined;
  readonly onDidChangeSource: Event<unknown>;
  readonly actions: PanelActions;
  readonly words: PanelWords;
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  readonly presenter: PanelPresenter;
}

/** The details panel: at most one, reused for every track, and restored after a reload. */
export class TrackPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #ports: TrackPanelPorts;
  readonly #sourceChanges: { dispose(): void };
  #open: OpenPanel | undefined;

  constructor(ports: TrackPanelPorts) {
    this.#ports = ports;
    this.#sourceChanges = ports.onDidChangeSource(() => this.#open?.presenter.sourceChanged());
  }

  /** The URI of the track in the panel; undefined while there is no panel, and while it shows something else. */
  get shown(): string | undefined {
    const uri = this.#open?.presenter.uri;
    return uri !== undefined && isTrackUri(uri) ? uri : undefined;
  }

  /** Whether a person can see the panel. */
  get isVisible(): boolean {
    return this.#open?.panel.visible ?? false;
  }

  /**
   * Shows a track or an album, in the panel that is open or else in a new one next to the active editor's tabs.
   * @param uri of a track, a local file or an album; anything without a page is logged and left alone
   * @param options.preserveFocus leaves the focus where it is, as when someone walks through a list
   */
  show(uri: string, { preserveFocus = false } = {}): void {
    if (!isPageUri(uri)) {
      this.#ports.actions.log('Details panel: there is no page for this URI.');
      return;
    }
    this.#open?.panel.reveal(undefined, preserveFocus);
    if (this.#open) this.#open.presenter.show(uri);
    else this.#adopt(this.#create(preserveFocus), presenter => presenter.show(uri));
  }

  /** Takes over a panel from before a reload; one whose pages are not known any more is closed. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = rememberedPages(state);
    if (memory === undefined || this.#open) panel.dispose();
    else this.#adopt(panel, presenter => presenter.restore(memory));
    return Promise.resolve();
  }

  /** Closes the panel, if it is open. */
  close(): void {
    this.#open?.panel.dispose();
  }

  dispose(): void {
    this.#sourceChanges.dispose();
    this.#open?.panel.dispose();
  }

  #create(preserveFocus: boolean): vscode.WebviewPanel {
    const column = { viewColumn: vscode.ViewColumn.Active, preserveFocus };
    return vscode.window.createWebviewPanel(trackPanelType, this.#ports.words.title(), column);
  }

  /** @param begin shows something: it is in the page's HTML, so that the page shows it before it has said anything */
  #adopt(panel: vscode.WebviewPanel, begin: (presenter: PanelPresenter) => void): void {
    const { webview } = panel;
    let first: PageState | undefined;
    let hasBegun = false;
    const { actions, words } = this.#ports;
    const presenter = new PanelPresenter({
      post: message => {
        if (hasBegun) void webview.postMessage(message);
        else if (message.type === 'render') first = message.state;
      },
      setTitle: title => {
        panel.title = tabTitle(title);
      },
      close: () => void panel.dispose(),
      current: () => this.#ports.current(),
      actions,
      words,
      locale: vscode.env.language,
      now: () => Date.now(),
    });
    this.#open = { panel, presenter };
    const messages = webview.onDidReceiveMessage(message => presenter.receive(message));
    panel.onDidDispose(() => {
      messages.dispose();
      presenter.dispose();
      if (this.#open?.panel === panel) this.#open = undefined;
    });
    webview.options = { enableScripts: true, localResourceRoots: [this.#file('dist')] };
    panel.iconPath = {
      light: this.#file('media', 'track-light.svg'),
      dark: this.#file('media', 'track-dark.svg'),
    };
    begin(presenter);
    hasBegun = true;
    webview.html = this.#html(webview, first);
  }

  #html(webview: vscode.Webview, state: PageState | undefined): string {
    return pageHtml({
      cspSource: webview.cspSource,
      nonce: newNonce(),
      scriptUri: webview.asWebviewUri(this.#file('dist', 'page.js')).toString(),
      sharedScriptUri: webview.asWebviewUri(this.#file('dist', 'pages.js')).toString(),
      styleUri: webview.asWebviewUri(this.#file('dist', 'page.css')).toString(),
      language: sentenceLanguage(),
      title: this.#ports.words.title(),
      state,
    });
  }

  #file(...segments: string[]): vscode.Uri {
    return vscode.Uri.joinPath(this.#ports.extensionUri, ...segments);
  }
}
