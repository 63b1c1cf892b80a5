import { window } from 'vscode';
import type { CurationOutcome } from '../library/curation.ts';
import type { SavedItem } from '../library/journal.ts';
import { changeWords, explain } from '../messages.ts';

interface ReportOptions {
  /** A person sees a view or the panel, where a single change shows by itself. */
  readonly isVisible: boolean;
  readonly undo?: () => Promise<void>;
  readonly tryAgain: (items: readonly SavedItem[]) => Promise<void>;
}

const statusBarMs = 4_000;

/** Says how a change went: in the status bar for one item, with an Undo button for several, with what failed otherwise. */
export async function reportOutcome(outcome: CurationOutcome, options: ReportOptions): Promise<void> {
  if (outcome.refused.length > 0 || outcome.unknown.length > 0) await reportTrouble(outcome, options);
  else await reportSuccess(outcome, options);
}

async function reportTrouble(outcome: CurationOutcome, options: ReportOptions): Promise<void> {
  const { refused, unknown, error } = outcome;
  const reason = error && explain(error)?.sentence;
  const sentences = [
    ...(outcome.applied.length > 0 ? [successSentence(outcome)] : []),
    ...(refused.length > 0 ? [changeWords.refused(refused.length)] : []),
    ...(unknown.length > 0 ? [changeWords.unknown(unknown.length)] : []),
    ...(reason ? [reason] : []),
  ];
  const button = changeWords.tryAgain();
  if ((await window.showWarningMessage(sentences.join(' '), button)) === button)
    await options.tryAgain([...refused, ...unknown]);
}

async function reportSuccess(outcome: CurationOutcome, options: ReportOptions): Promise<void> {
  const sentence = outcome.applied.length === 0 ? unalteredSentence(outcome) : successSentence(outcome);
  const isSingle = outcome.applied.length + outcome.unaltered.length === 1;
  if ((isSingle && options.isVisible) || !options.undo || outcome.applied.length === 0) {
    window.setStatusBarMessage(sentence, statusBarMs);
    return;
  }
  const undo = changeWords.undo();
  if ((await window.showInformationMessage(sentence, undo)) === undo) await options.undo();
}

function successSentence({ kind, applied, unaltered }: CurationOutcome): string {
  const [first] = applied;
  if (first && applied.length === 1 && unaltered.length === 0 && nameOf(first).trim() !== '')
    return singleSentence(kind, first);
  const tracks = applied.filter(item => 'track' in item).length;
  const albums = applied.length - tracks;
  const [ofTracks, ofAlbums] =
    kind === 'save'
      ? [changeWords.addedMany, changeWords.albumsSaved]
      : [changeWords.removedMany, changeWords.albumsRemoved];
  return [
    ...(tracks > 0 ? [ofTracks(tracks)] : []),
    ...(albums > 0 ? [ofAlbums(albums)] : []),
    ...(unaltered.length > 0 ? [unalteredPart(kind, unaltered.length)] : []),
  ].join(' ');
}

/** Empty where Spotify gives none, and for tracks that are known by their link alone. */
function nameOf(item: SavedItem): string {
  return 'album' in item ? item.album.name : item.track.name;
}

function singleSentence(kind: CurationOutcome['kind'], item: SavedItem): string {
  const name = nameOf(item);
  if ('album' in item) return kind === 'save' ? changeWords.albumSaved(name) : changeWords.albumRemoved(name);
  return kind === 'save' ? changeWords.added(name) : changeWords.removed(name);
}

function unalteredSentence({ kind, unaltered }: CurationOutcome): string {
  return unalteredPart(kind, unaltered.length);
}

function unalteredPart(kind: CurationOutcome['kind'], count: number): string {
  return kind === 'save' ? changeWords.alreadySaved(count) : changeWords.alreadyGone(count);
}
