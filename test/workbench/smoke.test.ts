import assert from 'node:assert/strict';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

for (const version of ['newest', 'lowest'] as const) {
  describe(`The packaged extension in the ${version} VS Code`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await startWorkbench({ version });
    });

    after(() => workbench.stop());

    it('opens its views from the icon in the activity bar', async () => {
      await workbench.openView('Tracklist');
      await workbench.tree('Saved Tracks').welcome().waitFor();
      await workbench.screenshot(`smoke-${version}-welcome`);
    });

    it('shows the demo library', async () => {
      await workbench.command('Tracklist: Explore the Demo Library');
      const tracks = workbench.tree('Saved Tracks');
      await tracks.rowAt(5).waitFor();
      await workbench.screenshot(`smoke-${version}-demo`);
      const [first] = await tracks.rows();
      assert.ok(first?.label);
    });

    it('reports no error on the way', () => {
      assert.deepEqual(workbench.problems.errors, []);
      assert.deepEqual(workbench.problems.cspViolations, []);
    });
  });
}
