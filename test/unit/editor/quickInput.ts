import type { QuickInputButton, QuickPickItem } from 'vscode';
import { Emitter } from '../../../src/model/event.ts';

/** What input boxes and lists have in common: they are shown, hidden and thrown away. */
class FakeQuickInput {
  title: string | undefined;
  ignoreFocusOut = false;
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
  items: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  readonly #pressed = new Emitter<{ item: Item; button: QuickInputButton }>();
  readonly onDidTriggerItemButton = this.#pressed.event;

  choose(label: string): void {
    this.selectedItems = [this.#labelled(label)];
    this.accept();
  }

  /** Presses the first button of a row. */
  press(label: string): void {
    const item = this.#labelled(label);
    const [button] = item.buttons ?? [];
    if (!button) throw new Error(`“${label}” has no button`);
    this.#pressed.fire({ item, button });
  }

  #labelled(label: string): Item {
    const item = this.items.find(each => each.label.includes(label));
    if (!item) throw new Error(`the list has no “${label}”`);
    return item;
  }
}
