import { window } from 'vscode';
import type { Connection } from '../library/connections.ts';
import type { ChangeOptions } from '../library/curation.ts';
import type { JointOutcome } from '../library/curationOutcome.ts';
import type { SavedItem } from '../library/journal.ts';
import { uriOf } from '../library/journal.ts';
import type { LibraryWish } from '../library/libraryWish.ts';
import { plainWish } from '../library/libraryWish.ts';
import { changeWords } from '../messages/changes.ts';
import { itemCount } from '../messages/wording.ts';
import type { ChangeParts } from './change.ts';
import { isInCatalogue } from './change.ts';
import { isInUse } from './inUse.ts';
import { countsOf } from './itemCounts.ts';
import { withProgress } from './progress.ts';
import { reportOutcome } from './reportOutcome.ts';
import { undo } from './undo.ts';

/** What a change is made for, and what is said about it. */
interface TogetherContext {
  /** Asked first; default how many are removed and saved. */
  readonly question?: string | undefined;
  /** Stands below the question; default what undoing does to dates. */
  readonly detail?: string | undefined;
  /** The button that goes on; default what is done. */
  readonly button?: string | undefined;
  /** Above the progress. */
  readonly title?: string | undefined;
  /** The person has seen what will happen and has pressed a button that says so: nothing is asked. */
  readonly isConfirmed?: boolean | undefined;
  /** The change that this one goes on with, when it is another try. */
  readonly extending?: number | undefined;
  /** How it is sent; default in any order, dated by Spotify. */
  readonly how?: Pick<ChangeOptions, 'addedAt' | 'pauseMs'> | undefined;
  /** Hears what became of it before the person is told, and of every further try. */
  readonly onOutcome?: ((outcome: JointOutcome) => void) | undefined;
}

/**
 * Saves and removes in the library of `connection` as one change, after asking, and tells how it went. Trying again and
 * undoing, which may come much later, stay with that library and that change. Local files are left out.
 * Resolves once the person has answered what they were told; with undefined when nothing was begun.
 */
export async function changeTogether(
  parts: ChangeParts,
  connection: Connection,
  wish: LibraryWish,
  context: TogetherContext = {},
): Promise<JointOutcome | undefined> {
  const { extending, onOutcome, isConfirmed = extending !== undefined } = context;
  const possible = withoutLocalFiles(wish);
  const altering = alteringItems(connection, possible);
  const count = altering.save.length + altering.remove.length;
  if (count > 0 && !isConfirmed && !(await confirm(connection, altering, context))) return undefined;
  if (!isInUse(parts, connection)) return undefined;
  const outcome = await withProgress(context.title ?? changeWords.changing(), count, progress =>
    connection.library.change(possible, { ...progress, ...context.how, extending }),
  );
  onOutcome?.(outcome);
  const { changeId, saved, removed } = outcome;
  await reportOutcome([saved, removed], {
    library: connection.library,
    isVisible: parts.isAnythingVisible(),
    ...(changeId === undefined ? {} : { undo: () => undo(parts, connection, changeId) }),
    tryAgain: async () => {
      const again = { ...context, extending: changeId ?? extending, isConfirmed: true };
      await changeTogether(parts, connection, openPart(possible, outcome), again);
    },
  });
  return outcome;
}

function withoutLocalFiles({ save = [], remove = [], replace = [] }: LibraryWish): Required<LibraryWish> {
  return {
    save: save.filter(isInCatalogue),
    remove: remove.filter(isInCatalogue),
    replace: replace.filter(pair => isInCatalogue(pair.save) && isInCatalogue(pair.remove)),
  };
}

interface Altering {
  readonly save: readonly SavedItem[];
  readonly remove: readonly SavedItem[];
}

/** What is not as wished, as far as known. */
function alteringItems({ library }: Connection, wish: LibraryWish): Altering {
  const { save, remove } = plainWish(wish);
  return {
    save: save.filter(item => library.savedState(uriOf(item)) !== 'saved'),
    remove: remove.filter(item => library.savedState(uriOf(item)) !== 'notSaved'),
  };
}

async function confirm(
  { library }: Connection,
  { save, remove }: Altering,
  { question = questionAbout(save, remove), detail, button = buttonFor(save, remove) }: TogetherContext,
): Promise<boolean> {
  const keepsDates = library.keepsDates && remove.every(item => 'track' in item);
  const aboutDates = remove.length > 0 ? changeWords.confirmRemoveDetail(keepsDates) : undefined;
  const below = detail ?? aboutDates;
  const options = { modal: true, ...(below === undefined ? {} : { detail: below }) };
  return (await window.showWarningMessage(question, options, button)) === button;
}

function questionAbout(save: readonly SavedItem[], remove: readonly SavedItem[]): string {
  const [saved, removed] = [countsOf(save), countsOf(remove)];
  if (save.length === 0) return changeWords.confirmRemove(removed.tracks, removed.albums);
  if (remove.length === 0) return changeWords.confirmSave(saved.tracks, saved.albums);
  return changeWords.confirmChange(itemCount(removed), itemCount(saved));
}

function buttonFor(save: readonly SavedItem[], remove: readonly SavedItem[]): string {
  if (save.length > 0 && remove.length > 0) return changeWords.removeAndSave();
  return save.length > 0 ? changeWords.save() : changeWords.remove();
}

/** What is left to be done; of a replacement whose new item is saved, only the original. */
function openPart({ save, remove, replace }: Required<LibraryWish>, outcome: JointOutcome): LibraryWish {
  const { saved, removed } = outcome;
  const open = new Set([saved, removed].flatMap(part => [...part.refused, ...part.unknown]).map(uriOf));
  const isOpen = (item: SavedItem): boolean => open.has(uriOf(item));
  const isReplaced = (pair: (typeof replace)[number]): boolean => !isOpen(pair.save);
  return {
    save: save.filter(isOpen),
    remove: [...remove, ...replace.filter(isReplaced).map(pair => pair.remove)].filter(isOpen),
    replace: replace.filter(pair => !isReplaced(pair)),
  };
}
