import type { QuickPickItem } from 'vscode';
import { QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { SavedItem } from '../library/journal.ts';
import { uriOf } from '../library/journal.ts';
import { runCommand } from '../manifest.ts';
import { changeWords } from '../messages/changes.ts';
import { albumChoice, trackChoice } from './itemChoices.ts';

/** What of a change did not come about, or is not known to have. */
interface OpenItems {
  readonly refused: readonly SavedItem[];
  readonly unknown: readonly SavedItem[];
}

interface Row extends QuickPickItem {
  /** What Enter does. */
  readonly run?: () => unknown;
}

/** Lists the items of a change that were not changed, and those of which that is not known. Enter shows one of them. */
export async function showOpenItems(
  { refused, unknown }: OpenItems,
  tryAgain: () => Promise<void>,
): Promise<void> {
  const rows: Row[] = [
    {
      label: changeWords.tryAgainAll(refused.length + unknown.length),
      iconPath: new ThemeIcon('refresh'),
      run: tryAgain,
    },
    ...section(changeWords.refusedItems(), refused),
    ...section(changeWords.unknownItems(), unknown),
  ];
  const placeHolder = changeWords.openItems();
  const chosen = await window.showQuickPick(rows, { placeHolder, matchOnDescription: true });
  await chosen?.run?.();
}

function section(label: string, items: readonly SavedItem[]): Row[] {
  if (items.length === 0) return [];
  return [{ label, kind: QuickPickItemKind.Separator }, ...items.map(rowOf)];
}

function rowOf(item: SavedItem): Row {
  const id = `openItems/${uriOf(item)}`;
  if ('album' in item) {
    const { label, description } = albumChoice(item.album, item);
    const run = (): unknown => runCommand('tracklist.openInSpotify', { kind: 'album', id, saved: item });
    return { ...withText(label, description, item), iconPath: new ThemeIcon('library'), run };
  }
  const { track } = item;
  const { label, description } = trackChoice(track);
  const run = (): unknown =>
    runCommand('tracklist.showTrack', { kind: 'track', id, track, place: 'ranking' });
  return { ...withText(label, description, item), iconPath: new ThemeIcon('music'), run };
}

/** Tracks that are known by their link alone are named by it. */
function withText(label: string, description = '', item: SavedItem): Pick<Row, 'label' | 'description'> {
  const isNamed = 'album' in item || item.track.name.trim() !== '' || item.track.artists.length > 0;
  return isNamed ? { label, description } : { label: uriOf(item), description };
}
