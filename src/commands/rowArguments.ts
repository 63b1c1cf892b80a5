import type { RowArguments } from '../manifest.ts';
import { pickWords } from '../messages/finding.ts';
import type { Element } from '../views/elements.ts';
import type { Views } from '../views/views.ts';
import { sayBriefly } from './sayBriefly.ts';

/** Whether a command was called on rows, by a menu or a key; from the palette there are no arguments. */
export function isOnRows(args: RowArguments): boolean {
  return args.length > 0;
}

/**
 * The rows a command was called on: the row and the selection it belongs to, or those that a key pressed in a
 * view means. A row that was drawn again at that very moment does not arrive; then there are none, and the
 * person is told.
 */
export async function rowsOf(views: Views, args: RowArguments): Promise<readonly Element[]> {
  const [row, rows] = args;
  if (typeof row === 'string') return views.rowsForKey(row);
  if (row !== undefined) return rows?.includes(row) ? rows : [row];
  if (isOnRows(args)) sayBriefly(pickWords.rowsJustChanged());
  return [];
}

/** The row that was clicked, whatever else is selected; the first of `rows` where a key was pressed. */
export function clickedRow(rows: readonly Element[], [row]: RowArguments): Element | undefined {
  return typeof row === 'object' ? row : rows[0];
}
