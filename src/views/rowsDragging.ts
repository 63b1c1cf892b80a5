import type { DataTransfer, TreeDragAndDropController } from 'vscode';
import { DataTransferItem } from 'vscode';
import { draggedLinksType, draggedTitlesType, writeDraggedLinks } from '../interchange/draggedLinks.ts';
import type { LinkTarget } from '../interchange/linkMarkup.ts';
import { titleAndArtists } from '../interchange/linkMarkup.ts';
import type { AlbumReference } from '../model/album.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import type { Element } from './elements.ts';

/**
 * Lets rows be dragged into texts, where they become links. They carry no list of addresses, because an editor that they
 * are dropped on, and not into, would open those as files; and no plain text, which editors would take before links.
 */
export class RowsDragging implements TreeDragAndDropController<Element> {
  readonly dragMimeTypes = [draggedLinksType, draggedTitlesType];
  /** Nothing can be dropped into our views. */
  readonly dropMimeTypes: string[] = [];
  readonly #isInvented: () => boolean;

  /** @param isInvented whether the music has no pages at Spotify; its rows are dragged as titles */
  constructor(isInvented: () => boolean) {
    this.#isInvented = isInvented;
  }

  handleDrag(rows: readonly Element[], transfer: DataTransfer): void {
    const items = rows.flatMap(itemsOf);
    if (this.#isInvented()) {
      transfer.set(draggedTitlesType, new DataTransferItem(items.map(titleAndArtists).join('\n')));
      return;
    }
    const targets = items.flatMap(item => targetOf(item) ?? []);
    if (targets.length > 0) transfer.set(draggedLinksType, new DataTransferItem(writeDraggedLinks(targets)));
  }
}

type Item = Pick<Track | AlbumReference, 'name' | 'artists' | 'uri'>;

function itemsOf(row: Element): readonly Item[] {
  if (row.kind === 'track') return [row.track];
  if (row.kind === 'group') return row.group.rows.map(({ track }) => track);
  return row.kind === 'album' ? [row.saved.album] : [];
}

/** Undefined for what is not in the catalogue. */
function targetOf({ uri = '', name, artists }: Item): LinkTarget | undefined {
  const reference = parseSpotifyReference(uri);
  return reference && { reference, name, artists };
}
