import { window } from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import type { CurationOutcome } from '../library/curation.ts';
import type { SavedItem } from '../library/journal.ts';
import { changeWords } from '../messages.ts';
import { isInUse } from './inUse.ts';
import { withProgress } from './progress.ts';
import { reportOutcome } from './reportOutcome.ts';
import { undo } from './undo.ts';

/** What changing the library needs of its surroundings. */
export interface ChangeParts {
  readonly connections: Connections;
  /** Whether a person can see a view or the panel, so that a change shows by itself. */
  readonly isAnythingVisible: () => boolean;
}

export type ChangeKind = CurationOutcome['kind'];

/** More items than this are confirmed first. */
const confirmAbove = 10;

/**
 * Saves or removes `items` in the library of `connection` after asking where that is due, and tells how it went.
 * Trying again and undoing, which may come much later, stay with that library and that change.
 * @param extending the change that this one goes on with, when it is another try
 */
export async function change(
  parts: ChangeParts,
  connection: Connection,
  kind: ChangeKind,
  items: readonly SavedItem[],
  extending?: number,
): Promise<void> {
  const catalogue = items.filter(item => !('track' in item && item.track.isLocal));
  if (catalogue.length === 0) {
    if (items.length > 0) void window.showInformationMessage(changeWords.localFile());
    return;
  }
  if (
    extending === undefined &&
    catalogue.length > confirmAbove &&
    !(await confirm(connection, kind, catalogue))
  )
    return;
  if (!isInUse(parts, connection)) return;
  const { library } = connection;
  const title = kind === 'save' ? changeWords.saving() : changeWords.removing();
  const outcome = await withProgress(title, catalogue.length, progress => {
    const options = { ...progress, ...(extending === undefined ? {} : { extending }) };
    return kind === 'save' ? library.save(catalogue, options) : library.remove(catalogue, options);
  });
  const { changeId } = outcome;
  await reportOutcome(outcome, {
    isVisible: parts.isAnythingVisible(),
    ...(changeId === undefined ? {} : { undo: () => undo(parts, connection, changeId) }),
    tryAgain: again => change(parts, connection, kind, again, changeId ?? extending),
  });
}

async function confirm(
  { library }: Connection,
  kind: ChangeKind,
  items: readonly SavedItem[],
): Promise<boolean> {
  const albums = items.filter(item => 'album' in item).length;
  const tracks = items.length - albums;
  const [question, button] =
    kind === 'save'
      ? [changeWords.confirmSave(tracks, albums), changeWords.save()]
      : [changeWords.confirmRemove(tracks, albums), changeWords.remove()];
  const detail =
    kind === 'remove' ? { detail: changeWords.confirmRemoveDetail(library.keepsDates && albums === 0) } : {};
  return (await window.showWarningMessage(question, { modal: true, ...detail }, button)) === button;
}
