import { env } from 'vscode';
import type { Connection } from '../library/connections.ts';
import { DuplicateFinder } from '../library/duplicates/duplicateFinder.ts';
import type { CommandHandlers } from '../manifest.ts';
import { duplicatesWords } from '../messages/duplicates.ts';
import { explain } from '../messages/explain.ts';
import type { Removal } from '../review/duplicates/duplicatesPorts.ts';
import { DuplicatesPresenter } from '../review/duplicates/duplicatesPresenter.ts';
import type { ReviewPresenter } from '../review/reviewPresenter.ts';
import { changeTogether } from './changeTogether.ts';
import { sourceLabel } from './sourceLabel.ts';
import type { ReviewParts } from './pages.ts';
import { readyConnection } from './readiness.ts';
import { showError } from './register.ts';

/** The command that finds duplicates, which asks Spotify for nothing but what brings the library up to date. */
export function duplicatesCommands(parts: ReviewParts): CommandHandlers<'tracklist.findDuplicates'> {
  return {
    'tracklist.findDuplicates': async () => {
      const connection = await readyConnection(parts.connections);
      if (!connection || parts.reviews.reveal('duplicates')) return;
      parts.reviews.open('duplicates', duplicatesReview(parts, connection));
    },
  };
}

/** A review of the duplicates in the library of `connection`. */
export function duplicatesReview(parts: ReviewParts, connection: Connection): ReviewPresenter {
  const { savedTracks, availability, dismissedPairs, onDidChange } = connection.library;
  const finder = new DuplicateFinder();
  const source = sourceLabel(connection);
  return new DuplicatesPresenter({
    tracks: savedTracks,
    onDidChange,
    onDidLearnAvailability: availability.onDidChange,
    onDidChangeDismissals: dismissedPairs.onDidChange,
    ...(source === undefined ? {} : { source }),
    find: async (rows, options, signal) => {
      await dismissedPairs.refresh();
      return finder.find(rows, { ...options, dismissals: dismissedPairs }, signal);
    },
    availability: track => availability.of(track).state,
    dismiss: pairs => dismissedPairs.dismiss(pairs),
    bringBack: pairs => dismissedPairs.bringBack(pairs),
    remove: removal => remove(parts, connection, removal),
    explain: error => explain(error)?.sentence,
    tell: error => void showError(error),
    locale: env.language,
  });
}

/** Resolves as soon as it is known what became of it, whatever the person is then told. */
async function remove(
  parts: ReviewParts,
  connection: Connection,
  { rows, question, detail }: Removal,
): Promise<void> {
  const known = Promise.withResolvers<undefined>();
  const change = changeTogether(
    // The rows disappear from the review, which may be all there is to see.
    { connections: parts.connections, isAnythingVisible: () => false },
    connection,
    { remove: rows },
    {
      question,
      detail: `${detail} ${duplicatesWords.undoDetail()}`,
      button: duplicatesWords.remove(rows.length),
      onOutcome: () => known.resolve(undefined),
    },
  );
  await Promise.race([known.promise, change]);
  change.catch((error: unknown) => void showError(error));
}
