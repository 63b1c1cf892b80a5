import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { Cleanup } from './cleanup.ts';
import { canRunChromium, chromiumDir } from './install/chromium.ts';
import { root } from './paths.ts';

const flags = [
  '--no-sandbox', // Containers have none to offer.
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage', // A container's /dev/shm is often too small.
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

/**
 * Starts a headless browser; the clean-up closes it. It is the one from npm where that runs, else the machine's
 * Chrome or Edge; the environment variable `TRACKLIST_BROWSER` names another Chromium's executable.
 * @param args are added to its command line.
 * @throws Error if there is no browser or it does not start.
 */
export async function startBrowser(cleanup: Cleanup, args: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    ...whichBrowser(cleanup),
    headless: true,
    args: [...flags, ...args],
    // Signals are the clean-up's; Playwright would end this process before anything else is stopped.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  cleanup.add(() => browser.close());
  return browser;
}

function whichBrowser(cleanup: Cleanup): Parameters<typeof chromium.launch>[0] {
  const chosen = process.env.TRACKLIST_BROWSER;
  if (chosen) return { executablePath: chosen };
  if (!canRunChromium) return { channel: machineChannel() };
  const settings = cleanup.tempDir();
  return {
    executablePath: path.join(chromiumDir, 'chromium'),
    env: {
      ...definedIn(process.env),
      LD_LIBRARY_PATH: path.join(chromiumDir, 'lib'),
      FONTCONFIG_FILE: writeFontSettings(settings),
      HOME: settings, // Where it would leave files of its own.
    },
  };
}

/** Chrome, or Edge where only that is installed. */
function machineChannel(): 'chrome' | 'msedge' {
  const edge = '/Applications/Microsoft Edge.app';
  const chrome = '/Applications/Google Chrome.app';
  return existsSync(edge) && !existsSync(chrome) ? 'msedge' : 'chrome';
}

/** Only the fonts that come with the project are seen, so that pictures look the same on every machine. */
function writeFontSettings(dir: string): string {
  const fonts = [path.join(chromiumDir, 'fonts'), path.join(root, 'node_modules/@expo-google-fonts')];
  const cache = path.join(dir, 'font-cache');
  mkdirSync(cache);
  const file = path.join(dir, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${fonts.map(each => `  <dir>${each}</dir>`).join('\n')}
  <cachedir>${cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append" binding="strong"><string>Open Sans</string></edit>
  </match>
</fontconfig>
`,
  );
  return file;
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(entry => entry[1] !== undefined)) as Record<
    string,
    string
  >;
}
