// Loaded by mocha before the workbench tests.
import { openWorkbenches } from './harness.ts';

/** Pictures every open workbench when a test fails, as `out/screenshots/failed - <test>.png`. */
export const mochaHooks: Mocha.RootHookObject = {
  async afterEach(this: Mocha.Context) {
    const { currentTest: test } = this;
    if (test?.state !== 'failed') return;
    const name = `failed - ${test.fullTitle()}`.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 120);
    for (const [index, workbench] of [...openWorkbenches].entries()) {
      await workbench.screenshot(index === 0 ? name : `${name} ${index + 1}`).catch(() => 'It has gone.');
    }
  },
};
