import type { QuickInputButton, QuickPick } from 'vscode';
import { QuickInputButtons, window } from 'vscode';
import type { Connection } from '../library/connections.ts';
import { LibrarySearch } from '../library/search/librarySearch.ts';
import type { FoundTracks } from '../library/search/trackIndex.ts';
import type { CommandId } from '../manifest.ts';
import { runCommand } from '../manifest.ts';
import { findWords } from '../messages/finding.ts';
import type { Disposable } from '../model/event.ts';
import type { SavedTrack, Track } from '../model/track.ts';
import { loadingMessage } from '../views/listWords.ts';
import { change } from './change.ts';
import type { ChangeKind } from './change.ts';
import { trackAsHeld, trackItem } from './rowItems.ts';
import type { ButtonForAll } from './findButtons.ts';
import { haveSameWords, libraryButtons, spotifyButtons } from './findButtons.ts';
import type { FindButton, FindRow } from './findRows.ts';
import {
  failureRow,
  lastTextRow,
  libraryTracks,
  noneAtSpotifyRow,
  rowsBelow,
  TrackRows,
} from './findRows.ts';
import { leaveOrderAlone } from './leaveOrderAlone.ts';
import type { OpenParts } from './openCommands.ts';
import { openInSpotify } from './openCommands.ts';
import { showError } from './register.ts';
import { showRows } from './showRows.ts';
import { sourceLabel } from './sourceLabel.ts';
import { SpotifyFinding } from './spotifyFinding.ts';

/** What finding needs of its surroundings. */
export interface FindParts extends Pick<OpenParts, 'connections' | 'settings' | 'showTrack'> {
  /** What a track is looked for to do, where it is not to show its details. */
  readonly title?: string;
}

/** Rows shown at once; more than anybody reads, and few enough to be drawn at every key. */
const mostShown = 200;

/** A list that answers every key from the library, without asking Spotify, and stays open for changes. */
export class FindPick {
  readonly #parts: FindParts;
  readonly #log: (line: string) => void;
  readonly #connection: Connection;
  readonly #lastText: string;
  readonly #pick: QuickPick<FindRow> = window.createQuickPick<FindRow>();
  readonly #search: LibrarySearch;
  readonly #rows = new TrackRows();
  readonly #closed = Promise.withResolvers<string>();
  readonly #subscriptions: Disposable[];
  #text = '';
  #found: FoundTracks = { rows: [], total: 0 };
  /** What Spotify has found, once it was asked; shown while `#isAtSpotify`. */
  #finding: SpotifyFinding | undefined;
  #isAtSpotify = false;
  /** What was looked for when details were opened. */
  #openedWith = '';

  /** @param lastText offered to be looked for again, unless it is empty */
  constructor(parts: FindParts, connection: Connection, lastText: string, log: (line: string) => void) {
    this.#parts = parts;
    this.#log = log;
    this.#connection = connection;
    this.#lastText = lastText;
    const { library } = connection;
    this.#search = new LibrarySearch(library);
    const pick = this.#pick;
    this.#subscriptions = [
      this.#search,
      this.#search.onDidLook(hasGrown => (hasGrown ? this.#findAnew() : this.#draw())),
      library.onDidChange(() => this.#draw()),
      parts.connections.onDidChange(() => pick.hide()),
      pick.onDidChangeValue(text => this.#type(text)),
      pick.onDidAccept(() => this.#enter(pick.selectedItems[0])),
      pick.onDidTriggerButton(button => this.#pressTitle(button)),
      pick.onDidTriggerItemButton(({ item, button }) => this.#press(item, button as FindButton)),
      pick.onDidHide(() => this.#close()),
      pick,
    ];
  }

  /** Shows the list until it is closed. Resolves with the text that details were opened with, else empty. */
  show(): Promise<string> {
    this.#pick.placeholder = findWords.placeholder();
    leaveOrderAlone(this.#pick);
    this.#pick.show();
    void this.#connection.library.savedTracks.firstRows();
    this.#findAnew();
    return this.#closed.promise;
  }

  #type(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#pick.ignoreFocusOut = false;
    this.#leaveSpotify();
    this.#found = this.#search.find(text, mostShown);
    this.#draw('fromTop');
  }

  /** Not after a removal: what was removed here stays to be seen, and can be saved again, until something is typed. */
  #findAnew(): void {
    this.#found = this.#search.find(this.#text, mostShown);
    this.#draw();
  }

  #enter(row: FindRow | undefined): void {
    if (row?.track) this.#showTrack(row.track);
    else if (row?.command) this.#run(row.command);
    else if (row?.step === 'askSpotify') void this.#askSpotify();
    else if (row?.step === 'readLibrary') void this.#connection.library.savedTracks.retry();
    else if (row?.step === 'lastText') this.#typeAgain();
  }

  #showTrack({ uri }: Track): void {
    this.#openedWith = this.#text;
    this.#pick.hide();
    this.#parts.showTrack(uri, { preserveFocus: false });
  }

  #run(command: CommandId): void {
    this.#pick.hide();
    void runCommand(command);
  }

  #typeAgain(): void {
    this.#pick.value = this.#lastText;
    this.#type(this.#lastText);
  }

  /** The same text is asked for once, unless that has failed. */
  async #askSpotify(): Promise<void> {
    const text = this.#text.trim();
    const known = this.#finding;
    const finding = known?.text === text ? known : new SpotifyFinding(this.#connection.library, text);
    this.#finding = finding;
    this.#isAtSpotify = true;
    const answer = finding.tracks ? undefined : finding.ask();
    this.#draw('fromTop');
    if (!answer) return;
    await answer;
    if (this.#isShown(finding)) this.#draw('fromTop');
  }

  #isShown(finding: SpotifyFinding): boolean {
    return this.#isAtSpotify && this.#finding === finding;
  }

