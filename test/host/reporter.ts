import { MochaClass } from './mochaClass.ts';
import { writeResults, type TestResult } from './results.ts';

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_TEST_RETRY } =
  MochaClass.Runner.constants;

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
    /** Why a test that is tried again failed, by its full title. */
    const failedFirst = new Map<string, unknown>();
    const add = (test: Mocha.Runnable, state: TestResult['state'], error?: unknown) => {
      const title = test.fullTitle();
      const second = state === 'passed' && failedFirst.has(title) ? { isSecondAttempt: true } : {};
      const reason = reasonOf(error ?? failedFirst.get(title));
      results.push({ title, state, duration: test.duration ?? 0, ...second, ...reason });
    };
    runner.on(EVENT_TEST_PASS, test => add(test, 'passed'));
    runner.on(EVENT_TEST_PENDING, test => add(test, 'pending'));
    runner.on(EVENT_TEST_FAIL, (test, error: unknown) => add(test, 'failed', error));
    runner.on(EVENT_TEST_RETRY, (test: Mocha.Test, error: unknown) => {
      failedFirst.set(test.fullTitle(), error);
      console.log(`    ↻ ${test.title}: is tried again after this\n${reasonOf(error).error ?? ''}`);
    });
    runner.once(EVENT_RUN_END, () => writeResults(file, results));
  }
}

/** What comes from a process of its own is no `Error` any more. */
function reasonOf(error: unknown): { error?: string } {
  const { stack, message } = (error ?? {}) as Partial<Error>;
  const reason = stack ?? message;
  return reason === undefined ? {} : { error: reason };
}

// Mocha's command line loads a reporter with `require`; under this name it gets the class itself.
export { ResultsReporter as 'module.exports' };
