import { MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { GroupedBy } from '../library/arrangement/groupRows.ts';
import { arrangeWords, groupName } from '../messages/arranging.ts';
import { viewWords } from '../messages/views.ts';
import type { GroupElement } from './elements.ts';

const icons: Record<GroupedBy, string> = {
  artist: 'account',
  album: 'library',
  yearAdded: 'calendar',
  monthAdded: 'calendar',
  decadeReleased: 'calendar',
};

/** A group of saved tracks as a row that unfolds. */
export function groupItem({ group }: GroupElement): TreeItem {
  const name = groupName(group);
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.description = viewWords.tracks(group.rows.length);
  item.iconPath = new ThemeIcon(icons[group.by]);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: [name, item.description].join(', ') };
  return item;
}

/** Says by what its tracks are together, where that is not plain to see. */
export function groupTooltip({ group }: GroupElement): MarkdownString | undefined {
  if (group.by === 'artist') return new MarkdownString(arrangeWords.underFirstArtist());
  const isByTime = group.by === 'yearAdded' || group.by === 'monthAdded';
  return isByTime ? new MarkdownString(arrangeWords.byLocalTime()) : undefined;
}
