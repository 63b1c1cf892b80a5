import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PinnedPackage } from '../servers.ts';

/**
 * Downloads a package's tarball into an existing folder and checks it.
 * @returns the tarball's absolute path.
 * @throws Error if npm cannot get it or its bytes are not the pinned ones.
 */
export async function packInto(dir: string, { name, version, integrity }: PinnedPackage): Promise<string> {
  await npm(dir, ['pack', `${name}@${version}`, '--silent', '--ignore-scripts', `--pack-destination=${dir}`]);
  const file = readdirSync(dir).find(entry => entry.endsWith('.tgz'));
  if (!file) throw new Error(`npm packed no ${name}@${version}.`);
  const tarball = path.join(dir, file);
  if (integrityOf(readFileSync(tarball)) !== integrity) {
    throw new Error(`${name}@${version} is not the package that test/host/servers.json pins.`);
  }
  return tarball;
}

/** The sha512 of some bytes in Subresource Integrity notation, as npm's lockfiles write it. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

/**
 * Runs npm in a folder, apart from the project whose script this may be part of.
 * @throws Error with npm's last lines of output if it fails.
 */
export async function npm(cwd: string, args: readonly string[]): Promise<void> {
  const script = process.env.npm_execpath;
  // The npm that started this script, or the one on the PATH if it was started by hand.
  const [command, first] = script?.endsWith('npm-cli.js') ? [process.execPath, [script]] : ['npm', []];
  // What is in npm's cache need not be asked for again: its bytes are checked either way.
  const network = ['--prefer-offline', '--fetch-retries=2', '--fetch-retry-maxtimeout=10000'];
  await run(command, [...first, ...args, ...network, '--no-global', '--no-workspaces', '--no-dry-run'], cwd);
}

/**
 * Runs a program to its end, its output held back.
 * @throws Error with the last lines of its output if it cannot be started or does not exit with 0.
 */
export async function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(command, args, {
    cwd,
    env: withoutProject(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-4000)));
  }
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${path.basename(command)} ${args.join(' ')} ended with ${code ?? signal}:\n${output}`),
        );
    });
  });
}

/** What npm tells the project's scripts about the project would make a nested npm work on it. */
function withoutProject(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ofProject =
    /^(npm_package_|npm_lifecycle_|npm_config_(local_prefix|prefix|omit|include|json)$|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ofProject.test(name)));
}
