// Installs the VS Code servers and the browser that the tests and `npm start` run in. Runs after `npm ci` and again,
// as a check that takes a fraction of a second, before everything that needs them.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { canRunChromium, chromium } from './install/chromium.ts';
import { install, isInstalled, type Installable } from './install/folder.ts';
import { locked } from './install/lock.ts';
import { vscodeServer } from './install/vscodeServer.ts';
import { installedDir } from './paths.ts';
import { availableServers, canRunServers } from './servers.ts';

/**
 * Makes sure that everything this machine can run is installed and whole, and installs again what is not. Says on
 * the console what it does; says nothing when there is nothing to do.
 * @throws Error with a sentence for a person if something could not be installed.
 */
export async function ensureInstalled(): Promise<void> {
  if (process.env.TRACKLIST_SKIP_VSCODE === '1') {
    console.log('TRACKLIST_SKIP_VSCODE is set: not installing the VS Code that the tests run in.');
    return;
  }
  if (!canRunServers) {
    console.log(
      `VS Code from npm does not run on ${process.platform}; npm start and -- --desktop use the desktop's.`,
    );
    return;
  }
  const wanted = [...availableServers().map(vscodeServer), ...(canRunChromium ? [chromium()] : [])];
  if (wanted.every(isInstalled)) return;
  await locked(
    path.join(installedDir, 'install.lock'),
    () => installMissing(wanted),
    () => {
      console.log('Another process is installing VS Code; waiting for it.');
    },
  );
}

async function installMissing(wanted: readonly Installable[]): Promise<void> {
  wanted.forEach(({ dir }) => removeLeftovers(path.dirname(dir)));
  const results = await Promise.allSettled(wanted.filter(each => !isInstalled(each)).map(installAloud));
  const failed = results.find(result => result.status === 'rejected');
  if (failed) throw failed.reason as Error;
}

/** What an installation that was killed left behind; nobody else installs while the lock is ours. */
function removeLeftovers(parent: string): void {
  for (const name of namesIn(parent).filter(each => each.startsWith('.new-'))) {
    rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return []; // Not there yet.
  }
}

async function installAloud(what: Installable): Promise<void> {
  console.log(`Installing ${what.label}…`);
  const start = performance.now();
  try {
    await install(what);
  } catch (error) {
    throw new Error(
      `${what.label} could not be installed. It comes from npm, so a network is needed this once: run the command ` +
        `again when there is one, or set TRACKLIST_SKIP_VSCODE=1 to do without it.`,
      { cause: error },
    );
  }
  console.log(`Installed ${what.label} (${((performance.now() - start) / 1000).toFixed(1)} s).`);
}

async function main(): Promise<void> {
  try {
    await ensureInstalled();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof Error && error.cause instanceof Error)
      console.error(`Reason: ${error.cause.message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
