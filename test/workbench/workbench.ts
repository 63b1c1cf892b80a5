import assert from 'node:assert/strict';
import path from 'node:path';
import type { BrowserContext, Frame, Locator, Page } from 'playwright-core';
import type { Cleanup } from '../host/cleanup.ts';
import { outDir } from '../host/paths.ts';
import { eventually } from '../support/eventually.ts';
import { Dialogs } from './dialogs.ts';
import { readLogs, storedState } from './leftBehind.ts';
import { Notifications } from './notifications.ts';
import { Problems } from './problems.ts';
import { QuickInput } from './quickInput.ts';
import { TreeView } from './treeView.ts';

/** What a workbench is made of. */
export interface WorkbenchParts {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The folder with the server's state: settings, logs, the extension's global storage. */
  readonly userData: string;
  readonly serverLog: () => string;
  readonly cleanup: Cleanup;
}

/** A real VS Code in a browser, as a person sees and uses it. Whatever it waits for, it waits 30 s at most. */
export class Workbench {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly userData: string;
  /** Errors that the page and its frames reported. */
  readonly problems: Problems;
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly dialogs: Dialogs;
  /** What the server has printed so far. */
  readonly serverLog: () => string;
  readonly #cleanup: Cleanup;

  constructor({ page, context, userData, serverLog, cleanup }: WorkbenchParts) {
    this.page = page;
    this.context = context;
    this.userData = userData;
    this.serverLog = serverLog;
    this.#cleanup = cleanup;
    this.problems = new Problems(context);
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.dialogs = new Dialogs(page, context);
  }

  /** Waits until the workbench stands and knows the extension. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.activityIcon('Tracklist').waitFor();
  }

  /** The icon in the activity bar that opens a view container. */
  activityIcon(container: string): Locator {
    return this.page.locator(`.part.activitybar .action-label[aria-label^="${container}"]`);
  }

  /** Opens a view container by its icon, unless it is open. */
  async openView(container = 'Tracklist'): Promise<void> {
    const title = this.page.locator('.part.sidebar > .title .title-label', { hasText: container });
    // After a reload the container may come back by itself at the moment of the click, which then hides it.
    for (let tries = 1; !(await title.isVisible()); tries++) {
      await this.activityIcon(container).click();
      const comes = title.waitFor({ timeout: 5_000 });
      await (tries < 3 ? comes.catch(() => undefined) : comes);
    }
  }

  /** Opens the view and the demo library, and waits for the whole of it. */
  async openDemo(): Promise<void> {
    await this.openView();
    const saved = this.tree('Saved Tracks');
    await saved.welcome().getByText('explore the demo library').click();
    // The palette is closed when a view comes in under it.
    await eventually(async () => assert.equal(await saved.size(), 3_000));
  }

  /** A view in the side bar by its title, expanded or not. */
  tree(title: string): TreeView {
    return new TreeView(this.page, title);
  }

  /** Runs a command through the palette by its whole title, such as `Tracklist: Refresh`. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput.type(`>${title}`);
    await this.quickInput.pick(title);
    // What the command asks comes into the same box.
    await eventually(async () => assert.ok(!(await this.quickInput.isPalette())));
  }

  /**
   * Runs a command that asks, and waits for its box. Where a webview was in front, VS Code gives the focus back to it a
   * moment after the palette has closed, and on a slow machine that closes the box: then the command is run again.
   */
  async ask(title: string): Promise<QuickInput> {
    for (let tries = 1; ; tries++) {
      await this.command(title);
      await this.quickInput.input.waitFor();
      await this.page.mouse.move(0, 0); // What a row says of itself under the pointer lies over the next one.
      await this.page.waitForTimeout(500);
      if (tries === 3 || (await this.quickInput.input.isVisible())) return this.quickInput;
    }
  }

  /** The texts in the status bar, left to right, without those that are empty. */
  async statusBar(): Promise<string[]> {
    const items = await this.page.locator('.part.statusbar .statusbar-item:visible').allInnerTexts();
    return items.map(text => text.trim()).filter(text => text !== '');
  }

  /** The titles of the open editors, left to right. */
  editors(): Promise<string[]> {
    return this.page.locator('.part.editor .tab .label-name').allInnerTexts();
  }

  /** The document of the webview that is in front, when the extension's page is in it; VS Code changes frames for that. */
  async webview(): Promise<Frame> {
    let page: Frame | undefined;
    await eventually(async () => {
      const outer = await frameOf(this.page.locator('iframe.webview.ready:visible').first());
      page = await frameOf(outer.locator('#active-frame'));
    });
    if (!page) throw new Error('There is no webview in front.');
    return page;
  }

  /**
   * Closes a page that opened beside the workbench. One that the browser does not hold to be in front draws nothing, no
   * hover and no further message, so it is brought there again.
   */
  async backFrom(beside: Page): Promise<void> {
    await beside.close();
    await this.page.bringToFront();
  }

  /**
   * Reloads the window, as "Developer: Reload Window" does, and waits until it is ready. What VS Code stores while it goes
   * may be cut short by the browser, so this waits for it to know of every editor, and of `stored`, before.
   */
  async reload(stored = /(?:)/): Promise<void> {
    await eventually(async () => {
      const state = await this.storedState();
      assert.match(state, stored);
      for (const title of await this.editors())
        assert.ok(state.includes(title), `${title} is not stored yet.`);
    }, 70_000);
    await this.page.reload();
    await this.ready();
  }

  /** Pictures the window into `out/screenshots/<name>.png`, when nothing moves any more; returns the path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(outDir, 'screenshots', `${name}.png`);
    await this.page.waitForTimeout(250); // Sashes, hovers and toasts fade.
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    return file;
  }

  /** Every log file of the server and the extension host, as one text. */
  logs(): string {
    return readLogs(this.userData);
  }

  /** What VS Code stores in the browser (settings of the window, the extensions' global state), as one text. */
  storedState(): Promise<string> {
    return storedState(this.page);
  }

  /** Ends everything and removes what it left. */
  stop(): Promise<void> {
    return this.#cleanup.run();
  }
}

async function frameOf(iframe: Locator): Promise<Frame> {
  await iframe.waitFor();
  const frame = await (await iframe.elementHandle()).contentFrame();
  if (!frame) throw new Error('The webview has gone.');
  await frame.waitForLoadState();
  return frame;
}
