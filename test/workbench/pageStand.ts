import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { newNonce, pageHtml } from '../../src/page/html.ts';
import { startBrowser } from '../host/browser.ts';
import { Cleanup } from '../host/cleanup.ts';
import { outDir, root } from '../host/paths.ts';
import { Problems } from './problems.ts';

const address = 'http://page.example';

/** Which page, by the name of its script. */
type PageName = 'page' | 'review';

/** What VS Code gives to a page, for tests that have no VS Code. */
interface PageGlobals {
  posted: unknown[];
}

/** A page as it ships, alone in a browser under its own content security policy; it is sent and says these messages. */
export class PageStand<Sent, Said> {
  readonly page: Page;
  readonly problems: Problems;
  readonly #cleanup: Cleanup;

  private constructor(page: Page, problems: Problems, cleanup: Cleanup) {
    this.page = page;
    this.problems = problems;
    this.#cleanup = cleanup;
  }

  /** Opens the page; `stop` closes it. @param theme what VS Code's style element would hold */
  static async open<Sent, Said>(
    name: PageName,
    viewport: { width: number; height: number },
    theme = '',
  ): Promise<PageStand<Sent, Said>> {
    Cleanup.runOnSignals();
    const cleanup = new Cleanup();
    const browser = await startBrowser(cleanup);
    const context = await browser.newContext({ viewport });
    const problems = new Problems(context);
    const nonce = newNonce();
    await context.addInitScript(() => {
      const globals = globalThis as unknown as PageGlobals & { acquireVsCodeApi: unknown };
      globals.posted = [];
      globals.acquireVsCodeApi = () => ({
        postMessage: (message: unknown) => globals.posted.push(message),
        getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
        setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
      });
    });
    await context.route(`${address}/**`, route => {
      const file = new URL(route.request().url()).pathname.slice(1);
      if (file === '') return route.fulfill({ contentType: 'text/html', body: html(name, nonce, theme) });
      const body = readFileSync(path.join(root, 'dist', path.basename(file)), 'utf8');
      return route.fulfill({ contentType: file.endsWith('.js') ? 'text/javascript' : 'text/css', body });
    });
    const page = await context.newPage();
    await page.goto(address);
    return new PageStand(page, problems, cleanup);
  }

  /** Sends what the extension would, and waits until the page shows it. */
  async send(message: Sent): Promise<void> {
    await this.page.evaluate(async (sent: unknown) => {
      window.postMessage(sent);
      await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    }, message);
  }

  /** What the page has said since the last time. */
  async said(): Promise<Said[]> {
    const posted = await this.page.evaluate(() => (globalThis as unknown as PageGlobals).posted.splice(0));
    return posted as Said[];
  }

  /** By how many pixels the page is wider than its window. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  async screenshot(name: string): Promise<void> {
    const file = path.join(outDir, 'screenshots', `${name}.png`);
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }

  stop(): Promise<void> {
    return this.#cleanup.run();
  }
}

function html(name: PageName, nonce: string, theme: string): string {
  const scripts = { scriptUri: `${address}/${name}.js`, sharedScriptUri: `${address}/pages.js` };
  const files = { ...scripts, styleUri: `${address}/${name}.css` };
  const made = pageHtml({ cspSource: address, nonce, ...files, language: 'en', title: 'Page' });
  return theme === '' ? made : made.replace('</head>', `<style nonce="${nonce}">${theme}</style></head>`);
}
