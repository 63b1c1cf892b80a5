// `npm run test:workbench`: packages the extension, if it is older than its sources, and uses it in a real workbench.
// What follows `--` goes to mocha, such as `--grep "signs in"`; without a file name among it, every test file is taken.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Cleanup } from '../host/cleanup.ts';
import { ensureInstalled } from '../host/install.ts';
import { outDir } from '../host/paths.ts';
import { isPackaged, runMocha, runScript, vsixPath } from '../host/project.ts';

async function main(args: readonly string[], cleanup: Cleanup): Promise<number> {
  await ensureInstalled();
  if (!isPackaged() && (await runScript('package', cleanup)) !== 0) {
    throw new Error('The extension could not be packaged.');
  }
  const files = args.some(each => each.endsWith('.test.ts')) ? [] : ['test/workbench/**/*.test.ts'];
  if (args.length === 0) rmSync(path.join(outDir, 'screenshots'), { recursive: true, force: true });
  const mocha = ['--no-config', '--forbid-only', '--forbid-pending', '--timeout=120000', '--slow=10000'];
  // A whole VS Code and a whole browser stand between test and product: what fails once is tried again, and is told of.
  mocha.push('--retries=1');
  // Much of the time a workbench waits for itself, so two files go at once.
  if (args.length === 0) mocha.push('--parallel', '--jobs=2');
  const hooks = ['--require', path.join(import.meta.dirname, 'hooks.ts')];
  return runMocha([...mocha, ...hooks, ...args, ...files], cleanup, { TRACKLIST_VSIX: vsixPath() });
}

const cleanup = new Cleanup();
Cleanup.runOnSignals();
try {
  process.exitCode = await main(process.argv.slice(2), cleanup);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await cleanup.run();
