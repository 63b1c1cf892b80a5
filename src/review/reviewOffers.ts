import type { FromReview, GroupView, ReviewFrame } from '../../webview/reviewProtocol.ts';

/** What the page shows. */
export interface ShownReview {
  readonly frame: ReviewFrame;
  /** By id. */
  readonly groups: ReadonlyMap<string, GroupView>;
  readonly hasMore: boolean;
}

interface Usable {
  readonly id: string;
  readonly enabled?: boolean;
}

/** Whether a page that shows this may ask for that. What it was looking at a moment ago may be gone. */
export function isOffered({ frame, groups, hasMore }: ShownReview, message: FromReview): boolean {
  switch (message.type) {
    case 'ready':
      return true;
    case 'apply':
      return frame.action?.enabled === true;
    case 'cancel':
      return frame.progress?.cancel !== undefined;
    case 'retry':
      return frame.problem?.canRetry === true;
    case 'moreGroups':
      return hasMore;
    case 'moreRows':
      return groups.get(message.group)?.more !== undefined;
    case 'choose': {
      const choice = usable(frame.choices, message.choice);
      return choice?.options.some(({ id }) => id === message.option) === true;
    }
    case 'toggle':
      return usable(frame.toggles, message.toggle) !== undefined;
    case 'press':
      return usable(frame.buttons, message.button) !== undefined;
    case 'pressGroup':
      return usable(groups.get(message.group)?.buttons, message.button) !== undefined;
    case 'pressRow':
      return usable(rowOf(groups, message)?.buttons, message.button) !== undefined;
    case 'check':
      return rowOf(groups, message)?.checkbox?.enabled === true;
    case 'open':
      return opens(groups, message.uri);
  }
}

function usable<T extends Usable>(all: readonly T[] = [], id: string): T | undefined {
  return all.find(each => each.id === id && each.enabled !== false);
}

function rowOf(
  groups: ShownReview['groups'],
  { group, row }: { readonly group: string; readonly row: string },
): GroupView['rows'][number] | undefined {
  return groups.get(group)?.rows.find(({ id }) => id === row);
}

function opens(groups: ShownReview['groups'], uri: string): boolean {
  for (const { rows } of groups.values())
    for (const row of rows) if (row.uri === uri || row.cells.some(cell => cell.uri === uri)) return true;
  return false;
}
