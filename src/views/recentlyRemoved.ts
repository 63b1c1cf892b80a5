import type { Connection } from '../library/connections.ts';
import type { Removal, SavedItem } from '../library/journal.ts';
import { uriOf } from '../library/journal.ts';
import type { Library } from '../library/library.ts';
import type { LibraryChange } from '../library/libraryChange.ts';
import { viewIds } from '../manifest.ts';
import { removedWords } from '../messages/removed.ts';
import type { Element, RemovalElement } from './elements.ts';
import type { RowsSource } from './rowsView.ts';

/**
 * Recently Removed: what was removed here and is not saved again, newest first. Several items of one change stand below a
 * row of their own; one alone is a row by itself.
 */
export class RecentlyRemovedSource implements RowsSource {
  readonly viewId = viewIds.recentlyRemoved;
  readonly families = [];
  readonly familiesOfRows = [];

  readonly concerns = ({ lists }: LibraryChange): boolean => lists.includes('recentlyRemoved');

  readonly rows: RowsSource['rows'] = async ({ library }, parent) => {
    const { recentlyRemoved } = library;
    if (parent?.kind === 'removal') return itemRows(parent.id, await recentlyRemoved.itemsOf(parent.removal));
    await recentlyRemoved.load();
    const { rows } = recentlyRemoved;
    if (rows.length === 0) return [{ kind: 'note', id: 'recentlyRemoved/none', note: 'nothingRemoved' }];
    return (await Promise.all(rows.map(removal => rowsFor(library, removal)))).flat();
  };

  readonly description = ({ library }: Connection): string => {
    const count = countOf(library);
    return count === 0 ? '' : [removedWords.items(count), removedWords.keptFor()].join(' · ');
  };

  readonly message = ({ library }: Connection): string | undefined => {
    if (countOf(library) === 0) return undefined;
    return removedWords.datesHint(library.keepsDates);
  };
}

function countOf({ recentlyRemoved: { rows } }: Library): number {
  return rows.reduce((sum, { uris }) => sum + uris.length, 0);
}

async function rowsFor({ recentlyRemoved }: Library, removal: Removal): Promise<Element[]> {
  const id = `recentlyRemoved/${removal.id}`;
  const row: RemovalElement = { kind: 'removal', id, removal };
  return removal.uris.length > 1 ? [row] : itemRows(id, await recentlyRemoved.itemsOf(removal), removal.at);
}

function itemRows(place: string, items: readonly SavedItem[], removedAt?: number): Element[] {
  const when = removedAt === undefined ? {} : { removedAt };
  return items.map(item =>
    'track' in item
      ? { kind: 'track', id: `${place}/${uriOf(item)}`, place: 'removed', ...item, ...when }
      : { kind: 'album', id: `${place}/${uriOf(item)}`, place: 'removed', saved: item, ...when },
  );
}
