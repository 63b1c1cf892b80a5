import type { BrowserContext, Locator, Page } from 'playwright-core';

/** The modal dialogs of the workbench, and the pages that open from them. */
export class Dialogs {
  readonly #context: BrowserContext;
  readonly box: Locator;

  constructor(page: Page, context: BrowserContext) {
    this.#context = context;
    this.box = page.locator('.monaco-dialog-box');
  }

  /** Waits for a dialog and reads it: the message and the detail under it. */
  async read(): Promise<string> {
    return this.box.locator('.dialog-message-container').innerText();
  }

  /** Waits for a dialog and presses a button of it. */
  async press(button: string | RegExp): Promise<void> {
    await this.box.getByRole('button', { name: button, exact: true }).click();
  }

  /**
   * Runs what makes the extension open an address, agrees when the workbench asks whether to trust it, and returns
   * the page that opened.
   */
  async openExternal(trigger: () => Promise<void>): Promise<Page> {
    const opened = this.#context.waitForEvent('page');
    await trigger();
    const asked = this.box.getByRole('button', { name: /^Open/ }).first();
    await Promise.race([asked.click(), opened]);
    return opened;
  }
}
