import type { Locator, Page } from 'playwright-core';
import { ContextMenu } from './contextMenu.ts';
import { exactly } from './exactly.ts';

/** A row of a tree as a person sees it, and as a screen reader says it. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  readonly ariaLabel: string;
  /** 1 for a row at the top. */
  readonly level: number;
  /** `undefined` for a row that has nothing in it. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  readonly focused: boolean;
}

/** A view in the side bar that shows a tree, or in its place a welcome or a message. */
export class TreeView {
  readonly #page: Page;
  readonly pane: Locator;
  readonly list: Locator;

  constructor(page: Page, title: string) {
    this.#page = page;
    const header = page.locator(`.pane-header[aria-label^="${title}"]`);
    this.pane = page.locator('.split-view-view > .pane').filter({ has: header });
    this.list = this.pane.locator('.monaco-list').first();
  }

  /** Expands the view itself, if it is folded. */
  async open(): Promise<void> {
    const header = this.pane.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    await this.pane.locator('.pane-body').waitFor();
  }

  /** Folds the view itself, if it is expanded. */
  async fold(): Promise<void> {
    const header = this.pane.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
  }

  /** The rows that are scrolled into view, top to bottom. */
  async rows(): Promise<TreeRow[]> {
    return this.list.locator('.monaco-list-row').evaluateAll(rows =>
      rows
        .map(row => ({ row, index: Number(row.getAttribute('data-index')) }))
        .sort((a, b) => a.index - b.index)
        .map(({ row }) => {
          const expanded = row.getAttribute('aria-expanded');
          return {
            label: row.querySelector('.label-name')?.textContent ?? '',
            description: row.querySelector('.label-description')?.textContent ?? '',
            ariaLabel: row.getAttribute('aria-label') ?? '',
            level: Number(row.getAttribute('aria-level')),
            expanded: expanded === null ? undefined : expanded === 'true',
            selected: row.classList.contains('selected'),
            focused: row.classList.contains('focused'),
          };
        }),
    );
  }

  /** Waits until a row with this label is in view. */
  async waitForRow(label: string | RegExp): Promise<void> {
    await this.row(label).waitFor();
  }

  /** Waits until no row with this label is in view. */
  async waitForNoRow(label: string | RegExp): Promise<void> {
    await this.row(label).waitFor({ state: 'detached' });
  }

  /** The first row in view with exactly this label, or one that the expression matches. */
  row(label: string | RegExp): Locator {
    const name = this.#page.locator('.label-name').filter({ hasText: exactly(label) });
    return this.list.locator('.monaco-list-row').filter({ has: name }).first();
  }

  /** The row at this place, counted from 0 over the whole tree; it must be in view. */
  rowAt(index: number): Locator {
    return this.list.locator(`.monaco-list-row[data-index="${index}"]`);
  }

  /** How many rows stand beside the first one, in view or not. */
  async size(): Promise<number> {
    return Number(await this.rowAt(0).getAttribute('aria-setsize'));
  }

  /** Selects a row with a click, which also does what a click on it does; modifiers add to the selection. */
  async select(row: string | RegExp | number, modifiers: ('ControlOrMeta' | 'Shift')[] = []): Promise<void> {
    await (await this.#reach(row)).locator('.monaco-tl-contents').click({ modifiers });
  }

  /** Gives the view the keyboard's focus, with no row chosen that was not. */
  async focus(): Promise<void> {
    await this.list.focus();
  }

  /** Presses a key while the view has focus. */
  async press(key: string): Promise<void> {
    await this.list.press(key);
  }

  /** Expands or folds a row with a click on its arrow. */
  async toggle(row: string | RegExp | number): Promise<void> {
    await (await this.#reach(row)).locator('.monaco-tl-twistie').click();
  }

  /** Presses an inline action of a row. */
  async inlineAction(row: string | RegExp | number, action: string): Promise<void> {
    const target = await this.#reach(row);
    await target.hover();
    await target.locator(`.actions .action-label[aria-label^="${action}"]`).click();
  }

  /** Opens a row's context menu. */
  async contextMenu(row: string | RegExp | number): Promise<ContextMenu> {
    await (await this.#reach(row)).locator('.monaco-tl-contents').click({ button: 'right' });
    return ContextMenu.open(this.#page);
  }

  /** Presses an action in the view's title bar. */
  async titleAction(action: string): Promise<void> {
    await this.pane.locator('.pane-header').hover();
    await this.pane.locator(`.pane-header .action-label[aria-label^="${action}"]`).click();
  }

  /** The description beside the view's title, and the message above its rows; empty if there is none. */
  async captions(): Promise<{ description: string; message: string }> {
    const text = async (selector: string) =>
      (await this.pane.locator(selector).allInnerTexts()).join(' ').trim();
    return {
      description: await text('.pane-header .description'),
      message: await text('.pane-body .message:not(.hide)'),
    };
  }

  /** The welcome that stands in place of the rows. */
  welcome(): Locator {
    return this.pane.locator('.welcome-view-content');
  }

  /** What a person reads when the pointer rests on a row. */
  async tooltip(row: string | RegExp | number): Promise<string> {
    await (await this.#reach(row)).locator('.label-name').hover();
    const hover = this.#page.locator('.monaco-hover:visible').last();
    await hover.waitFor();
    return hover.innerText();
  }

  /** The row, scrolled so far that the whole of it can be pointed at; a browser cannot scroll VS Code's lists. */
  async #reach(row: string | RegExp | number): Promise<Locator> {
    const target = typeof row === 'number' ? this.rowAt(row) : this.row(row);
    await target.waitFor();
    for (let tries = 0; tries < 20; tries++) {
      const [box, frame] = [await target.boundingBox(), await this.list.boundingBox()];
      if (!box || !frame) break;
      const above = frame.y - box.y;
      const below = box.y + box.height - frame.y - frame.height;
      if (above <= 0 && below <= 0) break;
      await this.#page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2);
      await this.#page.mouse.wheel(0, above > 0 ? -above : below);
      await this.#page.waitForTimeout(50);
    }
    return target;
  }
}
