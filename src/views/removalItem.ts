import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { removedWords } from '../messages/removed.ts';
import { itemCount } from '../messages/wording.ts';
import type { RemovalElement } from './elements.ts';

/** What was removed at one time, as a row that unfolds. */
export function removalItem({ removal: { at, uris } }: RemovalElement, now: number): TreeItem {
  const when = removedWords.when(at, now);
  const item = new TreeItem(when, TreeItemCollapsibleState.Collapsed);
  const albums = uris.filter(uri => uri.startsWith('spotify:album:')).length;
  item.description = itemCount({ tracks: uris.length - albums, albums });
  item.iconPath = new ThemeIcon('history');
  item.contextValue = 'removal';
  item.accessibilityInformation = { label: [removedWords.removedAt(when), item.description].join(', ') };
  return item;
}
