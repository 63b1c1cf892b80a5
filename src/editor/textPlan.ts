import type { Intention } from '../interchange/libraryText/intention.ts';
import { intentionOf } from '../interchange/libraryText/intention.ts';
import { stateOf } from '../interchange/libraryText/printText.ts';
import { readText } from '../interchange/libraryText/readText.ts';
import { inSlices } from '../library/inSlices.ts';
import type { Library } from '../library/library.ts';
import type { LibraryText } from './libraryText.ts';

/** What comes of applying a text, or what is in the way of it. */
export type TextPlan =
  /** Not all saved tracks could be read, so it is not known what came and went. */
  | { readonly kind: 'incomplete'; readonly loaded: number; readonly total: number | undefined }
  /** Lines are not understood. Lines count from 0. */
  | { readonly kind: 'troubled'; readonly troubles: number; readonly first: number }
  /** What the text was made from is not known, so it is not known what was deleted. */
  | { readonly kind: 'unknownState' }
  /** Nothing, or what a person wants. */
  | { readonly kind: 'intention'; readonly intention: Intention };

/** Works out what the text says of the library as it is now. Asks Spotify nothing; saved tracks must have been read. */
export async function planText(content: string, text: LibraryText, library: Library): Promise<TextPlan> {
  const { isComplete, status, rows } = library.savedTracks;
  if (!isComplete) return { kind: 'incomplete', loaded: status.loaded, total: status.total };
  const { state, tracks, troubles, troubled } = await inSlices(readText(content));
  if (troubles > 0) return { kind: 'troubled', troubles, first: troubled[0]?.line ?? 0 };
  const { name, uris: current } = await inSlices(stateOf(rows));
  const base = state === name ? current : await text.stateNamed(state);
  if (!base) return { kind: 'unknownState' };
  return { kind: 'intention', intention: await inSlices(intentionOf({ base, text: tracks, current })) };
}
