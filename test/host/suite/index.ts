import { MochaClass } from '../mochaClass.ts';
import { ResultsReporter } from '../reporter.ts';

/**
 * Runs the suite; VS Code calls it in the extension host. The test files are named here one by one, so that the
 * bundle has them.
 * @throws Error if a test failed or was skipped, or if there was none.
 */
export async function run(): Promise<void> {
  const mocha = new MochaClass({
    timeout: 60_000,
    reporter: ResultsReporter,
    color: process.env.TRACKLIST_COLOR === '1',
    forbidOnly: true,
    forbidPending: true,
  });
  mocha.suite.emit(MochaClass.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await import('./activation.test.ts');
  await import('./product.test.ts');

  const tests = mocha.suite.total();
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (tests === 0) throw new Error('There was no test to run.');
  if (failures > 0) throw new Error(`${failures} of ${tests} tests failed.`);
}
