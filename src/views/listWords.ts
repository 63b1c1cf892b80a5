import type { ListStatus } from '../library/listStatus.ts';
import { pauseSentence } from '../messages/explain.ts';
import { viewWords } from '../messages/views.ts';
import type { Lock } from '../spotify/locks.ts';

/** All that a view could tell about its list. */
export interface ListFacts {
  readonly status: ListStatus;
  /** What Spotify makes the list wait for. */
  readonly pause: Lock | undefined;
  /** What the view has to say about the rows it shows of the list. */
  readonly aboutRows: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a view tells. */
export interface ListWords {
  /** The one text above the rows; empty when there is nothing to say. */
  readonly message: string;
  /** How fresh the rows are, for beside the title; undefined when the message says so, or nobody knows. */
  readonly freshness: string | undefined;
  /** The time (epoch milliseconds) that `freshness` is about. */
  readonly since: number | undefined;
}

/** Decides what is said, and what is left out for it: what keeps rows from being there goes before what they are. */
export function listWords({ status, pause, aboutRows, now }: ListFacts): ListWords {
  const progress = progressOf(status);
  const said =
    (pause &&
      [pauseSentence(pause, now), ...(progress ? [viewWords.soMany(...progress)] : [])].join(' · ')) ??
    loadingMessage(status) ??
    aboutRows;
  const since = status.phase === 'complete' ? status.updatedAt : undefined;
  if (since === undefined) return { message: said ?? '', freshness: undefined, since };
  if (said === undefined && status.error)
    return { message: viewWords.asOf(since, now), freshness: undefined, since: undefined };
  return { message: said ?? '', freshness: viewWords.updated(now - since), since };
}

/** How far loading is, or that the list kept changing while it was read; undefined when there is nothing to say. */
export function loadingMessage(status: ListStatus): string | undefined {
  if (isShifting(status)) return viewWords.keepsChanging();
  const progress = progressOf(status);
  return progress && viewWords.loading(...progress);
}

/** How many rows of how many are here, while the rest is on its way. */
function progressOf({ phase, loaded, total }: ListStatus): [loaded: number, total: number] | undefined {
  if (phase !== 'loading' || total === undefined || loaded >= total) return undefined;
  return [loaded, total];
}

/** Whether the list kept changing at Spotify while it was read. */
function isShifting({ phase, missingPages, error }: ListStatus): boolean {
  return phase === 'partial' && missingPages === 0 && error === undefined;
}
