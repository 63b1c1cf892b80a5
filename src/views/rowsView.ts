import type { Event, TreeDataProvider, TreeItem, TreeView } from 'vscode';
import { EventEmitter, window } from 'vscode';
import type { Disposable } from '../model/event.ts';
import type { Connection, Connections } from '../library/connections.ts';
import type { LibraryChange } from '../library/libraryChange.ts';
import type { ViewId } from '../manifest.ts';
import { toggleFocusedRow } from '../manifest.ts';
import { pauseSentence } from '../messages.ts';
import type { Clock } from '../spotify/clock.ts';
import type { EndpointFamily } from '../spotify/locks.ts';
import type { Element } from './elements.ts';
import { Pauses } from './pauses.ts';
import type { RowContext } from './treeItems.ts';
import { tooltipFor, treeItemFor } from './treeItems.ts';

/** What makes one view differ from the others. */
export interface RowsSource {
  readonly viewId: ViewId;
  /** The rows below `parent`, or the top ones. Rejections become a row that offers another try. */
  readonly rows: (connection: Connection, parent: Element | undefined) => Promise<readonly Element[]>;
  /** Whether this change asks for all rows anew. */
  readonly concerns: (change: LibraryChange) => boolean;
  /** Text beside the view's title. */
  readonly description?: (connection: Connection) => string;
  /** Text above the rows, while there is something to say. */
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
  readonly #changed = new EventEmitter<Element | Element[] | undefined>();
  readonly #clock: Clock;
  readonly #pauses: Pauses;
  readonly #subscriptions: Disposable[] = [];
  readonly #shown = new Map<string, Element>();
  #libraryListener: Disposable | undefined;
  #redrawTimer: NodeJS.Timeout | undefined;
  #redrawnAt = 0;

  readonly onDidChangeTreeData: Event<Element | Element[] | undefined> = this.#changed.event;
  readonly treeView: TreeView<Element>;

  constructor(connections: Connections, source: RowsSource, clock: Clock) {
    this.#connections = connections;
    this.#source = source;
    this.#clock = clock;
    this.#pauses = new Pauses({
      clock,
      families: [...source.families, ...source.familiesOfRows],
      isVisible: () => this.treeView.visible,
      onDidChange: () => this.#onPause(),
    });
    this.treeView = window.createTreeView(source.viewId, {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: false,
    });
    this.#subscriptions.push(
      connections.onDidChange(() => this.#follow()),
      this.treeView.onDidChangeVisibility(() => void this.#pauses.look()),
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
    if (!parent) void this.#pauses.look();
    const rows = await this.#rows(connection, parent);
    if (this.#connections.current !== connection) return []; // Another library is drawn already.
    if (!parent) this.#shown.clear();
    return rows.map(row => this.#same(row));
  }

  getTreeItem(element: Element): TreeItem {
    const library = this.#connections.current?.library;
    return treeItemFor(element, {
      savedState: uri => library?.savedState(uri) ?? 'unknown',
      sourceOfArtist: this.#source.sourceOfArtist ?? (() => undefined),
      pauseOf: families => this.#pauses.of(families),
      now: this.#clock.now(),
    });
  }

  resolveTreeItem(item: TreeItem, element: Element): TreeItem {
    item.tooltip ??= tooltipFor(element, this.#connections.current?.kind === 'demo');
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
    clearTimeout(this.#redrawTimer);
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
    this.#shown.clear();
    this.#describe();
    this.#changed.fire(undefined);
  }

  #onChange(change: LibraryChange): void {
    this.#describe();
    if (this.#source.concerns(change)) {
      this.#redrawSoon();
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

  /** At once after a quiet second, otherwise when the second is over. */
  #redrawSoon(): void {
    if (this.#redrawTimer) return;
    const wait = Math.max(0, this.#redrawnAt + redrawEveryMs - Date.now());
    this.#redrawTimer = setTimeout(() => {
      this.#redrawTimer = undefined;
      this.#redrawnAt = Date.now();
      this.#changed.fire(undefined);
    }, wait);
  }

  #describe(): void {
    const connection = this.#connections.current;
    this.treeView.description = (connection && this.#source.description?.(connection)) ?? '';
    this.treeView.message = connection ? this.#messageFor(connection) : '';
  }

  #messageFor(connection: Connection): string {
    const pause = this.#pauses.of(this.#source.families);
    const said = this.#source.message?.(connection);
    return [...(pause ? [pauseSentence(pause, this.#clock.now())] : []), ...(said ? [said] : [])].join(' · ');
  }
}

function uriOfRow(row: Element): string | undefined {
  if (row.kind === 'track') return row.track.uri;
  return row.kind === 'album' ? row.saved.album.uri : undefined;
}
