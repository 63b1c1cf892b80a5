import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One test, or a hook that failed. */
export interface TestResult {
  /** With the titles of the suites around it. */
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'pending';
  /** How long it took, in ms. */
  readonly duration: number;
  /** Why it failed, or did the first time. */
  readonly error?: string;
  /** It passed when it was tried again. */
  readonly isSecondAttempt?: boolean;
}

/** How many tests passed, and how many did not. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** How many of those that passed did so when they were tried again. */
  readonly secondAttempts?: number;
}

/** Writes what a run of mocha came to, and makes the folder for it. */
export function writeResults(file: string, results: readonly TestResult[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(results, undefined, 2));
}

/** Reads what `writeResults` wrote; `undefined` if the run never got that far. */
export function readResults(file: string): TestResult[] | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestResult[];
  } catch {
    return undefined;
  }
}

/**
 * Counts a run. A skipped test did not pass, and neither did a run without results or without a single test.
 * @param succeeded whether the process that ran the tests ended well; if it did not, something failed.
 */
export function countResults(results: readonly TestResult[] | undefined, succeeded: boolean): Count {
  const passed = results?.filter(({ state }) => state === 'passed').length ?? 0;
  const failed = (results?.length ?? 0) - passed;
  const failedUnseen = failed === 0 && (passed === 0 || !succeeded);
  const secondAttempts = results?.filter(({ isSecondAttempt }) => isSecondAttempt).length ?? 0;
  const count = { passed, failed: failedUnseen ? 1 : failed };
  return secondAttempts > 0 ? { ...count, secondAttempts } : count;
}
