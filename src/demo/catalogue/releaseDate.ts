import type { Random } from '../random.ts';

/** A date in `year`, as exact as such dates usually are known: old ones often to the year only. */
export function releaseDate(random: Random, year: number): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const lot = random.next() + (year < 1990 ? 0.4 : 0);
  if (lot > 0.95) return String(year);
  const month = `${year}-${twoDigits(random.between(1, year === 2026 ? 9 : 12))}`;
  return lot > 0.9 ? month : `${month}-${twoDigits(random.between(1, 28))}`;
}
