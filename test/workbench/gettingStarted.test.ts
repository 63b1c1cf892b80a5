import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import type { Stage } from './signIn.ts';
import { agreeInBrowser, openStage } from './signIn.ts';

/** What a person does, counted as they go: presses of a button or key, and texts they enter. */
class Person {
  readonly did: string[] = [];
  readonly #began = Date.now();

  /** How far they have come, as a line to read. */
  get account(): string {
    const seconds = Math.round((Date.now() - this.#began) / 1_000);
    return `${this.did.length} steps, ${seconds} s: ${this.did.join(' · ')}`;
  }

  async does(what: string, step: () => Promise<unknown>): Promise<void> {
    this.did.push(what);
    await step();
  }
}

describe('Somebody who has just installed the packaged extension', () => {
  let stage: Stage | undefined;

  afterEach(async () => {
    await stage?.stop();
    stage = undefined;
  });

  it('is led from the walkthrough to their first saved track', async () => {
    stage = await openStage({ viewport: { width: 1600, height: 900 } });
    const { spotify, workbench } = stage;
    const { page, quickInput, notifications } = workbench;
    const person = new Person();
    const walkthrough = page.locator('.gettingStartedContainer');
    const step = (id: string) => walkthrough.locator(`button.getting-started-step[data-step-id$="${id}"]`);
    const press = (name: string) => walkthrough.getByRole('button', { name, exact: true }).first().click();
    const isDone = (id: string) => step(id).locator('.codicon.complete').waitFor();

    await workbench.screenshot('walkthrough-0-installed');
    await person.does('All steps', () =>
      workbench.tree('Saved Tracks').welcome().getByText('All steps').click(),
    );
    await step('lookAround').waitFor();
    await workbench.screenshot('walkthrough-1-look-around');

    await person.does('step: create an app', () => step('createApp').click());
    await workbench.screenshot('walkthrough-2-create-app');
    await person.does('Show the Redirect URIs', () => press('Show the Redirect URIs to Copy'));
    await quickInput.row('https://vscode.dev/redirect').waitFor();
    await workbench.screenshot('walkthrough-2-redirect-uris');
    await person.does('Copy all addresses', () => quickInput.pick('Copy all addresses'));
    await person.does('Escape', () => page.keyboard.press('Escape'));

    await person.does('step: client id', () => step('enterClientId').click());
    await workbench.screenshot('walkthrough-3-client-id');
    await person.does('Enter Client Id', () => press('Enter Client Id'));
    await person.does('client id', () =>
      agreeInBrowser(workbench, () => quickInput.answer(spotify.clientId)),
    );
    await notifications.waitFor('Signed in to Spotify as First listener.');
    await workbench.screenshot('walkthrough-4-signed-in');
    for (const id of ['createApp', 'enterClientId', 'signIn']) await isDone(id);

    await person.does('first track', () =>
      workbench.tree('Saved Tracks').list.locator('.monaco-list-row').first().click(),
    );
    await eventually(async () => {
      const details = await workbench.webview();
      assert.ok(await details.getByRole('button', { name: /^Saved/ }).isVisible());
    }, 30_000);
    console.log(`      ${person.account}`);
    await workbench.screenshot('walkthrough-5-first-track');
  });
});
