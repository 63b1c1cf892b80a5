import assert from 'node:assert/strict';
import { eventually } from '../../support/eventually.ts';
import type { Stage } from '../signIn.ts';
import { setUpAndSignIn } from '../signIn.ts';
import { restOn } from './restOn.ts';
import type { Scene } from './studio.ts';

/** What only an account at a Spotify that gives trouble shows; the stage's library holds 130 tracks. */
export function troubleTour(stage: Stage): readonly Scene[] {
  const { spotify } = stage;
  const view = stage.workbench.tree('Saved Tracks');
  const clear = (): Promise<void> => stage.workbench.command('Notifications: Clear All Notifications');
  return [
    {
      name: 'failed',
      caption: 'A library that could not be read',
      part: 'sidebar',
      begin: async () => {
        spotify.faults.next({ path: '/me/tracks' }, { kind: 'serverError' }, { times: 4 });
        await setUpAndSignIn(stage);
        await view.waitForRow(/^Spotify has trouble answering/);
        await clear();
      },
    },
    {
      name: 'loading',
      caption: 'Rows that are here, while others are on their way',
      part: 'sidebar',
      begin: async () => {
        spotify.faults.next({ path: '/me/tracks' }, { kind: 'hang' }, { after: 1, times: 2 });
        await view.inlineAction(0, 'Retry');
        await eventually(async () => assert.match((await view.captions()).message, /^Loading/));
      },
    },
    {
      name: 'tooltip-account',
      caption: 'What a row of one’s own library says, and from whom it has it',
      part: 'window',
      pose: restOn(3),
    },
  ];
}
