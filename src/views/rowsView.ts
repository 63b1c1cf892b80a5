import type { Event, TreeDataProvider, TreeItem, TreeView } from 'vscode';
import { EventEmitter, window } from 'vscode';
import type { Disposable } from '../model/event.ts';
import type { Connection, Connections } from '../library/connections.ts';
import type { LibraryChange } from '../library/libraryChange.ts';
import type { ViewId } from '../manifest.ts';
import { toggleFocusedRow } from '../manifest.ts';
import type { Clock } from '../spotify/clock.ts';
import type { EndpointFamily } from '../spotify/locks.ts';
import type { Element } from './elements.ts';
import type { ListContent } from './listContent.ts';
import { contentOf, hasRows, looksTheSame } from './listContent.ts';
import type { ListWords } from './listWords.ts';
import { listWords } from './listWords.ts';
import { MinuteHand } from './minuteHand.ts';
import { Pauses } from './pauses.ts';
import { RowsDragging } from './rowsDragging.ts';
import { shownLists } from './shownLists.ts';
import { Throttle } from './throttle.ts';
import { tooltipFor } from './tooltips.ts';
import type { RowContext } from './treeItems.ts';
import { treeItemFor } from './treeItems.ts';

/** What makes one view differ from the others. */
export interface RowsSource {
  readonly viewId: ViewId;
  /** The rows below `parent`, or the top ones. Rejections become a row that offers another try. */
  readonly rows: (connection: Connection, parent: Element | undefined) => Promise<readonly Element[]>;
  /** Whether this change asks for all rows anew. */
  readonly concerns: (change: LibraryChange) => boolean;
  /** Text beside the view's title; `freshness` is to be among its facts. */
  readonly description?: (connection: Connection, freshness: readonly string[]) => string;
  /** What is to be said of the rows shown of the list, above them, where nothing about the list itself goes first. */
  readonly message?: (connection: Connection) => string | undefined;
  readonly sourceOfArtist?: RowContext['sourceOfArtist'];
  /** What the view is filled by: while Spotify makes one of these wait, the text above the rows says so. */
  readonly families: readonly EndpointFamily[];
  /** What only single rows are filled by. */
  readonly familiesOfRows: readonly EndpointFamily[];
}

/** All rows are made anew at most this often while a list is being loaded, in ms. */
const redrawEveryMs = 1_000;

/** A view of plain rows: loads them, keeps them in step with the library, and renders them. */
export class RowsView implements TreeDataProvider<Element>, Disposable {
  readonly #connections: Connections;
  readonly #source: RowsSource;
  readonly #list: (typeof shownLists)[ViewId];
  readonly #changed = new EventEmitter<Element | Element[] | undefined>();
  readonly #clock: Clock;
  readonly #pauses: Pauses;
  readonly #minuteHand: MinuteHand;
  readonly #redrawing: Throttle;
  readonly #subscriptions: Disposable[] = [];
  readonly #shown = new Map<string, Element>();
  #libraryListener: Disposable | undefined;
  /** What the rows were last drawn of. */
  #drawn: ListContent | undefined;
  /** Whether the list was not there when its rows were asked for: the first that come in go to whoever asks. */
  #isOpening = false;
  /** Whether the rows depend on more that has changed than the list. */
  #mustRedraw = false;

  readonly onDidChangeTreeData: Event<Element | Element[] | undefined> = this.#changed.event;
  readonly treeView: TreeView<Element>;

