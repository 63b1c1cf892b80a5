import { eventually } from '../../support/eventually.ts';
import type { Workbench } from '../workbench.ts';

/** Puts the pointer where nothing answers to it. */
export function rest(workbench: Workbench): Promise<void> {
  return workbench.page.mouse.move(24, 500);
}

/** Rests the pointer on a row of Saved Tracks until its tooltip stands with its cover. */
export function restOn(row: number): (workbench: Workbench) => Promise<void> {
  return async workbench => {
    const cover = workbench.page.locator('.monaco-hover:visible img').first();
    await eventually(async () => {
      await rest(workbench);
      await cover.waitFor({ state: 'hidden' });
      await workbench.tree('Saved Tracks').tooltip(row);
      await cover.waitFor({ timeout: 3_000 });
    });
  };
}
