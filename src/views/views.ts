import type { Memento } from 'vscode';
import { isFiltering } from '../library/arrangement/arrangement.ts';
import type { Arranged } from '../library/arrangement/arranger.ts';
import type { Connection, Connections } from '../library/connections.ts';
import type { ViewId } from '../manifest.ts';
import { setContext, viewIds } from '../manifest.ts';
import type { Disposable } from '../model/event.ts';
import type { ArtistReference } from '../model/artist.ts';
import type { Clock } from '../spotify/clock.ts';
import { Arrangements } from './arrangements.ts';
import type { ArtistElement, Element } from './elements.ts';
import { RowsView } from './rowsView.ts';
import { savedAlbumsSource } from './savedAlbums.ts';
import { SavedTracksSource } from './savedTracks.ts';
import { TopTracksSource } from './topTracks.ts';

/** The views of the sidebar, as commands see them. */
export class Views implements Disposable {
  readonly #connections: Connections;
  readonly #tracksSource: SavedTracksSource;
  readonly #topSource = new TopTracksSource();
  readonly #views: Readonly<Record<ViewId, RowsView>>;
  readonly #subscriptions: readonly Disposable[];

  /** How the person wants to see their saved tracks. */
  readonly arrangements: Arrangements;

  /** @param memory keeps what the person has chosen, for all windows */
  constructor(connections: Connections, clock: Clock, memory: Memento) {
    this.#connections = connections;
    this.arrangements = new Arrangements(memory);
    this.#tracksSource = new SavedTracksSource(this.arrangements);
    this.#views = {
      [viewIds.savedTracks]: new RowsView(connections, this.#tracksSource, clock),
      [viewIds.savedAlbums]: new RowsView(connections, savedAlbumsSource, clock),
      [viewIds.topTracks]: new RowsView(connections, this.#topSource, clock),
    };
    this.#subscriptions = [
      this.arrangements,
      connections.onDidChange(() => {
        this.#topSource.clear();
        this.#tellWhetherFiltered();
      }),
      this.arrangements.onDidChange(() => {
        this.#views[viewIds.savedTracks].redraw();
        this.#tellWhetherFiltered();
      }),
    ];
    this.#tellWhetherFiltered();
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

  #tellWhetherFiltered(): void {
    const { current } = this.#connections;
    setContext('tracklist.filtered', !!current && isFiltering(this.arrangements.of(current).filter));
  }
}
