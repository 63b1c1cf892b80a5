import { availabilityOf } from '../../model/availability.ts';
import type { SavedTrack, Track } from '../../model/track.ts';
import type { FilterCondition } from './arrangement.ts';
import type { TextMatch } from './textMatch.ts';

const stepSize = 64;

/** What a filter is made of, with all it needs. */
export interface FilterParts {
  readonly text: TextMatch;
  readonly conditions: readonly FilterCondition[];
  /** Whether a saved album is known with this URI. */
  readonly isAlbumSaved: (uri: string) => boolean;
  /** What is known of whether a track can be played; default what its row tells. */
  readonly availability?: ((track: Track) => ReturnType<typeof availabilityOf>) | undefined;
}

/** What a filter leaves. */
export interface Filtered {
  /** In the order they were in. */
  readonly rows: readonly SavedTrack[];
  /** Rows left out only because Spotify has not told whether they can be played. */
  readonly untold: number;
}

/** The rows of which everything is true that the filter asks, a few steps at a time. */
export function* filteredRows(
  rows: readonly SavedTrack[],
  { text, conditions, ...parts }: FilterParts,
): Generator<undefined, Filtered> {
  const tests = conditions.map(condition => testFor(condition, parts));
  const left: SavedTrack[] = [];
  let untold = 0;
  for (const [index, row] of rows.entries()) {
    const answers = new Set(tests.map(test => test(row.track)));
    if (!answers.has('no') && text.isIn(row.track)) {
      if (answers.has('untold')) untold++;
      else left.push(row);
    }
    if (index % stepSize === 0) yield;
  }
  return { rows: left, untold };
}

type Answer = 'yes' | 'no' | 'untold';

function testFor(
  condition: FilterCondition,
  { isAlbumSaved, availability = availabilityOf }: Pick<FilterParts, 'isAlbumSaved' | 'availability'>,
): (track: Track) => Answer {
  switch (condition) {
    case 'explicit':
      return track => (track.explicit ? 'yes' : 'no');
    case 'unavailable':
      return track =>
        (({ unavailable: 'yes', available: 'no', unknown: 'untold' }) as const)[availability(track)];
    case 'notOnSavedAlbum':
      return ({ album }) => (album?.uri !== undefined && isAlbumSaved(album.uri) ? 'no' : 'yes');
  }
}
