import type { CurationOutcome } from './curationOutcome.ts';
import { isKnown } from './curatedLists.ts';

/** Lists of which only Spotify knows the rows of bare links, and dates and order of several items saved without dates. */
export function listsToReadAgain({
  kind,
  applied,
  dated = [],
}: CurationOutcome): ('savedTracks' | 'savedAlbums')[] {
  const isDated = dated.length === applied.length;
  if (kind !== 'save' || ((applied.length < 2 || isDated) && applied.every(isKnown))) return [];
  return [
    ...(applied.some(item => 'track' in item) ? (['savedTracks'] as const) : []),
    ...(applied.some(item => 'album' in item) ? (['savedAlbums'] as const) : []),
  ];
}
