import type { CommandArguments, CommandId } from '../../../src/manifest.ts';
import type { Element, TrackElement } from '../../../src/views/elements.ts';
import { openDocuments } from '../../unit/editor/documents.ts';
import { editor } from '../../unit/editor/editor.ts';
import { Range, Selection } from '../../unit/editor/ranges.ts';
import { FakeTextEditor } from '../../unit/editor/textEditor.ts';
import type { FakeTreeView } from '../../unit/editor/treeView.ts';
import type { FakeWebviewPanel } from '../../unit/editor/webviewPanel.ts';
import { focusWindow, openText, select } from '../../unit/editor/window.ts';
import { browse } from './browser.ts';
import type { PassingTime } from './passingTime.ts';

const sections = ['album', 'byArtists', 'versions', 'details', 'inLibrary', 'releases'];
const views = ['savedTracks', 'savedAlbums', 'topTracks', 'recentlyRemoved'];

/** Somebody who does in the editor what there is to do. Nothing they are asked is left open. */
export class Person {
  readonly #time: PassingTime;

  constructor(time: PassingTime) {
    this.#time = time;
  }

  /** Tries until it works, by way of the editor's own address and of a local server in turn. */
  async signIn(): Promise<void> {
    await this.#time.until('it is known who is signed in', () => this.#state !== 'loading');
    for (let attempt = 0; this.#state !== 'ready'; attempt++) {
      if (attempt > 20) throw new Error(`cannot sign in: ${editor.messages.at(-1)?.text ?? ''}`);
      editor.changeSetting('tracklist.redirect', attempt % 2 === 0 ? 'loopback' : 'editor');
      const before = editor.opened.length;
      let isOver = false;
      const signingIn = this.#run('tracklist.signIn').finally(() => (isOver = true));
      await this.#time.until('the browser opens', () => editor.opened.length > before || isOver);
      const [address] = editor.opened.slice(before);
      if (address !== undefined) await browse(address);
      await signingIn;
    }
  }

  /** Begins to sign in and goes away while a local server waits for the browser. */
  async beginToSignIn(): Promise<void> {
    editor.changeSetting('tracklist.redirect', 'loopback');
    const before = editor.opened.length;
    void editor.commands.get('tracklist.signIn')?.();
    await this.#time.until('the browser opens', () => editor.opened.length > before);
  }

  /** Begins everything that takes a while, and waits for none of it. */
  async beginMuch(): Promise<void> {
    const [track] = await this.#tracks();
    const begun: CommandId[] = ['tracklist.refresh', 'tracklist.find', 'tracklist.findDuplicates'];
    for (const id of [...begun, 'tracklist.editAsText']) void editor.commands.get(id)?.();
    void editor.commands.get('tracklist.showTrack')?.(track);
    void editor.commands.get('tracklist.remove')?.(track);
    await this.#time.until('there is a list', () => editor.quickPicks.at(-1)?.isVisible === true);
  }

  async signOut(): Promise<void> {
    this.#willPress('Sign Out');
    await this.#run('tracklist.signOut');
    await this.#time.until('nobody is signed in', () => this.#state !== 'ready');
  }

