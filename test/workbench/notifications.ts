import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { exactly } from './exactly.ts';

/** A notification as it stands in the lower right corner. */
export interface Notification {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly buttons: readonly string[];
}

/** The notifications that show, newest first. */
export class Notifications {
  readonly #toasts: Locator;

  constructor(page: Page) {
    this.#toasts = page.locator('.notifications-toasts .notification-toast');
  }

  /** Those that show right now. */
  read(): Promise<Notification[]> {
    return this.#toasts.evaluateAll(toasts =>
      toasts.map(toast => ({
        severity: toast.querySelector('.codicon-error')
          ? 'error'
          : toast.querySelector('.codicon-warning')
            ? 'warning'
            : 'info',
        message: toast.querySelector('.notification-list-item-message')?.textContent ?? '',
        buttons: Array.from(
          toast.querySelectorAll(
            '.notification-list-item-buttons-container .monaco-button.monaco-text-button',
          ),
          button => button.textContent,
        ),
      })),
    );
  }

  /** Waits for one that holds these words. */
  async waitFor(words: string | RegExp): Promise<Notification> {
    const toast = this.#withWords(words);
    await toast.waitFor();
    const all = await this.read();
    const one = all.find(({ message }) =>
      words instanceof RegExp ? words.test(message) : message.includes(words),
    );
    if (!one) throw new Error(`The notification "${String(words)}" has gone.`);
    return one;
  }

  /** Presses a button of the one that holds these words. */
  async click(words: string | RegExp, button: string): Promise<void> {
    await this.#withWords(words)
      .locator('.monaco-button')
      .filter({ hasText: exactly(button) })
      .click();
  }

  /** Closes the one that holds these words; one that goes by itself meanwhile is closed, too. */
  async close(words: string | RegExp): Promise<void> {
    const toast = this.#withWords(words);
    const timeout = 3_000;
    await eventually(async () => {
      if (await toast.isVisible()) {
        await toast.hover({ timeout });
        await toast.locator('.codicon-notifications-clear').click({ timeout });
      }
      await toast.waitFor({ state: 'hidden', timeout });
    }, 30_000);
  }

  #withWords(words: string | RegExp): Locator {
    return this.#toasts.filter({ hasText: words }).first();
  }
}
