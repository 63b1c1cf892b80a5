import { window } from 'vscode';
import type { CurationOutcome } from '../library/curation.ts';
import type { SavedItem } from '../library/journal.ts';
import { albumWords, changeWords } from '../messages/changes.ts';
import { explain } from '../messages/explain.ts';

interface ReportOptions {
  /** A person sees a view or the panel, where a single change shows by itself. */
  readonly isVisible: boolean;
  /** The title of the album that all the tracks are on, when a person means the album. */
  readonly album?: string | undefined;
  /** Missing when there is nothing that could be taken back. */
  readonly undo?: () => Promise<void>;
  readonly tryAgain: (items: readonly SavedItem[]) => Promise<void>;
}

const statusBarMs = 4_000;

/** Says how a change went: in the status bar for one item, with an Undo button for several, with what failed otherwise. */
export async function reportOutcome(outcome: CurationOutcome, options: ReportOptions): Promise<void> {
  if (outcome.refused.length === 0 && outcome.unknown.length === 0) await reportSuccess(outcome, options);
  else if (outcome.error?.kind === 'cancelled') await reportStop(outcome, options);
  else await reportTrouble(outcome, options);
}

/** What a person stopped is no trouble. */
async function reportStop(outcome: CurationOutcome, { undo, album }: ReportOptions): Promise<void> {
  const stopped = changeWords.stopped(outcome.refused.length + outcome.unknown.length);
  const done = outcome.applied.length > 0 ? [successSentence(outcome, album)] : [];
  const sentence = [...done, stopped].join(' ');
  if (outcome.applied.length === 0 || !undo) window.setStatusBarMessage(sentence, statusBarMs);
  else await offer(window.showInformationMessage, sentence, [[changeWords.undo(), undo]]);
}

async function reportTrouble(outcome: CurationOutcome, options: ReportOptions): Promise<void> {
  const { applied, refused, unknown, error } = outcome;
  const reason = error && explain(error)?.sentence;
  const sentences = [
    ...(applied.length > 0 ? [successSentence(outcome, options.album)] : []),
    ...(refused.length > 0 ? [changeWords.refused(refused.length)] : []),
    ...(unknown.length > 0 ? [changeWords.unknown(unknown.length)] : []),
    ...(reason ? [reason] : []),
  ];
  const again = (): Promise<void> => options.tryAgain([...refused, ...unknown]);
  const undo = options.undo && applied.length > 0 ? [[changeWords.undo(), options.undo] as const] : [];
  await offer(window.showWarningMessage, sentences.join(' '), [[changeWords.tryAgain(), again], ...undo]);
}

async function reportSuccess(outcome: CurationOutcome, options: ReportOptions): Promise<void> {
  const { applied, unaltered } = outcome;
  const told = applied.length === 0 ? unalteredSentence : successSentence;
  const sentence = told(outcome, options.album);
  const isSingle = applied.length + unaltered.length === 1;
  if ((isSingle && options.isVisible) || !options.undo || applied.length === 0)
    window.setStatusBarMessage(sentence, statusBarMs);
  else await offer(window.showInformationMessage, sentence, [[changeWords.undo(), options.undo]]);
}

type Show = (sentence: string, ...buttons: string[]) => Thenable<string | undefined>;

/** Shows a sentence with buttons, and does what the pressed one stands for. */
async function offer(
  show: Show,
  sentence: string,
  steps: readonly (readonly [button: string, step: () => Promise<void>])[],
): Promise<void> {
  const chosen = await show(sentence, ...steps.map(([button]) => button));
  await steps.find(([button]) => button === chosen)?.[1]();
}

function successSentence({ kind, applied, unaltered }: CurationOutcome, album: string | undefined): string {
  const [first] = applied;
  if (first && applied.length === 1 && unaltered.length === 0 && nameOf(first).trim() !== '')
    return singleSentence(kind, first);
  const besides = unaltered.length > 0 ? [unalteredPart(kind, unaltered.length, 'besides')] : [];
  return [...appliedSentences(kind, applied, album), ...besides].join(' ');
}

function appliedSentences(
  kind: CurationOutcome['kind'],
  applied: readonly SavedItem[],
  album: string | undefined,
): string[] {
  const ofAlbum = kind === 'save' ? albumWords.added : albumWords.removed;
  if (album !== undefined) return [ofAlbum(applied.length, album)];
  const tracks = applied.filter(item => 'track' in item).length;
  const albums = applied.length - tracks;
  const [ofTracks, ofAlbums] =
    kind === 'save'
      ? [changeWords.addedMany, changeWords.albumsSaved]
      : [changeWords.removedMany, changeWords.albumsRemoved];
  return [...(tracks > 0 ? [ofTracks(tracks)] : []), ...(albums > 0 ? [ofAlbums(albums)] : [])];
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

function unalteredSentence({ kind, unaltered }: CurationOutcome, album: string | undefined): string {
  if (album !== undefined)
    return kind === 'save' ? albumWords.allSaved(unaltered.length, album) : albumWords.noneSaved(album);
  return unalteredPart(kind, unaltered.length, 'alone');
}

function unalteredPart(kind: CurationOutcome['kind'], count: number, place: 'alone' | 'besides'): string {
  const words = kind === 'save' ? changeWords.alreadySaved : changeWords.alreadyGone;
  return words(count, place);
}