  /** Looks at every row of every view, and at what is below it. */
  async look(): Promise<void> {
    for (const id of views) {
      this.#view(id).show(true);
      await this.#rows(id);
    }
    for (let attempt = 0; attempt < 20; attempt++) {
      const failures = (await this.#rows('savedTracks')).filter(row => row.kind === 'failure');
      if (failures.length === 0 && this.#isComplete) return;
      for (const { retry } of failures) void retry();
      await this.#time.minutes(0.25);
    }
  }

  /** Goes elsewhere and comes back later. */
  async pause(minutes: number): Promise<void> {
    focusWindow(false);
    for (const id of views) this.#view(id).show(false);
    await this.#time.minutes(minutes / 2);
    focusWindow(true);
    for (const id of views) this.#view(id).show(true);
    await this.#time.minutes(minutes / 2);
  }

  async refresh(): Promise<void> {
    await this.#run('tracklist.refresh');
  }

  /** Shows tracks and their artists, opens everything in the panel, and closes it; each time a new one. */
  async openPanels(count: number): Promise<void> {
    const tracks = await this.#tracks();
    for (let index = 0; index < count; index++) {
      const [one, other] = [tracks[index % tracks.length]!, tracks[(index + 1) % tracks.length]!];
      const panel = await this.#newPanel('tracklist.showTrack', [one]);
      for (const section of sections) panel.say({ type: 'unfold', section });
      if (index % 4 === 0) await this.#time.minutes(0.2);
      panel.say({ type: 'show', uri: one.track.artists[0]?.uri ?? '' });
      await this.#run('tracklist.showTrack', other);
      panel.say({ type: 'back' });
      panel.dispose();
    }
  }

  /** Removes and takes it back, in each of the ways there are. */
  async change(): Promise<void> {
    const [first, ...others] = (await this.#tracks()).filter(({ track }) => !track.isLocal).slice(0, 60);
    await this.#run('tracklist.remove', first!);
    await this.#run('tracklist.save', { ...first!, place: 'album' });
    await this.#run('tracklist.undo');
    await this.#run('tracklist.undo');
    this.#willPress('Remove', 'Undo');
    await this.#run('tracklist.remove', others[0]!, others);
    await this.#run('tracklist.undo');
    for (const removal of await this.#rows('recentlyRemoved'))
      if (removal.kind === 'removal' || removal.kind === 'track')
        await this.#run('tracklist.restore', removal);
  }

  /** Finds, filters, sorts and groups. */
  async find(): Promise<void> {
    const finding = editor.commands.get('tracklist.find')?.();
    await this.#time.until('there is a list', () => editor.quickPicks.at(-1)?.isVisible === true);
    const pick = editor.quickPicks.at(-1)!;
    for (const text of ['l', 'lo', 'lov', 'love', '']) pick.type(text);
    await this.#time.until('it has looked', () => !pick.busy);
    pick.hide();
    await this.#time.through('the list is closed', Promise.resolve(finding));
    for (const field of ['Title', 'Date Added']) {
      editor.willChoose(field);
      await this.#run('tracklist.sortBy');
    }
  }

  /** Opens both reviews and closes them again. */
  async review(): Promise<void> {
    const duplicates = await this.#newPanel('tracklist.findDuplicates', []);
    await this.#time.minutes(0.2);
    duplicates.dispose();
    editor.changeSetting('tracklist.market', 'SE');
    const unavailable = await this.#newPanel('tracklist.findUnavailable', [], () =>
      this.#willPress('Show What Is Known'),
    );
    await this.#time.minutes(0.2);
    unavailable.dispose();
  }

  /** Edits the library as text and thinks better of it; exports it and reads that again. */
  async write(): Promise<void> {
    await this.#run('tracklist.editAsText');
    openDocuments.all().at(-1)?.type('nothing of it');
    await this.#time.minutes(0.5);
    editor.willChoose('Saved Tracks and Saved Albums');
    editor.willChoose('CSV');
    editor.willChoose('A New Document');
    await this.#run('tracklist.export');
    editor.clipboard = openDocuments.all().at(-1)?.getText() ?? '';
    const preview = await this.#newPanel('tracklist.import', [], () => editor.willChoose('The Clipboard'));
    await this.#time.minutes(0.2);
    preview.dispose();
    openDocuments.reset();
  }

  /** Opens a text with links in it, and rests the pointer on one. */
  async readLinks(): Promise<void> {
    const [first] = await this.#tracks();
    const link = `https://open.spotify.com/track/${first?.track.id ?? ''}`;
    const text = new FakeTextEditor(`one ${link}\ntwo`);
    openText(text);
    select(text, new Selection(0, 0, 1, 0));
    const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => 0 }) };
    const position = new Range(0, 8, 0, 8).start;
    for (const each of editor.hoverProviders) {
      const hover = each.provideHover(text.document, position as never, token);
      await this.#time.through('the hover is there', Promise.resolve(hover));
    }
    openText(undefined);
  }

  async visitDemo(): Promise<void> {
    await this.#run('tracklist.exploreDemo');
    await this.look();
    await this.openPanels(1);
    await this.#run('tracklist.leaveDemo');
  }

  async #run<Id extends CommandId>(id: Id, ...args: CommandArguments[Id] | []): Promise<void> {
    const handler = editor.commands.get(id);
    if (!handler) throw new Error(`there is no command ${id}`);
    await this.#time.through(id, Promise.resolve(handler(...args)));
    editor.forgetAnswers();
  }

  /** Presses what is there of these buttons; there may be another message, as Spotify often fails. */
  #willPress(...buttons: string[]): void {
    const press = (button: string) => () =>
      Promise.resolve(editor.lastMessage.buttons.includes(button) ? button : undefined);
    editor.willPress(...buttons.map(press));
  }

  /** Tries again where a bad connection keeps it from opening. */
  async #newPanel<Id extends CommandId>(
    id: Id,
    args: CommandArguments[Id] | [],
    answer = (): void => undefined,
  ): Promise<FakeWebviewPanel> {
    for (let attempt = 0; attempt < 10; attempt++) {
      answer();
      await this.#run(id, ...args);
      const panel = editor.webviewPanels.findLast(({ isDisposed }) => !isDisposed);
      if (!panel) continue;
      panel.say({ type: 'ready' });
      panel.say({ type: 'shown' });
      return panel;
    }
    throw new Error(`${id} opens nothing: ${editor.messages.at(-1)?.text ?? ''}`);
  }

  get #state(): unknown {
    return editor.contexts.get('tracklist.state') ?? 'loading';
  }

  get #isComplete(): boolean {
    return !/\d of \d/.test(this.#view('savedTracks').description ?? '');
  }

  #view(id: string): FakeTreeView {
    const view = editor.treeViews.get(`tracklist.${id}`);
    if (!view) throw new Error(`there is no view ${id}`);
    return view;
  }

  async #tracks(): Promise<TrackElement[]> {
    return (await this.#rows('savedTracks')).filter(row => row.kind === 'track');
  }

  /** Rows of a view and what is below them, drawn as the editor draws them. */
  async #rows(id: string, parent?: Element, depth = 0): Promise<Element[]> {
    const { provider } = this.#view(id);
    const reading = Promise.resolve(provider.getChildren(parent));
    const rows = (await this.#time.through(`rows of ${id}`, reading)) as Element[];
    for (const row of rows) await provider.getTreeItem(row);
    if (depth > 0) return rows;
    const below: Element[] = [];
    for (const row of rows.slice(0, 20)) {
      const { collapsibleState = 0 } = await provider.getTreeItem(row);
      if (collapsibleState > 0) below.push(...(await this.#rows(id, row, depth + 1)));
    }
    return [...rows, ...below];
  }
}
