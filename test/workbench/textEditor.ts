import type { Locator } from 'playwright-core';
import { ContextMenu } from './contextMenu.ts';
import type { Workbench } from './workbench.ts';

/** The text editor that is in front. */
export class TextEditor {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Opens a file of the folder that is open, by its name, and goes back to the view that was there. */
  async open(file: string): Promise<void> {
    const { page } = this.#workbench;
    await this.#workbench.activityIcon('Explorer').click();
    await page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: file }).dblclick();
    await this.#editor.locator('.view-line').first().waitFor();
    await this.#workbench.openView();
  }

  /** Gives it the keyboard's focus, with the cursor where it is. */
  async focus(): Promise<void> {
    await this.#workbench.command('View: Focus Active Editor Group');
  }

  async press(key: string): Promise<void> {
    await this.focus();
    await this.#workbench.page.keyboard.press(key);
  }

  /** Puts the cursor at the beginning of a line, counted from 1. */
  async goTo(line: number): Promise<void> {
    const { page, quickInput } = this.#workbench;
    await page.keyboard.press('Control+g');
    await quickInput.answer(`:${line}`);
    await quickInput.gone();
    await this.focus();
  }

  /** What stands in a line, counted from 1; it must be in view. */
  async line(line: number): Promise<string> {
    return (await this.#line(line).innerText()).replaceAll('\u00a0', ' ');
  }

  /** Rests the pointer on these words, and waits for a hover that says others; again, while it does not come. */
  async hover(words: string, said: string): Promise<Locator> {
    const { page } = this.#workbench;
    const hovers = page.locator('.monaco-hover:visible');
    const hover = hovers.filter({ hasText: said }).first();
    for (let tries = 1; ; tries++) {
      await page.mouse.move(900, 600, { steps: 3 });
      await hovers.first().waitFor({ state: 'hidden' });
      const { x, y } = await this.#placeOf(words);
      await page.mouse.move(x, y, { steps: 3 });
      const comes = hover.waitFor({ timeout: 6_000 });
      if (tries >= 5 || (await comes.then(() => true).catch(() => false))) {
        await comes;
        return hover;
      }
    }
  }

  async contextMenu(words: string): Promise<ContextMenu> {
    const { page } = this.#workbench;
    const { x, y } = await this.#placeOf(words);
    await page.mouse.click(x, y, { button: 'right' });
    return ContextMenu.open(page);
  }

  /** Drags something and drops it into the text, at the end of a line, as one does it with Shift. */
  async drop(what: Locator, line: number): Promise<void> {
    const { page } = this.#workbench;
    const [from, to] = [await what.boundingBox(), await this.#line(line).boundingBox()];
    if (!from || !to) throw new Error('not in view');
    await page.mouse.move(from.x + 60, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 80, from.y + from.height / 2 + 3, { steps: 3 });
    await page.mouse.move(to.x + 5, to.y + to.height / 2, { steps: 8 });
    await page.keyboard.down('Shift');
    await page.mouse.move(to.x + 2, to.y + to.height / 2, { steps: 4 });
    await page.waitForTimeout(300); // The editor finds out that it may take it.
    await page.mouse.up();
    await page.keyboard.up('Shift');
  }

  get #editor(): Locator {
    return this.#workbench.page.locator('.part.editor .monaco-editor').first();
  }

  /** Lines stand in the document in any order. */
  #line(line: number): Locator {
    return this.#editor
      .locator('.view-lines .view-line')
      .and(
        this.#workbench.page.locator(
          `.view-line[style*="top:${(line - 1) * 19}px"], .view-line[style*="top: ${(line - 1) * 19}px"]`,
        ),
      );
  }

  /** The middle of these words, wherever their colours end. */
  async #placeOf(words: string): Promise<{ x: number; y: number }> {
    const line = this.#editor.locator('.view-line').filter({ hasText: words }).first();
    return line.evaluate((element, wanted) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const middle =
        element.textContent.replaceAll('\u00a0', ' ').indexOf(wanted) + Math.floor(wanted.length / 2);
      let before = 0;
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const length = text.textContent?.length ?? 0;
        if (middle < before + length) {
          const range = document.createRange();
          range.setStart(text, middle - before);
          range.setEnd(text, middle - before + 1);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
        before += length;
      }
      throw new Error(`the text has no “${wanted}”`);
    }, words);
  }
}
