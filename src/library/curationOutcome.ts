import type { WriteOutcome } from '../spotify/bulk.ts';
import type { CurationOutcome, JointOutcome } from './curation.ts';
import type { Outcomes, SavedItem } from './journal.ts';
import { uriOf } from './journal.ts';

/**
 * The items a write was about, by what became of them.
 * @param dates that items were to be saved with, by URI
 */
export function sorted(
  items: readonly SavedItem[],
  { applied, refused, unknown, dated, error }: WriteOutcome,
  dates: ReadonlyMap<string, string> | undefined,
): Pick<CurationOutcome, 'applied' | 'refused' | 'unknown' | 'dated' | 'error'> {
  const isDated = new Set(dated);
  const among = (uris: readonly string[]): SavedItem[] => {
    const wanted = new Set(uris);
    return items
      .filter(item => wanted.has(uriOf(item)))
      .map(item => (isDated.has(uriOf(item)) ? { ...item, addedAt: dates?.get(uriOf(item)) ?? '' } : item));
  };
  const lists = { applied: among(applied), refused: among(refused), unknown: among(unknown) };
  return { ...lists, ...(dated ? { dated: among(dated) } : {}), ...(error ? { error } : {}) };
}

/** The same for the journal. */
export function outcomesOf({ saved, removed }: JointOutcome): Outcomes {
  const all = [saved, removed].flatMap(outcome =>
    (['applied', 'refused', 'unknown'] as const).flatMap(word =>
      outcome[word].map(item => [uriOf(item), word] as const),
    ),
  );
  return new Map(all);
}