  #goBack(): void {
    this.#leaveSpotify();
    this.#draw('fromTop');
  }

  #leaveSpotify(): void {
    this.#isAtSpotify = false;
    if (!this.#finding?.isAsking) return;
    this.#finding.stop();
    this.#finding = undefined;
  }

  /** Also what takes the person elsewhere leaves the list open, until they type again. */
  #press({ track }: FindRow, { does }: FindButton): void {
    if (!track) return;
    this.#pick.ignoreFocusOut = true;
    this.#do(does === 'open' ? openInSpotify(this.#parts, track.uri) : this.#change(does, [track]));
  }

  #pressTitle(button: QuickInputButton): void {
    if (button === QuickInputButtons.Back) {
      this.#goBack();
      return;
    }
    const { does } = button as ButtonForAll;
    if (does === 'export') {
      this.#export();
      return;
    }
    this.#pick.ignoreFocusOut = true;
    this.#do(this.#change(does, does === 'save' ? this.#unsavedAtSpotify() : this.#allSaved()));
  }

  #export(): void {
    const found = this.#isAtSpotify
      ? (this.#finding?.tracks ?? []).map(track => trackAsHeld(track, this.#connection))
      : this.#allFound();
    this.#pick.hide();
    void runCommand('tracklist.export', found);
  }

  #change(kind: ChangeKind, tracks: readonly Track[]): Promise<void> {
    const parts = { connections: this.#parts.connections, isAnythingVisible: () => true };
    const items = tracks.map(track => trackItem(track, this.#connection));
    return change(parts, this.#connection, kind, items, { isUnseen: true });
  }

  /** All that was found in the library, also beyond what is shown. */
  #allFound(): readonly SavedTrack[] {
    return this.#search.find(this.#text, Infinity).rows;
  }

  #allSaved(): Track[] {
    const { library } = this.#connection;
    const tracks = this.#allFound().map(({ track }) => track);
    return tracks.filter(({ uri }) => library.savedState(uri) === 'saved');
  }

  #unsavedAtSpotify(): Track[] {
    const { library } = this.#connection;
    return (this.#finding?.tracks ?? []).filter(({ uri }) => library.savedState(uri) !== 'saved');
  }

  #do(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#log(`Find in Library: ${String(error)}`);
      void showError(error);
    });
  }

  #draw(from: 'fromTop' | 'whereItIs' = 'whereItIs'): void {
    const pick = this.#pick;
    const { status } = this.#connection.library.savedTracks;
    pick.title = this.#title();
    const buttons = this.#titleButtons();
    if (!haveSameWords(pick.buttons, buttons)) pick.buttons = buttons;
    pick.busy = this.#isAtSpotify
      ? (this.#finding?.isAsking ?? false)
      : status.phase === 'loading' || !this.#search.isUpToDate;
    const rows = this.#isAtSpotify ? this.#spotifyRows() : this.#libraryRows();
    if (showRows(pick, rows, from)) this.#rows.keep(rows);
  }

  /** What can be done to all that was found, which is nothing while nothing is looked for. */
  #titleButtons(): QuickInputButton[] {
    const { total } = this.#found;
    // Where one track is looked for, nothing is done to all of them.
    if (this.#parts.title !== undefined) return this.#isAtSpotify ? [QuickInputButtons.Back] : [];
    if (this.#isAtSpotify) {
      const count = this.#finding?.tracks?.length ?? 0;
      return [QuickInputButtons.Back, ...spotifyButtons(count, this.#unsavedAtSpotify().length)];
    }
    return this.#text.trim() === '' ? [] : libraryButtons(total);
  }

  #title(): string {
    const { library } = this.#connection;
    const parts = this.#isAtSpotify
      ? [this.#spotifyTitle()]
      : [this.#parts.title ?? findWords.title(), loadingMessage(library.savedTracks.status) ?? ''];
    return [sourceLabel(this.#connection), ...parts].filter(Boolean).join(' · ');
  }

  #spotifyTitle(): string {
    const { text = '', isAsking } = this.#finding ?? {};
    return isAsking ? findWords.askingSpotify(text) : findWords.atSpotify(text);
  }

  #libraryRows(): FindRow[] {
    const { library } = this.#connection;
    const tracks = libraryTracks(this.#found.rows, library).map(facts => this.#rows.rowOf(facts));
    const facts = {
      text: this.#text,
      found: this.#found,
      status: library.savedTracks.status,
      isUpToDate: this.#search.isUpToDate,
    };
    const offersLast = this.#text === '' && this.#lastText !== '';
    return [...(offersLast ? [lastTextRow(this.#lastText)] : []), ...tracks, ...rowsBelow(facts)];
  }

  #spotifyRows(): FindRow[] {
    const { library } = this.#connection;
    const { tracks, error, text = '' } = this.#finding ?? {};
    if (error !== undefined) return [failureRow(error, 'askSpotify')];
    if (tracks?.length === 0) return [noneAtSpotifyRow(text)];
    return (tracks ?? []).map(track =>
      this.#rows.rowOf({
        track,
        state: library.savedState(track.uri),
        addedAt: library.addedAt(track.uri),
        place: 'spotify',
      }),
    );
  }

  #close(): void {
    this.#finding?.stop();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#closed.resolve(this.#openedWith);
  }
}
