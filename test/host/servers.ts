import path from 'node:path';
import { installedDir } from './paths.ts';
import servers from './servers.json' with { type: 'json' };

/** A package on npm, pinned by the sha512 of its tarball (Subresource Integrity notation). */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** The VS Codes that the tests run in: the newest one tried, and the lowest that `engines.vscode` promises. */
export type Which = 'newest' | 'lowest';

/** One VS Code server: what it is made of and where it is installed. */
export interface Server {
  readonly which: Which;
  /** VS Code's own version, such as `1.103.2`. */
  readonly vscode: string;
  readonly package: PinnedPackage;
  /** The Node.js it needs, if it is another one than the project's. */
  readonly node: PinnedPackage | undefined;
  /** Absolute; holds `vscode/` and, if `node` is set, `bin/node`. */
  readonly dir: string;
  /** Absolute path of the server's entry point. */
  readonly main: string;
  /** Absolute path of the Node.js executable it runs on. */
  readonly execPath: string;
}

/** VS Code's own version for either of them, such as `1.103.2`. */
export function versionOf(which: Which): string {
  return servers[which].vscode;
}

/** Whether VS Code servers from npm can run on this machine; elsewhere the desktop VS Code is the way. */
export const canRunServers = process.platform === 'linux' || process.platform === 'darwin';

/**
 * The server for a VS Code version.
 * @throws Error saying what to do instead if npm has no such server for this platform.
 */
export function serverFor(which: Which): Server {
  const platform = `${process.platform}-${process.arch}`;
  const pins: { vscode: string; server: PinnedPackage; node?: Record<string, PinnedPackage> } =
    servers[which];
  const node = pins.node?.[platform];
  if (!canRunServers || (pins.node && !node)) {
    throw new Error(
      `There is no VS Code ${pins.vscode} on npm for ${platform}. Use the desktop VS Code: npm run test:host -- --desktop`,
    );
  }
  const dir = path.join(installedDir, 'servers', pins.vscode);
  return {
    which,
    vscode: pins.vscode,
    package: pins.server,
    node,
    dir,
    main: path.join(dir, 'vscode/out/server-main.js'),
    execPath: node ? path.join(dir, 'bin/node') : process.execPath,
  };
}

/** The servers that this machine can run. */
export function availableServers(): Server[] {
  return (['newest', 'lowest'] as const).flatMap(which => {
    try {
      return [serverFor(which)];
    } catch {
      return [];
    }
  });
}

/**
 * Which VS Code the environment variable `TRACKLIST_VSCODE` asks for; the newest if it is unset.
 * @throws RangeError for another word.
 */
export function whichFromEnvironment(env: NodeJS.ProcessEnv = process.env): Which {
  const which = env.TRACKLIST_VSCODE ?? 'newest';
  if (which === 'newest' || which === 'lowest') return which;
  throw new RangeError(`TRACKLIST_VSCODE is "${which}"; it can be "newest" or "lowest".`);
}
