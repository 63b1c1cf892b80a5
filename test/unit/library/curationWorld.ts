import type { CurationOutcome, JointOutcome } from '../../../src/library/curationOutcome.ts';
import type { SavedItem } from '../../../src/library/journal.ts';
import { uriOf } from '../../../src/library/journal.ts';
import type { Fault } from '../../support/fault.ts';
import type { TestLibrary } from './openTestLibrary.ts';

/** Requests that change the library. */
export const write = { path: /^\/me\/library$/ };
/** Requests for saved states. */
export const contains = { path: '/me/library/contains' };

export const forbidden: Fault = {
  kind: 'answer',
  answer: { status: 403, body: '{"error":{"status":403,"message":"Not now"}}' },
};

/** How many items were applied, unaltered, refused and of unknown outcome; nothing when nothing was done. */
export function counts(outcome: CurationOutcome | JointOutcome | undefined): number[] {
  if (!outcome) return [];
  const parts = 'saved' in outcome ? [outcome.saved, outcome.removed] : [outcome];
  const words = ['applied', 'unaltered', 'refused', 'unknown'] as const;
  return words.map(word => parts.reduce((sum, part) => sum + part[word].length, 0));
}

/** Whether Spotify has the item among the saved ones. */
export function isSaved(test: TestLibrary, item: SavedItem): boolean {
  return test.spotify.state.isSaved(uriOf(item));
}

/** The next write meets `fault`, and what became of it cannot be found out. */
export function leaveInDoubt(test: TestLibrary, fault: Fault, after = 0): void {
  test.spotify.faults.next(write, fault, { after });
  test.spotify.faults.next(contains, { kind: 'reset' }, { times: 4 });
}
