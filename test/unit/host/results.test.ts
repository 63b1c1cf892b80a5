import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Cleanup } from '../../host/cleanup.ts';
import { countResults, readResults, writeResults, type TestResult } from '../../host/results.ts';

const result = (state: TestResult['state']): TestResult => ({ title: 'A test', state, duration: 1 });

describe('Counting the results of a run', () => {
  it('tells how many passed when they were tried again', () => {
    const results = [result('passed'), { ...result('passed'), isSecondAttempt: true }];
    assert.deepEqual(countResults(results, true), { passed: 2, failed: 0, secondAttempts: 1 });
  });

  it('counts what passed and what failed', () => {
    const results = [result('passed'), result('passed'), result('failed')];
    assert.deepEqual(countResults(results, false), { passed: 2, failed: 1 });
  });

  it('takes a skipped test for a failed one', () => {
    assert.deepEqual(countResults([result('passed'), result('pending')], true), { passed: 1, failed: 1 });
  });

  it('takes an empty suite for a failed one', () => {
    assert.deepEqual(countResults([], true), { passed: 0, failed: 1 });
  });

  it('takes a run that left no results for a failed one', () => {
    assert.deepEqual(countResults(undefined, true), { passed: 0, failed: 1 });
  });

  it('notices a run that ended badly though every test passed', () => {
    assert.deepEqual(countResults([result('passed')], false), { passed: 1, failed: 1 });
  });
});

describe('The file with the results', () => {
  const cleanup = new Cleanup();
  const file = path.join(cleanup.tempDir(), 'new/results.json');

  after(() => cleanup.run());

  it('says what was written', () => {
    writeResults(file, [result('passed')]);
    assert.deepEqual(readResults(file), [result('passed')]);
  });

  it('says nothing when it is missing or cut short', () => {
    assert.equal(readResults(`${file}.not`), undefined);
    writeFileSync(file, '[{"title"');
    assert.equal(readResults(file), undefined);
  });
});
