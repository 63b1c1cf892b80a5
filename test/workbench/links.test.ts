import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import type { Stage } from './signIn.ts';
import { openStage, setUpAndSignIn } from './signIn.ts';
import { TextEditor } from './textEditor.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tracklist-links-'));
const notes = path.join(folder, 'notes.md');

const linkTo = (uri: string): string =>
  `https://open.spotify.com/${uri.replace('spotify:', '').replace(':', '/')}`;

describe('Links to Spotify in a text', () => {
  let stage: Stage;
  let text: TextEditor;
  /** One that is saved, one that is not, and an album. */
  let saved: string;
  let unsaved: string;
  let album: string;

  before(async () => {
    writeFileSync(notes, '');
    stage = await openStage({ folder, tracks: 130 });
    const { state } = stage.spotify;
    saved = state.savedTracks()[0]!.uri;
    unsaved = state.unsavedTracks(1)[0]!;
    album = state.savedAlbums()[0]!.uri;
    const lines = [
      '# Mixtape',
      '',
      `1. [A saved one](${linkTo(saved)})`,
      `2. ${linkTo(unsaved)}?si=0123456789abcdef`,
      `3. ${album}`,
      '4. spotify:track:0000000000000000000000',
      '',
      '',
    ];
    writeFileSync(notes, lines.join('\n'));
    text = new TextEditor(stage.workbench);
  });

  after(async () => {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const titleOf = (uri: string): string =>
    stage.spotify.state.catalogue.tracks.get(uri.replace('spotify:track:', ''))?.name ?? '';
  const requests = (): string[] =>
    stage.spotify.log.where({ service: 'api' }).map(({ method, path: asked }) => `${method} ${asked}`);

  it('offer to sign in, and ask nothing, while nobody is', async () => {
    await text.open('notes.md');
    const hover = await text.hover('open.spotify.com', 'A link to Spotify.');
    await stage.workbench.screenshot('links-signed-out');
    assert.match(await hover.innerText(), /Set Up Your Spotify App/);
    assert.deepEqual(requests(), []);
  });

  it('say what they lead to, without a request where the library knows it', async () => {
    const { workbench, spotify } = stage;
    await setUpAndSignIn(stage);
    await workbench.notifications.close('Signed in to Spotify');
    await eventually(async () =>
      assert.equal(await workbench.tree('Saved Tracks').size(), spotify.state.savedTracks().length),
    );
    await text.focus();
    spotify.log.clear();
    const hover = await text.hover(saved.slice(-22), titleOf(saved));
    await workbench.screenshot('links-hover-saved');
    assert.match(await hover.innerText(), /Saved in Liked Songs/);
    assert.deepEqual(requests(), []);
  });

  it('are asked about once, and saved from their hover', async () => {
    const { workbench, spotify } = stage;
    const hover = await text.hover('si=0123456789abcdef', titleOf(unsaved));
    await workbench.screenshot('links-hover-not-saved');
    assert.match(await hover.innerText(), /Not saved/);
    // The whole of Liked Songs is known, and so is that the track is not among them.
    assert.deepEqual(requests(), [`GET /tracks/${unsaved.slice(-22)}`]);
    await hover.getByText('Save to Liked Songs').click();
    await eventually(() => assert.ok(spotify.state.isSaved(unsaved)));
    await workbench.screenshot('links-saved-from-hover');
    spotify.log.clear();
    await text.hover('si=0123456789abcdef', 'Saved in Liked Songs');
    await workbench.screenshot('links-hover-saved-now');
    assert.deepEqual(requests(), []);
  });

  it('say of an album what it is, and of what does not exist that it does not', async () => {
    const { workbench } = stage;
    await text.hover('spotify:album', 'Album');
    await workbench.screenshot('links-hover-album');
    await text.hover('spotify:track:0000', 'does not know');
    await workbench.screenshot('links-hover-missing');
  });

  it('are inserted where the cursor is, in one step', async () => {
    const { workbench } = stage;
    await text.goTo(7);
    const box = await workbench.ask('Tracklist: Insert Link to Track…');
    await box.type(titleOf(saved));
    await box.row(titleOf(saved)).waitFor();
    await workbench.screenshot('links-insert');
    await box.accept();
    await eventually(async () =>
      assert.match(await text.line(7), /^\[.* – .*\]\(https:\/\/open\.spotify\.com\/track\//),
    );
    await workbench.screenshot('links-inserted');
    await text.press('Control+z');
    await eventually(async () => assert.equal(await text.line(7), ''));
  });

  it('come of rows that are dropped', async () => {
    const { workbench } = stage;
    await text.drop(workbench.tree('Saved Tracks').rowAt(1), 8);
    await eventually(async () =>
      assert.match(await text.line(8), /^\[.*\]\(https:\/\/open\.spotify\.com\/track\//),
    );
    await workbench.screenshot('links-dropped');
  });

  it('are saved together, after a question with their number', async () => {
    const { workbench } = stage;
    await text.press('Control+a');
    await workbench.screenshot('links-selected');
    const menu = await text.contextMenu('Mixtape');
    assert.ok((await menu.labels()).includes('Save Tracks in Selection'), (await menu.labels()).join());
    await workbench.screenshot('links-menu');
    await menu.pick('Save Tracks in Selection');
    await workbench.screenshot('links-question');
    await workbench.page.keyboard.press('Escape');
    assert.ok(readFileSync(notes, 'utf8').startsWith('# Mixtape'));
  });
});
