// `npm run screenshots`: pictures the packaged extension in every state, theme and width into `out/screenshots`, puts
// them side by side in `contact-sheet.png`, and makes the pictures of the README.
// What follows `--` names themes, or `readme` for its pictures; by default there is all of it.
import { Cleanup } from '../../host/cleanup.ts';
import { ensureInstalled } from '../../host/install.ts';
import { isPackaged, runScript, vsixPath } from '../../host/project.ts';
import type { Theme } from '../harness.ts';
import { startWorkbench } from '../harness.ts';
import { openStage } from '../signIn.ts';
import { composeSheet } from './contactSheet.ts';
import { demoTour } from './demoTour.ts';
import { panelTour } from './panelTour.ts';
import { pictureReadme } from './readmePictures.ts';
import { reviewTour } from './reviewTour.ts';
import type { Picture, Scene } from './studio.ts';
import { Studio, layouts } from './studio.ts';
import { troubleTour } from './troubleTour.ts';

const themes: readonly Theme[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

async function pictureAll(scenes: readonly Scene[], studio: Studio): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const scene of scenes) {
    pictures.push(...(await studio.picture(scene)));
    console.log(`  ${scene.name}`);
  }
  return pictures;
}

async function pictureTheme(theme: Theme): Promise<Picture[]> {
  const workbench = await startWorkbench({ theme, viewport: layouts.wide });
  try {
    await workbench.openView();
    const studio = new Studio(workbench, theme);
    return await pictureAll([...demoTour(), ...panelTour(), ...reviewTour()], studio);
  } finally {
    await workbench.stop();
  }
}

async function pictureTrouble(theme: Theme): Promise<Picture[]> {
  const stage = await openStage({ theme, viewport: layouts.wide });
  try {
    return await pictureAll(troubleTour(stage), new Studio(stage.workbench, theme));
  } finally {
    await stage.stop();
  }
}

async function main(args: readonly string[], cleanup: Cleanup): Promise<void> {
  const isChosen = (name: string): boolean => args.length === 0 || args.includes(name);
  await ensureInstalled();
  if (!isPackaged() && (await runScript('package', cleanup)) !== 0) {
    throw new Error('The extension could not be packaged.');
  }
  process.env.TRACKLIST_VSIX = vsixPath();
  const pictures: Picture[] = [];
  for (const theme of themes.filter(isChosen)) {
    console.log(theme);
    pictures.push(...(await pictureTheme(theme)), ...(await pictureTrouble(theme)));
  }
  if (pictures.length > 0) console.log(await composeSheet(pictures, cleanup));
  if (isChosen('readme')) console.log((await pictureReadme()).join('\n'));
}

const cleanup = new Cleanup();
Cleanup.runOnSignals();
try {
  await main(process.argv.slice(2), cleanup);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
await cleanup.run();
