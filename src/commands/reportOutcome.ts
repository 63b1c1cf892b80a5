import { window } from 'vscode';
import type { CurationOutcome } from '../library/curationOutcome.ts';
import type { SavedItem } from '../library/journal.ts';
import { uriOf } from '../library/journal.ts';
import type { Library } from '../library/library.ts';
import { albumWords, changeWords } from '../messages/changes.ts';
import { explain } from '../messages/explain.ts';
import { countsOf } from './itemCounts.ts';
import { sayBriefly } from './sayBriefly.ts';
import { showOpenItems } from './showOpenItems.ts';

interface ReportOptions {
  /** Which was changed. */
  readonly library: Pick<Library, 'settleDoubts' | 'savedState'>;
  /** A person sees a view or the panel, where a single change shows by itself. */
  readonly isVisible: boolean;
  /** The title of the album that all the tracks are on, when a person means the album. */
  readonly album?: string | undefined;
  /** Missing when there is nothing that could be taken back. */
  readonly undo?: () => Promise<void>;
  /** Tries again what was not changed. */
  readonly tryAgain: () => Promise<void>;
}

/** What became of a change, whatever was done to the items. */
interface Summary {
  /** What was saved and what was removed, as far as anything was to be. */
  readonly parts: readonly CurationOutcome[];
  readonly applied: number;
  readonly unaltered: number;
  readonly refused: readonly SavedItem[];
  readonly unknown: readonly SavedItem[];
  readonly error: CurationOutcome['error'];
}

/**
 * Says how a change went: in the status bar for one item, with an Undo button for several, with what failed otherwise.
 * @param outcomes what was saved and what was removed
 */
export async function reportOutcome(
  outcomes: readonly CurationOutcome[],
  options: ReportOptions,
): Promise<void> {
  const summary = summaryOf(outcomes);
  if (summary.unknown.length > 0) void tellWhatBecame(outcomes, options.library);
  if (summary.refused.length === 0 && summary.unknown.length === 0) await reportSuccess(summary, options);
  else if (summary.error?.kind === 'cancelled') await reportStop(summary, options);
  else await reportTrouble(summary, options);
}

function summaryOf(outcomes: readonly CurationOutcome[]): Summary {
  const all = (word: 'applied' | 'unaltered' | 'refused' | 'unknown'): SavedItem[] =>
    outcomes.flatMap(outcome => outcome[word]);
  return {
    parts: outcomes.filter(({ applied, unaltered }) => applied.length + unaltered.length > 0),
    applied: all('applied').length,
    unaltered: all('unaltered').length,
    refused: all('refused'),
    unknown: all('unknown'),
    error: outcomes.find(({ error }) => error)?.error,
  };
}

/** What a person stopped is no trouble. */
async function reportStop(summary: Summary, { undo, album }: ReportOptions): Promise<void> {
  const stopped = changeWords.stopped(summary.refused.length + summary.unknown.length);
  const done = summary.applied > 0 ? [successSentence(summary, album)] : [];
  const sentence = [...done, stopped].join(' ');
  if (summary.applied === 0 || !undo) sayBriefly(sentence);
  else await offer(window.showInformationMessage, sentence, [[changeWords.undo(), undo]]);
}

async function reportTrouble(summary: Summary, options: ReportOptions): Promise<void> {
  const { applied, refused, unknown, error } = summary;
  const reason = error && explain(error)?.sentence;
  const sentences = [
    ...(applied > 0 ? [successSentence(summary, options.album)] : []),
    ...(refused.length > 0 ? [changeWords.refused(refused.length)] : []),
    ...(unknown.length > 0 ? [changeWords.unknown(unknown.length)] : []),
    ...(reason ? [reason] : []),
  ];
  const undo = options.undo && applied > 0 ? [[changeWords.undo(), options.undo] as const] : [];
  const show = (): Promise<void> => showOpenItems({ refused, unknown }, options.tryAgain);
  const steps = [
    [changeWords.tryAgain(), options.tryAgain] as const,
    [changeWords.showThem(), show] as const,
    ...undo,
  ];
  await offer(window.showWarningMessage, sentences.join(' '), steps);
}

async function reportSuccess(summary: Summary, options: ReportOptions): Promise<void> {
  const { applied, unaltered, parts } = summary;
  const sentence =
    applied === 0
      ? parts.map(part => unalteredSentence(part, options.album)).join(' ')
      : successSentence(summary, options.album);
  const isSingle = applied + unaltered === 1;
  if ((isSingle && options.isVisible) || !options.undo || applied === 0) sayBriefly(sentence);
  else await offer(window.showInformationMessage, sentence, [[changeWords.undo(), options.undo]]);
}

/** Once Spotify has told what became of items whose answer was lost. */
async function tellWhatBecame(
  outcomes: readonly CurationOutcome[],
  library: ReportOptions['library'],
): Promise<void> {
  if (!(await library.settleDoubts())) return;
  const asWished = ({ kind, unknown }: CurationOutcome): number =>
    unknown.filter(item => library.savedState(uriOf(item)) === (kind === 'save' ? 'saved' : 'notSaved'))
      .length;
  const all = outcomes.reduce((sum, { unknown }) => sum + unknown.length, 0);
  const changed = outcomes.reduce((sum, outcome) => sum + asWished(outcome), 0);
  sayBriefly(changeWords.settled(changed, all - changed));
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

function successSentence({ parts }: Summary, album: string | undefined): string {
  const sentences = parts.map(part => sentenceOf(part, album));
  return sentences.length > 1 ? sentences.map(ended).join(' ') : sentences.join('');
}

function sentenceOf({ kind, applied, unaltered }: CurationOutcome, album: string | undefined): string {
  const [first] = applied;
  if (first && applied.length === 1 && unaltered.length === 0 && nameOf(first).trim() !== '')
    return singleSentence(kind, first);
  const besides = unaltered.length > 0 ? [unalteredPart(kind, unaltered.length, 'besides')] : [];
  return [...appliedSentences(kind, applied, album), ...besides].join(' ');
}

/** A title at the end of a sentence stands there without a full stop, until another sentence follows. */
function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

function appliedSentences(
  kind: CurationOutcome['kind'],
  applied: readonly SavedItem[],
  album: string | undefined,
): string[] {
  const ofAlbum = kind === 'save' ? albumWords.added : albumWords.removed;
  if (album !== undefined) return [ofAlbum(applied.length, album)];
  const { tracks, albums } = countsOf(applied);
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
