import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PinnedPackage, Server } from '../servers.ts';
import { logStandIn, obeyPayload, replaceNativeModules } from './adjustments.ts';
import type { Installable } from './folder.ts';
import { npm, packInto, run } from './npm.ts';

/** Raised when the steps below change what they make of the same packages. */
const recipeVersion = 5;

/** Built-in extensions that nothing here needs: half of the package's size, and what fails without native modules. */
const extensionsLeftOut = ['copilot', 'git', 'github', 'mermaid-markdown-features'];

/** Dependencies that are loaded only for terminals, file search, agents, Kerberos and Windows: 300 MB. */
const dependenciesLeftOut = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/fs-copyfile',
  '@vscode/ripgrep-universal',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'node-pty',
  'ssh2',
];

/** Where a VS Code server comes from: the npm package `code-server`, of which only the VS Code inside is kept. */
export function vscodeServer(server: Server): Installable {
  return {
    label: `VS Code ${server.vscode}`,
    dir: server.dir,
    recipe: recipeOf(server),
    make: async dir => {
      await withPackage(server.package, dir, tarball => unpackServer(tarball, dir));
      await installDependencies(path.join(dir, 'vscode'));
      obeyPayload(path.join(dir, 'vscode/out/vs/code/browser/workbench/workbench.js'));
      if (server.node) await withPackage(server.node, dir, tarball => unpackNode(tarball, dir));
    },
  };
}

function recipeOf(server: Server): string {
  const pins = [server.package, server.node].map(pin => pin?.integrity);
  return JSON.stringify([
    recipeVersion,
    pins,
    extensionsLeftOut,
    dependenciesLeftOut,
    readFileSync(logStandIn, 'utf8'),
  ]);
}

async function withPackage(
  pin: PinnedPackage,
  dir: string,
  use: (tarball: string) => Promise<void>,
): Promise<void> {
  const download = path.join(dir, 'download');
  mkdirSync(download);
  try {
    await use(await packInto(download, pin));
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

async function unpackServer(tarball: string, dir: string): Promise<void> {
  const leftOut = extensionsLeftOut.map(name => `--exclude=package/lib/vscode/extensions/${name}`);
  await run('tar', ['-xzf', tarball, '--no-same-owner', ...leftOut, 'package/lib/vscode'], dir);
  renameSync(path.join(dir, 'package/lib/vscode'), path.join(dir, 'vscode'));
  rmSync(path.join(dir, 'package'), { recursive: true });
}

async function unpackNode(tarball: string, dir: string): Promise<void> {
  await run('tar', ['-xzf', tarball, '--no-same-owner', '--strip-components=1', 'package/bin/node'], dir);
}

/**
 * Installs what the package's own shrinkwrap locks, less what is left out. Peers are not looked at: they are not
 * all in that shrinkwrap, and would come in whatever version is the newest.
 */
async function installDependencies(dir: string): Promise<void> {
  for (const name of ['package.json', 'npm-shrinkwrap.json']) {
    const file = path.join(dir, name);
    writeFileSync(file, withoutLeftOut(readFileSync(file, 'utf8')));
  }
  await npm(dir, ['ci', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund']);
  replaceNativeModules(path.join(dir, 'node_modules'));
}

function withoutLeftOut(json: string): string {
  interface Manifest {
    dependencies?: Record<string, string>;
    packages?: Record<string, Manifest>;
  }
  const manifest = JSON.parse(json) as Manifest;
  const { dependencies = {} } = manifest.packages?.[''] ?? manifest;
  for (const name of dependenciesLeftOut) Reflect.deleteProperty(dependencies, name);
  return JSON.stringify(manifest);
}
