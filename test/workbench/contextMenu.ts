import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { exactly } from './exactly.ts';

/** A menu that opened under the pointer. */
export class ContextMenu {
  readonly #menu: Locator;
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
    this.#menu = page.locator('.monaco-menu').last();
  }

  /** Waits until the menu stands. */
  static async open(page: Page): Promise<ContextMenu> {
    const menu = new ContextMenu(page);
    await menu.#menu.locator('.action-label').first().waitFor();
    return menu;
  }

  /** The labels of its entries, top to bottom, without separators. */
  async labels(): Promise<string[]> {
    const labels = await this.#menu.locator('.action-item .action-label:not(.separator)').allInnerTexts();
    return labels.map(label => label.trim()).filter(label => label !== '');
  }

  /** Chooses an entry by its whole label: points at it and presses Enter, for a menu's first clicks may be lost. */
  async pick(label: string): Promise<void> {
    const words = this.#page.locator('.action-label').filter({ hasText: exactly(label) });
    const entry = this.#menu.locator('.action-item').filter({ has: words });
    await eventually(async () => {
      await entry.hover({ timeout: 3_000 });
      assert.match((await entry.getAttribute('class')) ?? '', /\bfocused\b/);
    });
    await this.#page.keyboard.press('Enter');
    await this.#menu.waitFor({ state: 'hidden' });
  }

  /** Closes it without a choice. */
  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#menu.waitFor({ state: 'hidden' });
  }
}
