import { window } from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import type { CurationOutcome } from '../library/curationOutcome.ts';
import type { SavedItem } from '../library/journal.ts';
import { albumWords, changeWords } from '../messages/changes.ts';
import { isInUse } from './inUse.ts';
import { countsOf } from './itemCounts.ts';
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

/** What a change is made for. */
interface ChangeContext {
  /** The change that this one goes on with, when it is another try. */
  readonly extending?: number | undefined;
  /** Those of the items that are not as wished, as far as known; default all. They are what is asked about. */
  readonly altering?: readonly SavedItem[];
  /** The title of the album that all the tracks are on, when a person means the album. */
  readonly album?: string | undefined;
  /** The person was asked already, with the number of items. */
  readonly isConfirmed?: boolean;
  /** Several items are asked about however few they are: the person has not seen each of them. */
  readonly isUnseen?: boolean | undefined;
}

/** More items than this are confirmed first. */
const confirmAbove = 10;

/**
 * Saves or removes `items` in the library of `connection` after asking where that is due, and tells how it went.
 * Trying again and undoing, which may come much later, stay with that library and that change.
 */
export async function change(
  parts: ChangeParts,
  connection: Connection,
  kind: ChangeKind,
  items: readonly SavedItem[],
  { extending, altering = items, album, isConfirmed = false, isUnseen = false }: ChangeContext = {},
): Promise<void> {
  const catalogue = items.filter(isInCatalogue);
  if (catalogue.length === 0) {
    if (items.length > 0) void window.showInformationMessage(changeWords.localFile());
    return;
  }
  const concerned = altering.filter(isInCatalogue);
  const isAsked = !isConfirmed && extending === undefined;
  const isMany = isAsked && concerned.length > (isUnseen ? 1 : confirmAbove);
  if (isMany && !(await confirm(connection, kind, concerned, album))) return;
  if (!isInUse(parts, connection)) return;
  const { library } = connection;
  const title = kind === 'save' ? changeWords.saving() : changeWords.removing();
  const outcome = await withProgress(title, concerned.length, progress => {
    const options = { ...progress, ...(extending === undefined ? {} : { extending }) };
    return kind === 'save' ? library.save(catalogue, options) : library.remove(catalogue, options);
  });
  const { changeId } = outcome;
  await reportOutcome([outcome], {
    library,
    isVisible: parts.isAnythingVisible(),
    album,
    ...(changeId === undefined ? {} : { undo: () => undo(parts, connection, changeId) }),
    tryAgain: () => {
      const again = [...outcome.refused, ...outcome.unknown];
      return change(parts, connection, kind, again, { extending: changeId ?? extending, album });
    },
  });
}

/** Whether Spotify knows the item: a local file is only in the app. */
export function isInCatalogue(item: SavedItem): boolean {
  return !('track' in item && item.track.isLocal);
}

async function confirm(
  { library }: Connection,
  kind: ChangeKind,
  items: readonly SavedItem[],
  album: string | undefined,
): Promise<boolean> {
  const question = questionAbout(kind, items, album);
  const button = kind === 'save' ? changeWords.save() : changeWords.remove();
  const keepsDates = library.keepsDates && items.every(item => 'track' in item);
  const detail = kind === 'remove' ? { detail: changeWords.confirmRemoveDetail(keepsDates) } : {};
  return (await window.showWarningMessage(question, { modal: true, ...detail }, button)) === button;
}

function questionAbout(kind: ChangeKind, items: readonly SavedItem[], album: string | undefined): string {
  const { tracks, albums } = countsOf(items);
  if (album !== undefined) {
    const question = kind === 'save' ? albumWords.confirmSave : albumWords.confirmRemove;
    return question(tracks, album);
  }
  return kind === 'save'
    ? changeWords.confirmSave(tracks, albums)
    : changeWords.confirmRemove(tracks, albums);
}
