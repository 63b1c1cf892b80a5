// Loaded by mocha before the workbench tests.
import { pictureFailure, watchTest } from './failure.ts';
import { openWorkbenches } from './harness.ts';

/** Pictures every open workbench when a test fails; one that the test's own hooks stop is pictured then. */
export const mochaHooks: Mocha.RootHookObject = {
  beforeEach(this: Mocha.Context) {
    watchTest(this.currentTest);
  },
  async afterEach() {
    for (const workbench of openWorkbenches) await pictureFailure(workbench);
  },
};
