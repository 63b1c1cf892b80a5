// `npm run test:host`: the tests inside VS Code's extension host. `-- --lowest` runs them in the lowest VS Code that
// the extension supports, `-- --desktop` in a desktop VS Code that @vscode/test-electron downloads.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { Cleanup } from './cleanup.ts';
import { ensureInstalled } from './install.ts';
import { outDir, root } from './paths.ts';
import { build } from './project.ts';
import { canRunServers, versionOf } from './servers.ts';

const { values } = parseArgs({ options: { desktop: { type: 'boolean' }, lowest: { type: 'boolean' } } });
const desktop = values.desktop ?? !canRunServers;
const cleanup = new Cleanup();
let interrupted = false;
// At SIGINT `runTests` stops VS Code and comes back; it may do so at the others, too.
process.on('SIGINT', () => (interrupted = true));
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.emit('SIGINT'));
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanup.run();
}

async function main(): Promise<void> {
  if (!desktop) await ensureInstalled();
  await build(cleanup, '--tests');
  if (interrupted) throw new Error('Interrupted.');
  await runTests({
    ...(desktop
      ? { version: values.lowest ? versionOf('lowest') : 'stable' }
      : { vscodeExecutablePath: path.join(import.meta.dirname, 'vscode') }),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(outDir, 'test/host/index.cjs'),
    launchArgs: [`--user-data-dir=${cleanup.tempDir()}`, `--extensions-dir=${cleanup.tempDir()}`],
    extensionTestsEnv: {
      TRACKLIST_VSCODE: values.lowest ? 'lowest' : 'newest',
      TRACKLIST_COLOR: process.stdout.isTTY ? '1' : '0',
    },
  });
}
