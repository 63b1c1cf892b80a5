// What rows and their tooltips say in the same words.
import { viewWords } from '../messages/views.ts';
import { isUnavailable } from '../model/availability.ts';
import type { Track } from '../model/track.ts';

/** What is unusual about a track, in the order in which it is said. */
export function specialWords(track: Track, form: 'short' | 'long'): string[] {
  const words: string[] = [];
  if (track.explicit) words.push(form === 'short' ? viewWords.explicit() : viewWords.explicitLong());
  if (isUnavailable(track)) words.push(viewWords.notAvailable());
  if (track.isLocal) words.push(viewWords.local());
  return words;
}
