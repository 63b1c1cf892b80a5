import type { WriteOutcome } from '../spotify/bulk.ts';
import type { SpotifyError } from '../spotify/errors.ts';
import type { ItemChange, Outcomes, SavedItem } from './journal.ts';
import { uriOf } from './journal.ts';

/** What became of a wish to save or remove. Every item is in exactly one list, and once. */
export interface CurationOutcome {
  readonly kind: ItemChange;
  /** Names the change to `undo` and `extending`; missing when nothing was begun, and when something was undone. */
  readonly changeId?: number;
  readonly applied: readonly SavedItem[];
  /** Of the applied ones, those that have the date again that they had before; missing when none was to be kept. */
  readonly dated?: readonly SavedItem[];
  /** Were as wished before; nothing was sent for them. */
  readonly unaltered: readonly SavedItem[];
  /** Not changed at Spotify, and shown as before. */
  readonly refused: readonly SavedItem[];
  /** Whether these were changed could not be found out; their saved state is unknown until Spotify is asked. */
  readonly unknown: readonly SavedItem[];
  /** Why, when anything is refused or unknown. */
  readonly error?: SpotifyError;
}

/** What became of a wish to save and remove, which is one change. */
export interface JointOutcome {
  /** Names the change to `undo` and `extending`; missing when nothing was begun, and when something was undone. */
  readonly changeId?: number;
  readonly saved: CurationOutcome;
  /** What was not sent because something was not saved is refused. */
  readonly removed: CurationOutcome;
}

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
