import { window } from 'vscode';
import type { Grouping, SortKey, SortOrder } from '../library/arrangement/arrangement.ts';
import { groupings, isFiltering, noFilter, sortedBy, sortKeys } from '../library/arrangement/arrangement.ts';
import { mostFlatRows } from '../library/arrangement/arranger.ts';
import type { Connection, Connections } from '../library/connections.ts';
import type { CommandHandlers } from '../manifest.ts';
import { arrangeWords, groupingLabel, sortKeyLabel, sortOrderLabel } from '../messages/arranging.ts';
import type { Views } from '../views/views.ts';
import type { Choice } from './choose.ts';
import { askForFilter } from './arrangeFilter.ts';
import { withConnection } from './readiness.ts';
import { sayBriefly } from './sayBriefly.ts';

/** What arranging the saved tracks needs. */
export interface ArrangeParts {
  readonly connections: Connections;
  readonly views: Views;
}

type ArrangeCommand = 'tracklist.sortBy' | 'tracklist.groupBy' | 'tracklist.filter' | 'tracklist.clearFilter';

/** Commands that decide how the saved tracks are shown. */
export function arrangeCommands({ connections, views }: ArrangeParts): CommandHandlers<ArrangeCommand> {
  return {
    'tracklist.sortBy': withConnection(connections, async connection => {
      const { sort } = views.arrangements.of(connection);
      const chosen = await choose(sortChoices(sort), arrangeWords.sortBy());
      if (chosen) await views.arrangements.change(connection, { sort: sortedBy(chosen, sort) });
    }),
    'tracklist.groupBy': withConnection(connections, async connection => {
      const chosen = await choose(groupingChoices(views, connection), arrangeWords.groupBy());
      if (chosen === undefined) return;
      const isWhatSuits = chosen === 'none' && lengthOf(views, connection) <= mostFlatRows;
      const grouping = isWhatSuits ? 'automatic' : chosen;
      await views.arrangements.change(connection, { grouping });
    }),
    'tracklist.filter': withConnection(connections, async connection => {
      const filter = await askForFilter(views.arrangements.of(connection).filter);
      if (filter) await views.arrangements.change(connection, { filter });
    }),
    'tracklist.clearFilter': withConnection(connections, async connection => {
      if (isFiltering(views.arrangements.of(connection).filter))
        await views.arrangements.change(connection, { filter: noFilter });
      else sayBriefly(arrangeWords.noFilter());
    }),
  };
}

async function choose<T>(choices: readonly Choice<T>[], placeHolder: string): Promise<T | undefined> {
  return (await window.showQuickPick([...choices], { placeHolder }))?.value;
}

/** What the tracks are sorted by says how, and that choosing it again turns them round. */
function sortChoices(sort: SortOrder): Choice<SortKey>[] {
  const turned = sortOrderLabel(sortedBy(sort.key, sort));
  return sortKeys.map(key => ({
    label: sortKeyLabel(key),
    ...(key === sort.key ? { description: arrangeWords.nowOrTurn(sortOrderLabel(sort), turned) } : {}),
    value: key,
  }));
}

function groupingChoices(views: Views, connection: Connection): Choice<Grouping>[] {
  const shown = views.shownTracks(connection);
  const grouping = shown?.grouping ?? views.arrangements.of(connection).grouping;
  const length = lengthOf(views, connection);
  return groupings.map(value => {
    const now = shown?.isTooLong ? arrangeWords.nowAsThereAreMany() : arrangeWords.now();
    const slow = value === 'none' && length > mostFlatRows ? [arrangeWords.manyInOneList(length)] : [];
    const said = [...(value === grouping ? [now] : []), ...slow].join('; ');
    return { label: groupingLabel(value), ...(said ? { description: said } : {}), value };
  });
}

/** Rows that there would be in one list. */
function lengthOf(views: Views, connection: Connection): number {
  const { total = 0 } = connection.library.savedTracks.status;
  const isFiltered = isFiltering(views.arrangements.of(connection).filter);
  return isFiltered ? (views.shownTracks(connection)?.rows.length ?? total) : total;
}
