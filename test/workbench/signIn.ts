import type { TestSpotify } from '../support/testSpotify.ts';
import { startTestSpotify } from '../support/testSpotify.ts';
import type { WorkbenchOptions } from './harness.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

/** A workbench with the packaged extension, and the Spotify on this machine that it talks to. */
export interface Stage {
  readonly spotify: TestSpotify;
  readonly workbench: Workbench;
  stop(): Promise<void>;
}

interface StageOptions extends WorkbenchOptions {
  readonly mode?: 'development' | 'extended';
  /** Saved tracks. */
  readonly tracks?: number;
}

/** VS Code rewrites links to 127.0.0.1, but leaves this address alone. */
const accountsHost = '127.0.0.2';

/** Starts both; signing in comes back through the short-lived server unless the settings say otherwise. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { mode = 'development', tracks = 130, settings, env, ...rest } = options;
  const spotify = await startTestSpotify({ mode, tracks, albums: 12, accountsHost });
  const workbench = await startWorkbench({
    ...rest,
    env: { TRACKLIST_API_URL: spotify.apiUrl, TRACKLIST_ACCOUNTS_URL: spotify.accountsUrl, ...env },
    settings: { 'tracklist.redirect': 'loopback', ...settings },
  });
  await workbench.openView();
  const stop = async (): Promise<void> => {
    await workbench.stop();
    await spotify.stop();
  };
  return { spotify, workbench, stop };
}

/** From the welcome to the list, as a person does it: set up, sign in, agree in the browser. */
export async function setUpAndSignIn({ spotify, workbench }: Stage): Promise<void> {
  const { quickInput, notifications } = workbench;
  const welcome = workbench.tree('Saved Tracks').welcome();
  await welcome.getByText('Set Up Your Spotify App').click();
  await quickInput.pick('Enter the client id');
  await quickInput.row('Enter the client id').waitFor({ state: 'detached' });
  await agreeInBrowser(workbench, () => quickInput.answer(spotify.clientId));
  await notifications.waitFor('Signed in to Spotify as First listener.');
}

/** Presses Allow on the page that `trigger` opens, and waits for the page it ends on. */
export async function agreeInBrowser(workbench: Workbench, trigger: () => Promise<void>): Promise<void> {
  const consent = await workbench.dialogs.openExternal(trigger);
  await consent.locator('#allow').click();
  await consent.getByRole('heading', { name: 'Go back to your editor' }).waitFor();
  await workbench.backFrom(consent);
}
