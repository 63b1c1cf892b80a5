import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startBrowser } from '../host/browser.ts';
import { Cleanup } from '../host/cleanup.ts';
import { installExtension, startServer } from '../host/server.ts';
import { serverFor, type Which } from '../host/servers.ts';
import { workbenchAddress } from '../host/workbenchAddress.ts';
import { pictureFailure } from './failure.ts';
import { Workbench } from './workbench.ts';

/** The colour themes that a workbench can be opened in. */
export type Theme = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

/** How to start a workbench. */
export interface WorkbenchOptions {
  /** The packaged extension, absolute; by default the one that the environment variable `TRACKLIST_VSIX` names. */
  readonly vsix?: string;
  /** Which VS Code; the newest by default. */
  readonly version?: Which;
  /** User settings on top of those that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables for the extension host, such as `TRACKLIST_API_URL`. */
  readonly env?: NodeJS.ProcessEnv;
  /** Dark by default. */
  readonly theme?: Theme;
  /** In CSS pixels; 1280 × 800 by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What the person has set the editor to; English by default. Its own words stay English. */
  readonly language?: 'de';
  /** The folder to open; none by default. */
  readonly folder?: string;
  /** Keeps the server's state in this folder instead of a temporary one. */
  readonly userDataDir?: string;
  /** Keeps installed extensions in this folder instead of a temporary one. */
  readonly extensionsDir?: string;
  /** Added to the browser's command line. */
  readonly browserArgs?: readonly string[];
}

/** The workbenches that are open now, oldest first. */
export const openWorkbenches = new Set<Workbench>();

/**
 * Installs the packaged extension into a VS Code of its own, as a user would, and opens it in a browser. Resolves
 * when the extension's icon is there. Every workbench must be ended with its `stop`, which leaves nothing behind.
 * @throws Error if any of it does not come up.
 */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  Cleanup.runOnSignals();
  const cleanup = new Cleanup();
  try {
    return await open(options, cleanup);
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function open(options: WorkbenchOptions, cleanup: Cleanup): Promise<Workbench> {
  const { version = 'newest', theme = 'dark', viewport = { width: 1280, height: 800 }, env = {} } = options;
  const server = serverFor(version);
  const dirs = {
    userData: options.userDataDir ?? cleanup.tempDir(),
    extensions: options.extensionsDir ?? cleanup.tempDir(),
  };
  for (const each of [dirs.userData, dirs.extensions]) mkdirSync(each, { recursive: true });
  await installExtension(server, dirs, options.vsix ?? packagedExtension());
  const settings = {
    'workbench.colorTheme': themes[version][theme],
    // A parent that stays on top while its children scroll by would stand there twice.
    'workbench.tree.enableStickyScroll': false,
    ...options.settings,
  };
  let log = '';
  const onOutput = (text: string) => (log += text);
  const running = await startServer({ server, ...dirs, env, settings, onOutput }, cleanup);
  const browser = await startBrowser(cleanup, options.browserArgs);
  const context = await browser.newContext({
    viewport,
    colorScheme: theme.endsWith('ight') ? 'light' : 'dark',
    ...(options.language ? { locale: options.language } : {}),
  });
  if (options.language) await context.addInitScript(speakLanguage, options.language);
  const page = await context.newPage();
  const workbench = new Workbench({ page, context, userData: dirs.userData, serverLog: () => log, cleanup });
  openWorkbenches.add(workbench);
  cleanup.add(() => void openWorkbenches.delete(workbench));
  cleanup.add(() => pictureFailure(workbench));
  await page.goto(workbenchAddress(running, { folder: options.folder }));
  await workbench.ready();
  return workbench;
}

/** What a language pack does before the workbench is loaded, but that this one brings no words. */
function speakLanguage(language: string): void {
  (globalThis as { _VSCODE_NLS_LANGUAGE?: string })._VSCODE_NLS_LANGUAGE = language;
}

/** Each version's own names; the newest renamed its default themes. */
const themes: Record<Which, Record<Theme, string>> = {
  newest: {
    dark: 'Dark 2026',
    light: 'Light 2026',
    highContrast: 'Default High Contrast',
    highContrastLight: 'Default High Contrast Light',
  },
  lowest: {
    dark: 'Default Dark Modern',
    light: 'Default Light Modern',
    highContrast: 'Default High Contrast',
    highContrastLight: 'Default High Contrast Light',
  },
};

function packagedExtension(): string {
  const { TRACKLIST_VSIX: file } = process.env;
  if (!file) throw new Error('No packaged extension: run the tests with npm run test:workbench.');
  return path.resolve(file);
}
