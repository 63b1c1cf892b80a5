// `npm test`: everything that can be checked, step by step; a step that fails does not keep the next from running.
// The last line says `N passed, M failed`; a skipped test and a suite without tests count as failed.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Cleanup } from './host/cleanup.ts';
import { outDir } from './host/paths.ts';
import { runMocha, runNode, runScript } from './host/project.ts';
import { countResults, readResults, type Count } from './host/results.ts';

const resultsDir = path.join(outDir, 'results');
const cleanup = new Cleanup();
Cleanup.runOnSignals();

/** A step whose success is one test. */
async function check(run: () => Promise<number>): Promise<Count> {
  return (await run()) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A step that others need; it counts only if it fails. */
async function prepare(run: () => Promise<number>): Promise<Count> {
  return { ...(await check(run)), passed: 0 };
}

/** A step that runs mocha and leaves its results in the file that it is given in the environment. */
async function suite(name: string, run: (env: NodeJS.ProcessEnv) => Promise<number>): Promise<Count> {
  const file = path.join(resultsDir, `${name}.json`);
  const code = await run({ TRACKLIST_RESULTS: file });
  return countResults(readResults(file), code === 0);
}

const steps: Record<string, () => Promise<Count>> = {
  'Installation of VS Code and the browser': () => prepare(() => runNode(['test/host/install.ts'], cleanup)),
  Types: () => check(() => runScript('typecheck', cleanup)),
  'Lint and format': () => check(() => runScript('lint', cleanup)),
  'Unit tests': () => suite('unit', env => runMocha([], cleanup, env)),
  'Tests that take long': () =>
    suite('endurance', env => runMocha(['--config', 'test/endurance/.mocharc.json'], cleanup, env)),
  'Tests inside the newest VS Code': () => suite('host', env => runNode(['test/host/run.ts'], cleanup, env)),
  'Tests inside the lowest VS Code': () =>
    suite('host-lowest', env => runNode(['test/host/run.ts', '--lowest'], cleanup, env)),
  Package: () => check(() => runScript('package', cleanup)),
  'Tests of the package in a workbench': () =>
    suite('workbench', env => runNode(['test/workbench/run.ts'], cleanup, env)),
};

rmSync(resultsDir, { recursive: true, force: true });
const total = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const [name, run] of Object.entries(steps)) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 100 - name.length))}\n`);
  const start = performance.now();
  const { passed, failed, secondAttempts = 0 } = await run();
  if (cleanup.begun) break;
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const again = secondAttempts > 0 ? `, ${secondAttempts} of them at the second attempt` : '';
  summary.push(
    `${failed > 0 ? '✘' : '✔'} ${name}: ${passed} passed${again}, ${failed} failed (${seconds} s)`,
  );
  console.log(`\n${summary.at(-1)}`);
}
if (cleanup.begun) {
  // The signal's own clean-up ends this process with the signal's exit code.
  console.error('Interrupted: not every step was run.');
  process.exitCode = 1;
} else {
  await cleanup.run();
  console.log(`\n── Summary ${'─'.repeat(93)}\n\n${summary.join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
