import { env } from 'vscode';
import type { ReviewButtonView, RowView } from '../../../webview/reviewProtocol.ts';
import type { Candidate } from '../../library/matching/match.ts';
import { explain } from '../../messages/explain.ts';
import { matchSentence, unavailableReviewWords as words } from '../../messages/unavailable.ts';
import { viewWords } from '../../messages/views.ts';
import { titleOf } from '../../messages/wording.ts';
import { artistNames } from '../../model/artistNames.ts';
import type { SavedTrack, Track } from '../../model/track.ts';
import { lengthView } from '../../page/lengthView.ts';
import { releaseDateText } from '../../page/releaseDateText.ts';
import { rowCover } from '../rowCover.ts';
import type { Replacement } from './replacements.ts';

/** What is to become of a track that cannot be played. */
export interface Fate {
  readonly isRemoved: boolean;
  readonly isReplaced: boolean;
  readonly replacement: Replacement | undefined;
}

/** The row of a track that cannot be played. */
export function originalRow({ track, addedAt }: SavedTrack, fate: Fate): RowView {
  const { isRemoved, isReplaced, replacement } = fate;
  const title = titleOf(track);
  const isOut = isRemoved || isReplaced;
  return {
    ...trackRow(track, dayOf(addedAt)),
    id: track.uri,
    mark: {
      kind: isOut ? 'remove' : 'keep',
      word: isReplaced ? words.replaced() : isRemoved ? words.removed() : words.stays(),
    },
    checkbox: {
      label: words.remove(),
      inFull: words.removeOf(title),
      checked: isOut,
      enabled: !isReplaced,
    },
    notes: notesOf(replacement),
    buttons: buttonsOf(title, replacement),
  };
}

/** The row of a track that may stand in for the one before it. */
export function candidateRow(id: string, candidate: Candidate, isChosen: boolean, isSaved: boolean): RowView {
  const { track, reasons, doubts } = candidate;
  return {
    ...trackRow(track, ''),
    id,
    mark: isChosen
      ? { kind: isSaved ? 'keep' : 'add', word: isSaved ? words.stays() : words.saved() }
      : { kind: 'none', word: words.offered() },
    checkbox: {
      label: words.use(),
      inFull: words.useOf(titleOf(track), track.album?.name ?? ''),
      checked: isChosen,
      enabled: true,
    },
    notes: [matchSentence(reasons, doubts), ...(isSaved ? [words.alreadySaved()] : [])],
  };
}

function notesOf(replacement: Replacement | undefined): string[] {
  if (replacement?.kind === 'failed') return [explain(replacement.error)?.sentence ?? ''].filter(Boolean);
  return replacement?.kind === 'found' && replacement.candidates.length === 0 ? [words.none()] : [];
}

function buttonsOf(title: string, replacement: Replacement | undefined): readonly ReviewButtonView[] {
  switch (replacement?.kind) {
    case undefined:
      return [{ id: 'find', label: words.find(), inFull: words.findFor(title) }];
    case 'failed':
      return [{ id: 'find', label: words.tryAgain(), inFull: words.tryAgainFor(title) }];
    case 'searching':
      return [{ id: 'find', label: words.finding(), enabled: false }];
    case 'found':
      return [];
  }
}

function trackRow(track: Track, added: string): Omit<RowView, 'id'> {
  const { album } = track;
  return {
    title: titleOf(track),
    uri: track.uri,
    ...rowCover(album?.images),
    subtitle: artistNames(track),
    ...(track.explicit ? { badges: [{ text: viewWords.explicit(), inFull: viewWords.explicitLong() }] } : {}),
    cells: [
      { text: album?.name ?? '', ...(album?.uri === undefined ? {} : { uri: album.uri }) },
      { text: album?.releaseDate ? (releaseDateText(album.releaseDate, env.language, 'short') ?? '') : '' },
      lengthView(track.durationMs, env.language) ?? { text: '' },
      { text: added },
    ],
  };
}

/** Empty for what is no date. */
function dayOf(iso: string): string {
  const date = Date.parse(iso);
  const format = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium' });
  return Number.isNaN(date) ? '' : format.format(date);
}
