// `npm start`: builds the extension and opens it in a VS Code of its own with the demo library: the desktop's, if
// `code` is there, else the server from npm, to be looked at in a browser. `-- --account` is for a real account: no
// demo, and what is set up is kept for the next time.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Cleanup } from './cleanup.ts';
import { findDesktop, findOnPath, hasDisplay, openDesktop } from './desktop.ts';
import { openDoorway } from './doorway.ts';
import { ensureInstalled } from './install.ts';
import { installedDir, root } from './paths.ts';
import { exitCodeOf } from './processGroup.ts';
import { build } from './project.ts';
import { startServer, writeSettings } from './server.ts';
import { serverFor } from './servers.ts';
import { installStarter } from './starterExtension.ts';
import { workbenchAddress } from './workbenchAddress.ts';

const { values } = parseArgs({ options: { account: { type: 'boolean', default: false } } });

/** With an account the browser must find what it stored: it stores by address, so the port stays the same. */
const accountPort = 48_418;

interface Profile {
  readonly userData: string;
  readonly extensions: string;
  readonly developmentPaths: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

function profile(cleanup: Cleanup): Profile {
  const kept = path.join(installedDir, 'account');
  const userData = values.account ? path.join(kept, 'user-data') : cleanup.tempDir();
  const extensions = values.account ? path.join(kept, 'extensions') : cleanup.tempDir();
  for (const dir of [userData, extensions]) mkdirSync(dir, { recursive: true });
  installStarter(extensions);
  const env = values.account ? {} : { TRACKLIST_START_IN_DEMO: '1' };
  return { userData, extensions, env, developmentPaths: [root] };
}

async function inDesktop(code: string, cleanup: Cleanup): Promise<void> {
  const own = profile(cleanup);
  writeSettings(own.userData);
  console.log('Opening Tracklist in a window of its own in VS Code.');
  const { closed } = await openDesktop({ code, ...own }, cleanup);
  sayWhatNext('or close the window');
  await closed;
}

async function inBrowser(cleanup: Cleanup): Promise<void> {
  await ensureInstalled();
  const { developmentPaths, ...own } = profile(cleanup);
  const access = {
    token: randomBytes(16).toString('hex'),
    ...(values.account ? { port: accountPort } : {}),
  };
  const server = await startServer({ server: serverFor('newest'), ...own, ...access }, cleanup);
  const address = await openDoorway(workbenchAddress(server, { developmentPaths }), cleanup);
  console.log(`\nTracklist runs in VS Code at\n\n    ${address}\n`);
  console.log(
    openInBrowser(address) ? 'Your browser opens it.' : 'Open this address in a browser on this machine.',
  );
  sayWhatNext();
  await exitCodeOf(server.process);
  if (!cleanup.begun) throw new Error('VS Code ended unexpectedly.');
}

function sayWhatNext(orClose = ''): void {
  const next = values.account
    ? ['What you set up is kept in .vscode-test/account; delete that folder to forget it.']
    : [
        'You see the demo library: invented music, no account, no network.',
        'For your own Spotify account, start it with: npm start -- --account',
      ];
  console.log([...next, `To stop, press Ctrl+C here${orClose ? ` ${orClose}` : ''}.`].join('\n'));
}

/** Hands the address to the person's browser, if there seems to be one; says whether it did. */
function openInBrowser(address: string): boolean {
  const machine = { env: process.env, platform: process.platform };
  const opener = findOnPath(process.platform === 'darwin' ? 'open' : 'xdg-open', machine);
  if (!opener || !hasDisplay(machine)) return false;
  // The browser is the person's own and outlives this.
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
  return true;
}

const cleanup = new Cleanup();
Cleanup.runOnSignals(0);
try {
  await build(cleanup);
  const code = findDesktop({ env: process.env, platform: process.platform });
  await (code ? inDesktop(code, cleanup) : inBrowser(cleanup));
} catch (error) {
  if (!cleanup.begun) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
await cleanup.run();
process.exit();
