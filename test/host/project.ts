import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Cleanup } from './cleanup.ts';
import { root } from './paths.ts';
import { exitCodeOf, startGroup } from './processGroup.ts';

/** What the packaged extension is made from. */
const sources = [
  'src/**/*',
  'webview/**/*',
  'media/**/*',
  'l10n/**/*',
  '*.md',
  'package*.json',
  'esbuild.js',
  'build/**/*',
  '.vscodeignore',
];

/**
 * Builds the extension into `dist/`, and with `--tests` the host suite into `out/`.
 * @throws Error if that fails; esbuild has printed why.
 */
export async function build(cleanup: Cleanup, ...args: '--tests'[]): Promise<void> {
  const code = await runNode(['esbuild.js', ...args], cleanup);
  if (code !== 0) throw new Error('The extension could not be built.');
}

/** Runs one of package.json's scripts with its output on this terminal; returns its exit code. */
export function runScript(name: string, cleanup: Cleanup): Promise<number> {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js')) return runNode([npm, 'run', '--silent', name], cleanup);
  return exitCodeOf(startGroup('npm', ['run', '--silent', name], { cwd: root, stdio: 'inherit' }, cleanup));
}

/** Runs a script of ours with its output on this terminal; returns its exit code. */
export function runNode(
  args: readonly string[],
  cleanup: Cleanup,
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, grace: 10_000 } as const;
  return exitCodeOf(startGroup(process.execPath, args, options, cleanup));
}

/** Runs mocha with the results written to `TRACKLIST_RESULTS`; returns its exit code. */
export function runMocha(
  args: readonly string[],
  cleanup: Cleanup,
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  const reporter = path.join(import.meta.dirname, 'reporter.ts');
  return runNode(['node_modules/mocha/bin/mocha.js', '--reporter', reporter, ...args], cleanup, env);
}

/** Where `npm run package` writes the packaged extension. */
export function vsixPath(): string {
  const text = readFileSync(path.join(root, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return path.join(root, `${name}-${version}.vsix`);
}

/** Whether the packaged extension is there and younger than everything it is made from. */
export function isPackaged(): boolean {
  const packaged = statSync(vsixPath(), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return globSync(sources, { cwd: root }).every(each => statSync(path.join(root, each)).mtimeMs <= packaged);
}
