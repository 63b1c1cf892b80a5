import { readFileSync } from 'node:fs';
import type {
  AuthenticationProvider,
  DocumentDropEditProvider,
  HoverProvider,
  QuickPickItem,
  UriHandler,
} from 'vscode';
import type { FakeInputBox, FakeQuickPick } from './quickInput.ts';
import type { FakeTreeView } from './treeView.ts';
import type { FakeWebviewPanel } from './webviewPanel.ts';

const resets: (() => void)[] = [];

/** `reset` is called whenever the editor becomes as in a window that was just opened. */
export function whenReset(reset: () => void): void {
  resets.push(reset);
}

/** A notification or a modal dialog, as it was shown. */
export interface ShownMessage {
  readonly severity: 'information' | 'warning' | 'error';
  readonly text: string;
  readonly buttons: readonly string[];
  readonly modal: boolean;
  readonly detail: string | undefined;
}

/** An input box that one call opened. */
export interface ShownInput {
  readonly title: string | undefined;
  readonly prompt: string | undefined;
  readonly value: string;
  /** What the box says to the text that was typed; undefined when it accepts it. */
  readonly complaint: string | undefined;
}

export interface ShownPick {
  readonly labels: readonly string[];
  readonly descriptions: readonly (string | undefined)[];
  readonly items: readonly QuickPickItem[];
  readonly title: string | undefined;
  readonly placeHolder: string | undefined;
  readonly canPickMany: boolean;
}

export interface ShownProgress {
  readonly title: string | undefined;
  readonly cancellable: boolean;
  readonly reports: { readonly message?: string; readonly increment?: number }[];
  cancel(): void;
}

/** A button, none, or what happens before one is pressed. */
type Press = string | undefined | (() => Promise<string | undefined>);

type Configuration = Record<string, { readonly default?: unknown }>;

const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  contributes: { configuration: readonly { properties: Configuration }[] };
};
const defaults = Object.fromEntries(
  manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties)),
);

/**
 * What the stand-in for VS Code has been asked to do, and what the person in front of it will do next. Answers
 * are used in order; without one the person closes what they see.
 */
class Editor {
  /** Notifications and dialogs, oldest first. */
  messages: ShownMessage[] = [];
  statusBar: string[] = [];
  /** Lines of the log, where the whole extension runs. */
  log: string[] = [];
  inputs: ShownInput[] = [];
  picks: ShownPick[] = [];
  progress: ShownProgress[] = [];
  /** Addresses the browser was opened at, as VS Code hands them to the system. */
  opened: string[] = [];
  clipboard = '';
  /** Commands that were run, those of the editor too. */
  executed: (readonly [id: string, ...args: unknown[]])[] = [];
  contexts = new Map<string, unknown>();
  treeViews = new Map<string, FakeTreeView>();
  hoverProviders: HoverProvider[] = [];
  dropProviders: DocumentDropEditProvider[] = [];
  /** What is in files, by their path. */
  readonly files = new Map<string, Uint8Array>();
  /** Whether files cannot be written or read. */
  isDiskBroken = false;
  /** The file the person chooses in the next dialogs; undefined when they give up. */
  chosenFile: string | undefined;
  quickPicks: FakeQuickPick[] = [];
  inputBoxes: FakeInputBox[] = [];
  webviewPanels: FakeWebviewPanel[] = [];
  /** What brings panels back after a reload, by webview type. */
  serializers = new Map<
    string,
    { deserializeWebviewPanel(panel: FakeWebviewPanel, state: unknown): Promise<void> }
  >();
  uriHandler: UriHandler | undefined;
  readonly commands = new Map<string, (...args: unknown[]) => unknown>();
  /** Whether the person lets the browser be opened. */
  opensBrowser = true;
  readonly accountsProviders = new Map<string, AuthenticationProvider>();
  /** Where a browser reaches this window's URI handler; undefined as on the desktop. */
  externalUri: string | undefined;
  uriScheme = 'vscode';
  /** What the editor speaks, and what it has for it from the extension: a translation for each sentence. */
  language = 'en';
  bundle: Readonly<Record<string, string>> | undefined;
  remoteName: string | undefined;
  isWeb = false;
  /** Whether the person works in this window; `focusWindow` changes it. */
  hasFocus = true;
  #buttons: Press[] = [];
  #texts: (string | undefined)[] = [];
  #choices: ((items: readonly QuickPickItem[]) => readonly QuickPickItem[] | undefined)[] = [];
  #settings = new Map<string, unknown>();

  /** Everything as in a window that was just opened. */
  reset(): void {
    for (const reset of resets) reset();
    Object.assign(this, new Editor());
    this.#buttons = [];
    this.#texts = [];
    this.#choices = [];
    this.#settings = new Map();
  }

  /** What was shown and done before is forgotten; what is registered and open stays. */
  forget(): void {
    for (const past of [this.messages, this.statusBar, this.log, this.inputs, this.picks, this.progress])
      past.length = 0;
    for (const past of [this.opened, this.executed, this.quickPicks, this.inputBoxes]) past.length = 0;
    this.webviewPanels = this.webviewPanels.filter(({ isDisposed }) => !isDisposed);
    for (const [id, { isDisposed }] of this.treeViews) if (isDisposed) this.treeViews.delete(id);
    this.clipboard = '';
    this.files.clear();
  }

  /** What the person would have answered next is forgotten. */
  forgetAnswers(): void {
    for (const answers of [this.#buttons, this.#texts, this.#choices]) answers.length = 0;
  }

  /** The person presses these buttons of the next messages; undefined closes one, a function does something first. */
  willPress(...buttons: Press[]): void {
    this.#buttons.push(...buttons);
  }

  /** The person enters these texts; one that the box does not accept ends in giving up. */
  willType(...texts: (string | undefined)[]): void {
    this.#texts.push(...texts);
  }

  /** The person chooses these rows, by their labels, of the next list. */
  willChoose(...labels: string[]): void {
    this.#choices.push(items => labels.map(label => labelled(items, label)));
  }

  /** The person chooses the first rows of the next list. */
  willChooseFirst(count: number): void {
    this.#choices.push(items => items.slice(0, count));
  }

  async nextButton(message: ShownMessage): Promise<string | undefined> {
    this.messages.push(message);
    const press = this.#buttons.shift();
    const button = typeof press === 'function' ? await press() : press;
    if (button !== undefined && !message.buttons.includes(button))
      throw new Error(`“${message.text}” has no button “${button}”, but ${message.buttons.join(', ')}`);
    return button;
  }

  nextText(): string | undefined {
    return this.#texts.shift();
  }

  nextChoice(items: readonly QuickPickItem[]): readonly QuickPickItem[] | undefined {
    return this.#choices.shift()?.(items);
  }

  /** A setting as it is in effect. */
  setting(key: string): unknown {
    return this.#settings.has(key) ? this.#settings.get(key) : defaults[key]?.default;
  }

  changeSetting(key: string, value: unknown): void {
    this.#settings.set(key, value);
  }

  /** The last message; fails when there is none. */
  get lastMessage(): ShownMessage {
    const message = this.messages.at(-1);
    if (!message) throw new Error('no message was shown');
    return message;
  }
}

function labelled(items: readonly QuickPickItem[], label: string): QuickPickItem {
  const item = items.find(each => each.label === label);
  if (!item) throw new Error(`the list has no “${label}”, but ${items.map(each => each.label).join(', ')}`);
  return item;
}

/** The one stand-in; `reset` it before each test. */
export const editor = new Editor();
