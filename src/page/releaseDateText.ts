import type { ReleaseDate } from '../model/album.ts';
import { formatReleaseDate } from '../model/format.ts';

/**
 * The date in words, never more than the value holds; undefined for the year 0000, by which Spotify says that it knows none.
 * @param month how the month is written; default in full
 */
export function releaseDateText(
  { value, precision }: ReleaseDate,
  locale: string,
  month: 'long' | 'short' = 'long',
): string | undefined {
  const [year = '', monthNumber, day] = value.split('-');
  if (Number(year) === 0) return undefined;
  const known = day ? precision : monthNumber && precision !== 'year' ? 'month' : 'year';
  return formatReleaseDate({ value, precision: known }, locale, month);
}
