import type { Connections } from '../library/connections.ts';
import type { ViewId } from '../manifest.ts';
import { viewIds } from '../manifest.ts';
import type { Disposable } from '../model/event.ts';
import type { ArtistReference } from '../model/artist.ts';
import type { Clock } from '../spotify/clock.ts';
import type { ArtistElement, Element } from './elements.ts';
import { RowsView } from './rowsView.ts';
import { savedAlbumsSource } from './savedAlbums.ts';
import { savedTracksSource } from './savedTracks.ts';
import { TopTracksSource } from './topTracks.ts';

/** The views of the sidebar, as commands see them. */
export class Views implements Disposable {
  readonly #connections: Connections;
  readonly #topSource = new TopTracksSource();
  readonly #views: Readonly<Record<ViewId, RowsView>>;
  readonly #subscription: Disposable;

  constructor(connections: Connections, clock: Clock) {
    this.#connections = connections;
    this.#subscription = connections.onDidChange(() => this.#topSource.clear());
    this.#views = {
      [viewIds.savedTracks]: new RowsView(connections, savedTracksSource, clock),
      [viewIds.savedAlbums]: new RowsView(connections, savedAlbumsSource, clock),
      [viewIds.topTracks]: new RowsView(connections, this.#topSource, clock),
    };
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

  dispose(): void {
    this.#subscription.dispose();
    for (const view of Object.values(this.#views)) view.dispose();
  }
}
