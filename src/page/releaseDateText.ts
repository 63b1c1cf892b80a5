import type { ReleaseDate } from '../model/album.ts';
import { formatReleaseDate } from '../model/format.ts';

/** The date in words, never more than the value holds; undefined for the year 0000, by which Spotify says that it knows none. */
export function releaseDateText({ value, precision }: ReleaseDate, locale: string): string | undefined {
  const [year = '', month, day] = value.split('-');
  if (Number(year) === 0) return undefined;
  const known = day ? precision : month && precision !== 'year' ? 'month' : 'year';
  return formatReleaseDate({ value, precision: known }, locale);
}
