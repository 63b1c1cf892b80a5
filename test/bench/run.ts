// `npm run bench`: how long the extension takes to load and activate, and how large it is. Prints a table, and as
// JSON with --json; fails nothing.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const root = path.join(import.meta.dirname, '../..');
const repetitions = 15;

interface Activation {
  readonly loadMs: number;
  readonly activateMs: number;
}

/** In a process of its own each time, as VS Code's extension host would meet it. */
function measureActivation(): Activation {
  const script = path.join(import.meta.dirname, 'activation.ts');
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' })) as Activation;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function sizes(): Record<string, string> {
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  const bundles = globSync('dist/*.{cjs,js,css}', { cwd: root }).sort();
  const rows = bundles.map(file => {
    const content = readFileSync(path.join(root, file));
    return [file, `${kilobytes(content.length)}, ${kilobytes(gzipSync(content).length)} gzipped`] as const;
  });
  const packages = globSync('*.vsix', { cwd: root }).map(
    file => [file, kilobytes(statSync(path.join(root, file)).size)] as const,
  );
  return Object.fromEntries([...rows, ...packages]);
}

execFileSync(process.execPath, ['esbuild.js', '--production'], { cwd: root, stdio: 'inherit' });
const runs = Array.from({ length: repetitions }, measureActivation);
const results = {
  [`load, median of ${repetitions}`]: `${median(runs.map(run => run.loadMs)).toFixed(1)} ms`,
  [`activate, median of ${repetitions}`]: `${median(runs.map(run => run.activateMs)).toFixed(1)} ms`,
  ...sizes(),
};
if (process.argv.includes('--json')) console.log(JSON.stringify(results));
else for (const [what, figure] of Object.entries(results)) console.log(`${what.padEnd(28)}${figure}`);
