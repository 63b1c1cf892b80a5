import assert from 'node:assert/strict';
import { inspectWorkflows } from '../../release/workflowRules.ts';

const text = `name: Test
on: push
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - run: npm ci
      - run: npm test
      - run: xvfb-run -a npm run test:host -- --desktop
`;

/** The complaints about one workflow, in a project with two scripts. */
function faultsOf(workflow: string): Promise<string[]> {
  return inspectWorkflows([{ file: 'test.yml', text: workflow }], ['test', 'test:host']);
}

describe('A workflow', () => {
  it('runs npm scripts with rights that are named', async () => {
    assert.deepEqual(await faultsOf(text), []);
  });

  it('runs no script that is not there, and nothing else', async () => {
    assert.equal((await faultsOf(text.replace('npm test', 'npm run best'))).length, 1);
    assert.equal((await faultsOf(text.replace('npm test', 'make test'))).length, 1);
    assert.equal((await faultsOf(text.replace('npm test', 'npm ci && npm test'))).length, 1);
  });

  it('names its rights, and the versions of actions', async () => {
    assert.equal((await faultsOf(text.replace('permissions:\n  contents: read\n', ''))).length, 1);
    assert.equal((await faultsOf(text.replace('checkout@v5', 'checkout@main'))).length, 1);
  });

  it('is understood', async () => {
    assert.notEqual((await faultsOf(text.replace('steps:', 'step:'))).length, 0);
    assert.notEqual((await faultsOf(text.replace('npm test', 'npm test -- ${{ matrix.os }}'))).length, 0);
  });
});
