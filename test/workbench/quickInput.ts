import type { Locator, Page } from 'playwright-core';
import { exactly } from './exactly.ts';

/** The box at the top of the window: command palette, quick picks, input boxes. */
export class QuickInput {
  readonly #page: Page;
  readonly widget: Locator;
  readonly input: Locator;
  readonly #rows: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.quick-input-widget:visible');
    this.input = this.widget.locator('.quick-input-box input');
    this.#rows = this.widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Waits for the box and replaces what stands in it. */
  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  /** Types an answer and confirms it. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.input.press('Enter');
  }

  /** Confirms what is chosen or typed. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /** Whether it is open as the command palette. */
  isPalette(): Promise<boolean> {
    return this.input.evaluateAll((inputs: HTMLInputElement[]) =>
      inputs.some(({ value }) => value.startsWith('>')),
    );
  }

  /** Chooses the row with exactly this label; scrolls to nothing, so type first in a long list. */
  async pick(label: string): Promise<void> {
    await this.row(label).click();
  }

  /** Checks or unchecks the row with exactly this label in a list of several choices. */
  async toggle(label: string): Promise<void> {
    await this.row(label).locator('.label-name').click();
  }

  /** The visible row with exactly this label. */
  row(label: string): Locator {
    const name = this.#page.locator('.label-name').filter({ hasText: exactly(label) });
    return this.#rows.filter({ has: name }).first();
  }

  /** The labels of the visible rows, top to bottom. */
  labels(): Promise<string[]> {
    return this.#rows.evaluateAll(rows =>
      rows.map(row => row.querySelector('.label-name')?.textContent.replaceAll('\u00a0', ' ') ?? ''),
    );
  }

  /** The title of the box, empty if it has none. */
  async title(): Promise<string> {
    const title = this.widget.locator('.quick-input-title');
    return (await title.isVisible()) ? title.innerText() : '';
  }

  /** The line under the box: a prompt, or why what is typed is not accepted. */
  message(): Promise<string> {
    return this.widget.locator('.quick-input-message').innerText();
  }

  /** The hint inside the empty box. */
  async placeholder(): Promise<string> {
    return (await this.input.getAttribute('placeholder')) ?? '';
  }

  /** Presses a button in the title or beside the box. */
  async button(label: string): Promise<void> {
    await this.widget.locator(`.action-label[aria-label^="${label}"]`).click();
  }

  /** Closes it with Escape, and waits until it is gone. */
  async cancel(): Promise<void> {
    await this.input.press('Escape');
    await this.gone();
  }

  /** Waits until it is gone. */
  async gone(): Promise<void> {
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }
}
