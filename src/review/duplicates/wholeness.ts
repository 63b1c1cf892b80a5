import type { ProblemView } from '../../../webview/sharedViews.ts';
import type { ProgressView } from '../../../webview/reviewProtocol.ts';
import type { ListStatus } from '../../library/listStatus.ts';
import { duplicatesWords as words } from '../../messages/duplicates.ts';

/** Whether the list is as whole as it gets for now. */
export function isSettled({ phase }: ListStatus): boolean {
  return phase === 'complete' || phase === 'partial';
}

/** How far it is until duplicates are found. */
export function findingProgress(status: ListStatus): ProgressView {
  const { loaded, total } = status;
  if (isSettled(status)) return { sentence: words.looking(loaded) };
  const sentence = words.reading(loaded, total);
  return total === undefined ? { sentence } : { sentence, done: loaded, total };
}

/**
 * What is missing of the list; undefined while it is being read and when nothing is.
 * @param explain what a person is told of an error
 */
export function whatIsMissing(
  { phase, error, missingPages }: ListStatus,
  explain: (error: unknown) => string | undefined,
): ProblemView | undefined {
  if (phase !== 'partial') return undefined;
  const missing = error || missingPages > 0 ? words.notAll() : words.changing();
  const reason = error && explain(error);
  return { sentence: reason === undefined ? missing : `${missing} ${reason}`, canRetry: true };
}