  constructor(connections: Connections, source: RowsSource, clock: Clock) {
    this.#connections = connections;
    this.#source = source;
    this.#list = shownLists[source.viewId];
    this.#clock = clock;
    this.#pauses = new Pauses({
      clock,
      families: [...source.families, ...source.familiesOfRows],
      isVisible: () => this.treeView.visible,
      onDidChange: () => this.#onPause(),
    });
    this.#minuteHand = new MinuteHand({ clock, onMinute: () => this.#describe() });
    this.#redrawing = new Throttle({ clock, everyMs: redrawEveryMs, work: () => this.#redrawIfDifferent() });
    this.treeView = window.createTreeView(source.viewId, {
      treeDataProvider: this,
      dragAndDropController: new RowsDragging(() => connections.current?.kind === 'demo'),
      canSelectMany: true,
      showCollapseAll: false,
    });
    this.#subscriptions.push(
      connections.onDidChange(() => this.#follow()),
      this.treeView.onDidChangeVisibility(() => void this.#onLook()),
      window.onDidChangeWindowState(
        ({ focused }) => void (focused && this.treeView.visible && this.#onLook()),
      ),
    );
    this.#follow();
  }

  /**
   * The rows a key pressed in this view means: the selection when the focused row belongs to it, else the
   * focused row alone. The editor tells extensions the selection only, and arrow keys move the focus without
   * it, so the focus is found by toggling its selection and back.
   */
  async rowsForKey(): Promise<readonly Element[]> {
    const before = this.treeView.selection;
    await toggleFocusedRow();
    const after = this.treeView.selection;
    await toggleFocusedRow();
    const focused = after.find(row => !before.includes(row));
    return focused ? [focused] : before;
  }

  async getChildren(parent?: Element): Promise<Element[]> {
    if (!this.#connections.current) await this.#connections.load();
    const connection = this.#connections.current;
    if (!connection) return [];
    if (!parent) {
      void this.#pauses.look();
      this.#drawn = this.#contentOf(connection);
      this.#isOpening = this.#list.of(connection.library).status.phase === 'idle';
    }
    const rows = await this.#rows(connection, parent);
    if (!parent) this.#isOpening = false;
    if (this.#connections.current !== connection) return []; // Another library is drawn already.
    if (!parent) this.#shown.clear();
    return rows.map(row => this.#same(row));
  }

  getTreeItem(element: Element): TreeItem {
    const library = this.#connections.current?.library;
    return treeItemFor(element, {
      savedState: uri => library?.savedState(uri) ?? 'unknown',
      asKnown: track => library?.availability.asKnown(track) ?? track,
      sourceOfArtist: this.#source.sourceOfArtist ?? (() => undefined),
      pauseOf: families => this.#pauses.of(families),
      now: this.#clock.now(),
    });
  }

  resolveTreeItem(item: TreeItem, element: Element): TreeItem {
    const { current } = this.#connections;
    item.tooltip ??= tooltipFor(
      element,
      current?.kind === 'demo',
      track => current?.library.availability.asKnown(track) ?? track,
    );
    return item;
  }

  /** Needed to reveal rows at the top; those are all that is ever revealed. */
  getParent(): undefined {
    return undefined;
  }

  /** Asks for all rows, or those below `element`, again. */
  redraw(element?: Element): void {
    this.#changed.fire(element && this.#shown.get(element.id));
  }

  dispose(): void {
    this.#redrawing.dispose();
    this.#minuteHand.dispose();
    this.#pauses.dispose();
    this.#libraryListener?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.treeView.dispose();
    this.#changed.dispose();
  }

  async #rows(connection: Connection, parent: Element | undefined): Promise<readonly Element[]> {
    try {
      return await this.#source.rows(connection, parent);
    } catch (error) {
      const retry = (): void => this.redraw(parent);
      return [{ kind: 'failure', id: `${parent?.id ?? this.#source.viewId}/failure`, error, retry }];
    } finally {
      this.#describe();
    }
  }

  /** Remembers what is shown by id, so that single rows can be drawn again. */
  #same(row: Element): Element {
    this.#shown.set(row.id, row);
    return row;
  }

  #follow(): void {
    this.#libraryListener?.dispose();
    const { current } = this.#connections;
    this.#libraryListener = current?.library.onDidChange(change => this.#onChange(change));
    this.#pauses.follow(current?.locks);
    this.#redrawing.dispose();
    this.#shown.clear();
    this.#drawn = undefined;
    this.#describe();
    this.#changed.fire(undefined);
    // A library that comes back, as after the demo, may have been left long ago.
    if (current && this.#list.of(current.library).status.phase !== 'idle') void this.#onLook();
  }

  /** The view or the window has come to be seen, or is seen no more. */
  async #onLook(): Promise<void> {
    this.#describe();
    await this.#pauses.look();
    const isWaiting = this.#pauses.of(this.#source.families) !== undefined;
    if (isWaiting || !this.treeView.visible) return;
    await this.#connections.current?.library.bringUpToDate(this.#list.name);
  }

  #onChange(change: LibraryChange): void {
    this.#describe();
    const { concerns } = this.#source;
    if (concerns(change)) {
      const others = change.lists.filter(name => name !== this.#list.name);
      this.#mustRedraw ||= concerns({ ...change, lists: others });
      this.#redrawing.run();
      return;
    }
    const uris = new Set(change.uris);
    this.#redrawRows(row => uris.has(uriOfRow(row) ?? ''));
  }

  /** Rows that say until when, or offer another try, say it anew. */
  #onPause(): void {
    this.#describe();
    this.#redrawRows(row => row.kind === 'failure' || row.kind === 'artist');
  }

  #redrawRows(which: (row: Element) => boolean): void {
    const rows = [...this.#shown.values()].filter(which);
    if (rows.length > 0) this.#changed.fire(rows);
  }

  /** Tells whether there was anything to draw. */
  #redrawIfDifferent(): boolean {
    const connection = this.#connections.current;
    const content = connection && this.#contentOf(connection);
    const isSame = this.#isOpening || (content && this.#drawn && looksTheSame(this.#drawn, content));
    if (content && hasRows(content)) this.#isOpening = false;
    this.#drawn = content;
    if (isSame && !this.#mustRedraw) return false;
    this.#mustRedraw = false;
    this.#changed.fire(undefined);
    return true;
  }

  #contentOf({ library }: Connection): ListContent {
    return contentOf(this.#list.of(library));
  }

  #describe(): void {
    const connection = this.#connections.current;
    const { message = '', freshness, since } = this.#words() ?? {};
    const facts = freshness === undefined ? [] : [freshness];
    const description = (connection && this.#source.description?.(connection, facts)) ?? '';
    // Each of them goes to the editor's window, whether it is different or not.
    if (this.treeView.description !== description) this.treeView.description = description;
    if (this.treeView.message !== message) this.treeView.message = message;
    this.#minuteHand.show(this.treeView.visible ? since : undefined);
  }

  #words(): ListWords | undefined {
    const connection = this.#connections.current;
    return (
      connection &&
      listWords({
        status: this.#list.of(connection.library).status,
        pause: this.#pauses.of(this.#source.families),
        aboutRows: this.#source.message?.(connection),
        now: this.#clock.now(),
      })
    );
  }
}

function uriOfRow(row: Element): string | undefined {
  if (row.kind === 'track') return row.track.uri;
  return row.kind === 'album' ? row.saved.album.uri : undefined;
}
