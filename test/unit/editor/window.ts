import type { InputBoxOptions, MessageOptions, QuickPickItem, TreeViewOptions, UriHandler } from 'vscode';
import { Emitter } from '../../../src/model/event.ts';
import type { ShownMessage } from './editor.ts';
import { editor } from './editor.ts';
import { EditorEvent } from './editorEvent.ts';
import { FakeInputBox, FakeQuickPick } from './quickInput.ts';
import type { Selection } from './ranges.ts';
import type { FakeTextEditor } from './textEditor.ts';
import { FakeTreeView } from './treeView.ts';
import { Uri } from './values.ts';
import { FakeWebviewPanel } from './webviewPanel.ts';

type MessageArguments = [text: string, ...rest: (MessageOptions | string)[]];

function show(
  severity: ShownMessage['severity'],
  [text, ...rest]: MessageArguments,
): Promise<string | undefined> {
  const options = rest.find(each => typeof each === 'object');
  const buttons = rest.filter(each => typeof each === 'string');
  const { modal = false, detail } = options ?? {};
  return editor.nextButton({ severity, text, buttons, modal, detail });
}

/** Nobody answers within the same turn of the event loop. */
async function answered<T>(answer: () => T): Promise<T> {
  const given = answer();
  await Promise.resolve();
  return given;
}

export const showInformationMessage = (...args: MessageArguments): Promise<string | undefined> =>
  show('information', args);
export const showWarningMessage = (...args: MessageArguments): Promise<string | undefined> =>
  show('warning', args);
export const showErrorMessage = (...args: MessageArguments): Promise<string | undefined> =>
  show('error', args);

/** The log; its lines go to `editor.log`. */
export function createOutputChannel(): { info(line: string): void; show(): void; dispose(): void } {
  return {
    info: line => void editor.log.push(line),
    show: () => undefined,
    dispose: () => undefined,
  };
}

export function setStatusBarMessage(text: string): { dispose(): void } {
  editor.statusBar.push(text);
  return { dispose: () => undefined };
}

export async function showInputBox(options: InputBoxOptions = {}): Promise<string | undefined> {
  const { title, prompt, value = '' } = options;
  const text = editor.nextText();
  const complaint = text === undefined ? undefined : await options.validateInput?.(text);
  const said = typeof complaint === 'object' ? complaint?.message : complaint;
  editor.inputs.push({ title, prompt, value, complaint: said });
  return said ? undefined : text;
}

interface PickOptions {
  readonly title?: string;
  readonly placeHolder?: string;
  readonly canPickMany?: boolean;
}

export function showQuickPick(
  items: readonly QuickPickItem[],
  { title, placeHolder, canPickMany = false }: PickOptions = {},
): Promise<unknown> {
  editor.picks.push({
    labels: items.map(item => item.label),
    descriptions: items.map(item => item.description),
    items,
    title,
    placeHolder,
    canPickMany,
  });
  return answered(() => {
    const chosen = editor.nextChoice(items);
    return canPickMany ? chosen : chosen?.[0];
  });
}

export async function withProgress<T>(
  options: { title?: string; cancellable?: boolean },
  task: (progress: { report(value: object): void }, token: object) => PromiseLike<T>,
): Promise<T> {
  const cancelled = new Emitter<void>();
  const { title, cancellable = false } = options;
  const reports: object[] = [];
  editor.progress.push({ title, cancellable, reports, cancel: () => cancelled.fire() });
  const token = { isCancellationRequested: false, onCancellationRequested: cancelled.event };
  return await task({ report: value => reports.push(value) }, token);
}

const stateChanged = new EditorEvent<{ readonly focused: boolean }>('window');

/** The window in front of the person. */
export const state = {
  get focused(): boolean {
    return editor.hasFocus;
  },
};

export const onDidChangeWindowState = stateChanged.event;

/** What coming to the window from another one, or leaving it for one, does. */
export function focusWindow(focused: boolean): void {
  editor.hasFocus = focused;
  stateChanged.fire({ focused });
}

const activeTextEditorChanged = new EditorEvent<FakeTextEditor | undefined>('active text');
const selectionChanged = new EditorEvent<{ readonly textEditor: FakeTextEditor }>('selection');

export const onDidChangeActiveTextEditor = activeTextEditorChanged.event;
export const onDidChangeTextEditorSelection = selectionChanged.event;

/** The text that is open in front of the person; `openText` changes it. */
export let activeTextEditor: FakeTextEditor | undefined;

/** What going to another text, or to none, does. */
export function openText(text: FakeTextEditor | undefined): void {
  activeTextEditor = text;
  activeTextEditorChanged.fire(text);
}

/** What moving the cursor does. */
export function select(textEditor: FakeTextEditor, ...selections: Selection[]): void {
  textEditor.selections = selections;
  selectionChanged.fire({ textEditor });
}

export function createTreeView(id: string, options: TreeViewOptions<unknown>): FakeTreeView {
  const view = new FakeTreeView(id, options);
  editor.treeViews.set(id, view);
  return view;
}

export function createInputBox(): FakeInputBox {
  const box = new FakeInputBox();
  editor.inputBoxes.push(box);
  return box;
}

export function createQuickPick(): FakeQuickPick {
  const pick = new FakeQuickPick();
  editor.quickPicks.push(pick);
  return pick;
}

export function createWebviewPanel(viewType: string, title: string): FakeWebviewPanel {
  const panel = new FakeWebviewPanel(viewType, title);
  editor.webviewPanels.push(panel);
  return panel;
}

interface Serializer {
  deserializeWebviewPanel(panel: FakeWebviewPanel, state: unknown): Promise<void>;
}

export function registerWebviewPanelSerializer(
  viewType: string,
  serializer: Serializer,
): { dispose(): void } {
  editor.serializers.set(viewType, serializer);
  return { dispose: () => void editor.serializers.delete(viewType) };
}

export function registerUriHandler(handler: UriHandler): { dispose(): void } {
  editor.uriHandler = handler;
  return { dispose: () => (editor.uriHandler = undefined) };
}

export { showTextDocument, tabGroups } from './documents.ts';

const chosenFile = (): Uri | undefined =>
  editor.chosenFile === undefined ? undefined : Uri.file(editor.chosenFile);

export const showSaveDialog = (): Promise<Uri | undefined> => answered(chosenFile);

export const showOpenDialog = (): Promise<Uri[] | undefined> =>
  answered(() => {
    const file = chosenFile();
    return file && [file];
  });

const themeChanged = new Emitter<{ readonly kind: number }>();

export const activeColorTheme = { kind: 2 };
export const onDidChangeActiveColorTheme = themeChanged.event;

/** What choosing another colour theme does. @param kind one of `ColorThemeKind` */
export function chooseTheme(kind: number): void {
  activeColorTheme.kind = kind;
  themeChanged.fire(activeColorTheme);
}
