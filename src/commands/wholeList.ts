import { window } from 'vscode';
import type { Library } from '../library/library.ts';
import type { SavedList } from '../library/savedList.ts';
import type { SavedRow } from '../library/savedListSource.ts';
import { exportWords } from '../messages/exporting.ts';
import { waitUntilRead } from './waitUntilRead.ts';

/**
 * All rows of a list, as soon as it has been read; a person can stop waiting. Where some cannot be read, they are asked
 * whether the others will do. Undefined when they decline. Rejects with a `SpotifyError` when none can be read.
 */
export async function wholeList<Row extends SavedRow>(
  library: Library,
  list: SavedList<Row>,
): Promise<readonly Row[] | undefined> {
  if (!(await waitUntilRead(library, list))) return undefined;
  const { rows, status } = list;
  if (list.isComplete) return rows;
  if (rows.length === 0 && status.error) throw status.error;
  const question = exportWords.incomplete(rows.length, status.total ?? rows.length);
  const button = exportWords.these();
  return (await window.showWarningMessage(question, { modal: true }, button)) === button
    ? list.rows
    : undefined;
}
