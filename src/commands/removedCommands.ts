import type { QuickPickItem } from 'vscode';
import { QuickPickItemKind, window } from 'vscode';
import type { Connection } from '../library/connections.ts';
import type { Removal, SavedItem } from '../library/journal.ts';
import type { Library } from '../library/library.ts';
import type { CommandHandlers } from '../manifest.ts';
import { removedWords } from '../messages/removed.ts';
import type { Element } from '../views/elements.ts';
import type { ChangeParts } from './change.ts';
import { isOnRows, rowsOf } from './rowArguments.ts';
import { albumChoice, trackChoice } from './itemChoices.ts';
import type { CurationParts } from './curationCommands.ts';
import { isInUse } from './inUse.ts';
import { countsOf } from './itemCounts.ts';
import { withProgress } from './progress.ts';
import { readyConnection, withConnection } from './readiness.ts';
import { reportOutcome } from './reportOutcome.ts';
import { undo } from './undo.ts';

/** Commands about what was removed here. */
export function removedCommands(
  parts: CurationParts,
): CommandHandlers<'tracklist.restore' | 'tracklist.restoreAll'> {
  return {
    'tracklist.restore': async (...args) => {
      const connection = await readyConnection(parts.connections);
      if (!connection) return;
      const items = isOnRows(args)
        ? await itemsOf(await rowsOf(parts.views, args), connection.library)
        : await chosenItems(connection.library);
      await restore(parts, connection, items);
    },
    'tracklist.restoreAll': withConnection(parts.connections, async connection => {
      const all = (await allRemoved(connection.library)).flatMap(({ items }) => items);
      if (all.length === 0) tellNothing();
      else await restore(parts, connection, all);
    }),
  };
}

/** Saves `items` again, after saying what happens to dates and order where that matters, and tells how it went. */
async function restore(
  parts: ChangeParts,
  connection: Connection,
  items: readonly SavedItem[],
  extending?: number,
): Promise<void> {
  const isMany = items.length > 1 && extending === undefined;
  if (items.length === 0 || (isMany && !(await confirm(connection, items)))) return;
  if (!isInUse(parts, connection)) return;
  const { library } = connection;
  const outcome = await withProgress(removedWords.restoring(), items.length, progress =>
    library.restore(items, { ...progress, extending }),
  );
  const { changeId = extending, saved } = outcome;
  await reportOutcome([saved], {
    library,
    isVisible: parts.isAnythingVisible(),
    ...(changeId === undefined ? {} : { undo: () => undo(parts, connection, changeId) }),
    tryAgain: () => restore(parts, connection, [...saved.refused, ...saved.unknown], changeId),
  });
}

async function confirm({ library }: Connection, items: readonly SavedItem[]): Promise<boolean> {
  const { tracks, albums } = countsOf(items);
  const question = removedWords.confirm(tracks, albums);
  const detail = removedWords.confirmDetail(library.keepsDates && albums === 0);
  const button = removedWords.restore();
  return (await window.showWarningMessage(question, { modal: true, detail }, button)) === button;
}

/** What the rows stand for, as it was saved before. */
async function itemsOf(rows: readonly Element[], library: Library): Promise<SavedItem[]> {
  const items: SavedItem[] = [];
  for (const row of rows) {
    if (row.kind === 'removal') items.push(...(await library.recentlyRemoved.itemsOf(row.removal)));
    if (row.kind === 'album') items.push(row.saved);
    if (row.kind === 'track') items.push({ track: row.track, addedAt: row.addedAt ?? '' });
  }
  return items;
}

interface Removed {
  readonly removal: Removal;
  readonly items: readonly SavedItem[];
}

async function allRemoved({ recentlyRemoved }: Library): Promise<Removed[]> {
  await recentlyRemoved.load();
  const all: Removed[] = [];
  for (const removal of recentlyRemoved.rows)
    all.push({ removal, items: await recentlyRemoved.itemsOf(removal) });
  return all;
}

/** None when the person gives up. */
async function chosenItems(library: Library): Promise<SavedItem[]> {
  const all = await allRemoved(library);
  if (all.length === 0) {
    tellNothing();
    return [];
  }
  const now = Date.now();
  const choices = all.flatMap(({ removal, items }): (QuickPickItem & { readonly item?: SavedItem })[] => [
    { label: removedWords.when(removal.at, now), kind: QuickPickItemKind.Separator },
    ...items.map(item => ({ ...choiceOf(item), item })),
  ]);
  const placeHolder = removedWords.choose(library.keepsDates);
  const options = { placeHolder, matchOnDescription: true, canPickMany: true } as const;
  const chosen = (await window.showQuickPick(choices, options)) ?? [];
  return chosen.flatMap(({ item }) => item ?? []);
}

function choiceOf(item: SavedItem): QuickPickItem {
  const { label, description } = 'album' in item ? albumChoice(item.album, item) : trackChoice(item.track);
  return { label, description: description ?? '' };
}

function tellNothing(): void {
  void window.showInformationMessage(removedWords.nothing());
}
