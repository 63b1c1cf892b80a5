import type { Workbench } from './workbench.ts';

let watched: Mocha.Test | undefined;

/** Remembers the test that runs now. */
export function watchTest(test: Mocha.Test | undefined): void {
  watched = test;
}

/** If the test that runs now has failed, pictures a workbench as `out/screenshots/failed - <test>.png`. */
export async function pictureFailure(workbench: Workbench): Promise<void> {
  // One that is tried again is over, and neither passed nor failed.
  if (watched?.duration === undefined || watched.state === 'passed') return;
  const title = watched.fullTitle().replace(/[^\p{L}\p{N} -]/gu, '');
  await workbench.screenshot(`failed - ${title.slice(0, 120)}`).catch(() => 'Its page has gone.');
}
