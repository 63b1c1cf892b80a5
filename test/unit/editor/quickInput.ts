import type { QuickInputButton, QuickPickItem } from 'vscode';
import { Emitter } from '../../../src/model/event.ts';

/** What input boxes and lists have in common: they are shown, hidden and thrown away. */
class FakeQuickInput {
  title: string | undefined;
  ignoreFocusOut = false;
  busy = false;
  value = '';
  isVisible = false;
  readonly #changed = new Emitter<string>();
  readonly #accepted = new Emitter<void>();
  readonly #hidden = new Emitter<void>();
  readonly onDidChangeValue = this.#changed.event;
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;

  show(): void {
    this.isVisible = true;
  }

  /** Also what Escape does. */
  hide(): void {
    if (!this.isVisible) return;
    this.isVisible = false;
    this.#hidden.fire();
  }

  dispose(): void {
    this.hide();
  }

  type(text: string): void {
    this.value = text;
    this.#changed.fire(text);
  }

  /** What Enter does. */
  accept(): void {
    this.#accepted.fire();
  }
}

export class FakeInputBox extends FakeQuickInput {
  prompt: string | undefined;
  validationMessage = '';
}

type Item = QuickPickItem & { readonly buttons?: readonly QuickInputButton[] };

export class FakeQuickPick extends FakeQuickInput {
  placeholder: string | undefined;
  buttons: readonly QuickInputButton[] = [];
  activeItems: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  matchOnDescription = true;
  matchOnDetail = true;
  keepScrollPosition = false;
  canSelectMany = false;
  #items: readonly Item[] = [];
  readonly #pressed = new Emitter<{ item: Item; button: QuickInputButton }>();
  readonly #leading = new Emitter<QuickInputButton>();
  readonly onDidTriggerItemButton = this.#pressed.event;
  readonly onDidTriggerButton = this.#leading.event;

  get items(): readonly Item[] {
    return this.#items;
  }

  /** As in VS Code, the first row has the focus then. */
  set items(items: readonly Item[]) {
    this.#items = items;
    this.activeItems = items.filter(({ kind }) => (kind as number | undefined) !== -1).slice(0, 1);
  }

  /** Accepts the row that has the focus. */
  acceptActive(): void {
    this.selectedItems = this.activeItems;
    this.accept();
  }

  /** Presses the arrow that leads back. */
  goBack(): void {
    const [button] = this.buttons;
    if (!button) throw new Error('there is no way back');
    this.#leading.fire(button);
  }

  /** Presses the button beside the title that is called `tooltip`. */
  pressButton(tooltip: string): void {
    const button = this.buttons.find(each => each.tooltip === tooltip);
    if (!button) throw new Error(`the list has no button “${tooltip}”`);
    this.#leading.fire(button);
  }

  /** Ticks the rows called so, and no others. */
  tick(...labels: string[]): void {
    this.selectedItems = labels.map(label => this.#labelled(label));
  }

  choose(label: string): void {
    this.selectedItems = [this.#labelled(label)];
    this.accept();
  }

  /** Presses a button of a row: the first one, or the one that is called `tooltip`. */
  press(row: string | Item, tooltip?: string): void {
    const item = typeof row === 'string' ? this.#labelled(row) : row;
    const button = item.buttons?.find(each => tooltip === undefined || each.tooltip === tooltip);
    if (!button) throw new Error(`“${item.label}” has no button ${tooltip ?? ''}`);
    this.#pressed.fire({ item, button });
  }

  #labelled(label: string): Item {
    const item = this.items.find(each => each.label.includes(label));
    if (!item) throw new Error(`the list has no “${label}”`);
    return item;
  }
}
