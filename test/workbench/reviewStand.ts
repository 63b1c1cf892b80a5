import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { newNonce, pageHtml } from '../../src/page/html.ts';
import type { FromReview, ToReview } from '../../webview/reviewProtocol.ts';
import { startBrowser } from '../host/browser.ts';
import { Cleanup } from '../host/cleanup.ts';
import { outDir, root } from '../host/paths.ts';
import { Problems } from './problems.ts';

const address = 'http://review.example';

/** What VS Code gives to a page, for tests that have no VS Code. */
interface PageGlobals {
  posted: FromReview[];
  kept: unknown;
}

/** The review page as it ships, alone in a browser under its own content security policy. */
export class ReviewStand {
  readonly page: Page;
  readonly problems: Problems;
  readonly #cleanup: Cleanup;

  private constructor(page: Page, problems: Problems, cleanup: Cleanup) {
    this.page = page;
    this.problems = problems;
    this.#cleanup = cleanup;
  }

  /** Opens the page; `stop` closes it. @param theme what VS Code's style element would hold */
  static async open(viewport: { width: number; height: number }, theme = ''): Promise<ReviewStand> {
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
        postMessage: (message: FromReview) => globals.posted.push(message),
        getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
        setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
      });
    });
    await context.route(`${address}/**`, route => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') return route.fulfill({ contentType: 'text/html', body: html(nonce, theme) });
      const body = readFileSync(path.join(root, 'dist', path.basename(name)), 'utf8');
      return route.fulfill({ contentType: name.endsWith('.js') ? 'text/javascript' : 'text/css', body });
    });
    const page = await context.newPage();
    await page.goto(address);
    return new ReviewStand(page, problems, cleanup);
  }

  /** Sends what the extension would, and waits until the page shows it. */
  async send(message: ToReview): Promise<void> {
    await this.page.evaluate(async sent => {
      window.postMessage(sent);
      await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    }, message);
  }

  /** What the page has said since the last time. */
  async said(): Promise<FromReview[]> {
    return this.page.evaluate(() => (globalThis as unknown as PageGlobals).posted.splice(0));
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

function html(nonce: string, theme: string): string {
  const scripts = { scriptUri: `${address}/review.js`, sharedScriptUri: `${address}/pages.js` };
  const files = { ...scripts, styleUri: `${address}/review.css` };
  const made = pageHtml({ cspSource: address, nonce, ...files, language: 'en', title: 'Review' });
  return theme === '' ? made : made.replace('</head>', `<style nonce="${nonce}">${theme}</style></head>`);
}
