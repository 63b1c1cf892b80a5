import type { TitleForm } from './titleForm.ts';
import { areSameVersion } from './versionLikeness.ts';

/** How alike two titles are: the same, the same song in another version, or another song. */
export function titleLikeness(a: TitleForm, b: TitleForm): 'same' | 'otherVersion' | 'different' {
  if (!areOfSameSong(a, b)) return 'different';
  return areSameVersion(a, b) ? 'same' : 'otherVersion';
}

/** Whether two titles are those of one song, in whatever version. Themes of different films are different songs, and so
 * are those of different producers. */
export function areOfSameSong(a: TitleForm, b: TitleForm): boolean {
  return a.key === b.key && areCompatible(a.origin, b.origin) && areCompatible(a.producer, b.producer);
}

/** One that is not named may be any; of long names often only a part is given. */
function areCompatible(a = '', b = ''): boolean {
  return a.includes(b) || b.includes(a);
}
