import type { Memento } from 'vscode';
import { window } from 'vscode';
import { isFiltering } from '../library/arrangement/arrangement.ts';
import type { Arranged } from '../library/arrangement/arranger.ts';
import type { Connection, Connections } from '../library/connections.ts';
import type { Library } from '../library/library.ts';
import type { ViewId } from '../manifest.ts';
import { setContext, viewIds } from '../manifest.ts';
import type { Disposable } from '../model/event.ts';
import type { ArtistReference } from '../model/artist.ts';
import type { Clock } from '../spotify/clock.ts';
import { AlbumFilter } from './albumFilter.ts';
import { Arrangements } from './arrangements.ts';
import type { ArtistElement, Element } from './elements.ts';
import { RecentlyRemovedSource } from './recentlyRemoved.ts';
import { RowsView } from './rowsView.ts';
import { SavedAlbumsSource } from './savedAlbums.ts';
import { SavedTracksSource } from './savedTracks.ts';
import { TopTracksSource } from './topTracks.ts';

/** The views of the sidebar, as commands see them. */
export class Views implements Disposable {
  readonly #connections: Connections;
  readonly #tracksSource: SavedTracksSource;
  readonly #topSource = new TopTracksSource();
  readonly #views: Readonly<Record<ViewId, RowsView>>;
  readonly #subscriptions: readonly Disposable[];
  /** The library that is looked at. */
  #watched: Library | undefined;

  /** How the person wants to see their saved tracks. */
  readonly arrangements: Arrangements;
  /** Which saved albums the person wants to see. */
  readonly albumFilter: AlbumFilter;

  /** @param memory keeps what the person has chosen, for all windows */
  constructor(connections: Connections, clock: Clock, memory: Memento) {
    this.#connections = connections;
    this.arrangements = new Arrangements(memory);
    this.albumFilter = new AlbumFilter(memory);
    const albumsSource = new SavedAlbumsSource(this.albumFilter);
    this.#tracksSource = new SavedTracksSource(this.arrangements);
    this.#views = {
      [viewIds.savedTracks]: new RowsView(connections, this.#tracksSource, clock),
      [viewIds.savedAlbums]: new RowsView(connections, albumsSource, clock),
      [viewIds.topTracks]: new RowsView(connections, this.#topSource, clock),
      [viewIds.recentlyRemoved]: new RowsView(connections, new RecentlyRemovedSource(), clock),
    };
    this.#subscriptions = [
      this.arrangements,
      this.albumFilter,
      this.albumFilter.onDidChange(() => {
        this.#views[viewIds.savedAlbums].redraw();
        this.#tellWhetherFiltered();
      }),
      connections.onDidChange(() => {
        this.#topSource.clear();
        this.#watch();
        this.#tellWhetherFiltered();
      }),
      // Tooltips hold a mark in the theme's colour.
      window.onDidChangeActiveColorTheme(() => {
        for (const view of Object.values(this.#views)) view.redraw();
      }),
      ...Object.values(this.#views).map(view => view.treeView.onDidChangeVisibility(() => this.#watch())),
      this.arrangements.onDidChange(() => {
        this.#views[viewIds.savedTracks].redraw();
        this.#tellWhetherFiltered();
      }),
    ];
    this.#tellWhetherFiltered();
    this.#watch();
  }

  /** Whether a person can see any of the views. */
  get isVisible(): boolean {
    return Object.values(this.#views).some(view => view.treeView.visible);
  }

  /** The rows that a key pressed in this view means. */
  rowsForKey(view: ViewId): Promise<readonly Element[]> {
    return this.#views[view].rowsForKey();
  }

  /** Shows an artist's tracks above the top tracks. Rejects with a `SpotifyError`. */
  async showArtist(artist: ArtistReference & { readonly id: string }): Promise<void> {
    const connection = this.#connections.current;
    if (!connection) return;
    const element = await this.#topSource.show(connection, artist);
    const view = this.#views[viewIds.topTracks];
    view.redraw();
    await view.treeView.reveal(element, { select: true, focus: true, expand: true });
  }

  closeArtist(element: ArtistElement): void {
    this.#topSource.close(element);
    this.#views[viewIds.topTracks].redraw();
  }

  /** What Saved Tracks shows of this library; undefined until it shows something. */
  shownTracks(connection: Connection): Arranged | undefined {
    return this.#tracksSource.shown(connection);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const view of Object.values(this.#views)) view.dispose();
  }

  /** What other windows do to a library is noticed while somebody sees it. */
  #watch(): void {
    const library = this.isVisible ? this.#connections.current?.library : undefined;
    if (library === this.#watched) return;
    this.#watched?.watch(false);
    this.#watched = library;
    library?.watch(true);
  }

  #tellWhetherFiltered(): void {
    const { current } = this.#connections;
    setContext('tracklist.filtered', !!current && isFiltering(this.arrangements.of(current).filter));
    setContext('tracklist.albumsFiltered', !!current && this.albumFilter.isOn(current));
  }
}
