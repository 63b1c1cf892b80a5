import type { BrowserContext } from 'playwright-core';

/** Something that a page or a frame reported. */
export interface Problem {
  readonly text: string;
  /** The script or document that it comes from, if it is known. */
  readonly url: string;
}

/**
 * What every workbench from npm complains about: files and services that this build of VS Code does not have; on a slow
 * machine also that nobody signs in to GitHub.
 */
const alwaysThere = [
  /\/vsda(_bg)?\.(js|wasm)$/,
  /\/update\/check$/,
  /serviceWorker\.js/,
  /Timed out waiting for authentication provider 'github'/,
  /A bad HTTP response code \(404\) was received when fetching the script/,
];

/** Listens to everything that a browser's pages and frames report as an error. */
export class Problems {
  /** Errors on the console of the workbench and of the webviews, uncaught ones too. */
  readonly errors: Problem[] = [];
  /** Everything that a content security policy blocked, anywhere. */
  readonly cspViolations: Problem[] = [];

  constructor(context: BrowserContext) {
    context.on('console', message => {
      const problem = { text: message.text(), url: message.location().url };
      if (problem.text.includes('Content Security Policy')) this.cspViolations.push(problem);
      if (message.type() === 'error' && !isAlwaysThere(problem)) this.errors.push(problem);
    });
    context.on('weberror', error => {
      this.errors.push({ text: String(error.error()), url: error.page()?.url() ?? '' });
    });
  }

  /** The errors that webviews reported, without the workbench's own. */
  get ofWebviews(): Problem[] {
    return this.errors.filter(({ url }) => url.includes('/webview/browser/pre/'));
  }
}

function isAlwaysThere({ text, url }: Problem): boolean {
  return alwaysThere.some(pattern => pattern.test(text) || pattern.test(url));
}
