import type { Locator, Page } from 'playwright-core';
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
    await page.waitForTimeout(150); // At first it takes a click for the end of the one that opened it.
    return menu;
  }

  /** The labels of its entries, top to bottom, without separators. */
  async labels(): Promise<string[]> {
    const labels = await this.#menu.locator('.action-item .action-label:not(.separator)').allInnerTexts();
    return labels.map(label => label.trim()).filter(label => label !== '');
  }

  /** Chooses an entry by its whole label. */
  async pick(label: string): Promise<void> {
    await this.#menu
      .locator('.action-label')
      .filter({ hasText: exactly(label) })
      .click();
    await this.#menu.waitFor({ state: 'hidden' });
  }

  /** Closes it without a choice. */
  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#menu.waitFor({ state: 'hidden' });
  }
}
