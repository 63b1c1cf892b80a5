import { MochaClass } from './mochaClass.ts';
import { writeResults, type TestResult } from './results.ts';

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = MochaClass.Runner.constants;

/**
 * Mocha's `spec` reporter, which also writes the results as JSON to the file that the environment variable
 * `TRACKLIST_RESULTS` names, if it names one.
 */
export class ResultsReporter extends MochaClass.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.TRACKLIST_RESULTS;
    if (!file) return;
    const results: TestResult[] = [];
    const add = (test: Mocha.Runnable, state: TestResult['state'], error?: unknown) => {
      const reason = error instanceof Error ? { error: error.stack ?? error.message } : {};
      results.push({ title: test.fullTitle(), state, duration: test.duration ?? 0, ...reason });
    };
    runner.on(EVENT_TEST_PASS, test => add(test, 'passed'));
    runner.on(EVENT_TEST_PENDING, test => add(test, 'pending'));
    runner.on(EVENT_TEST_FAIL, (test, error: unknown) => add(test, 'failed', error));
    runner.once(EVENT_RUN_END, () => writeResults(file, results));
  }
}

// Mocha's command line loads a reporter with `require`; under this name it gets the class itself.
export { ResultsReporter as 'module.exports' };
