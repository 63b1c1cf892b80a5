import type { ReleaseDate } from './album.ts';

/** `3:47`, or `1:02:09` from an hour on; seconds are rounded down as players do. */
export function formatLength(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const padded = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}

/**
 * The date in the language's own order, only as exact as it is known: "3 May 2019", "May 2019", "2019".
 * @param month how the month is written; default in full
 */
export function formatReleaseDate(
  { value, precision }: ReleaseDate,
  locale: string,
  month: 'long' | 'short' = 'long',
): string {
  const [year = '', monthNumber = '01', day = '01'] = value.split('-');
  if (precision === 'year') return year;
  const date = new Date(`${year}-${monthNumber}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return value;
  const parts: Intl.DateTimeFormatOptions =
    precision === 'month' ? { year: 'numeric', month } : { year: 'numeric', month, day: 'numeric' };
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(date);
}

/** The day of a time, such as "12 March 2021"; undefined when `iso` is no time. */
export function formatDay(iso: string, locale: string, timeZone?: string): string | undefined {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return undefined;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...(timeZone ? { timeZone } : {}) }).format(
    date,
  );
}

/**
 * How long ago, in the largest fitting unit of the calendar: "5 years ago", "yesterday"; undefined when `iso` is
 * no time. It goes by days as `formatDay` writes them, so that both may stand side by side.
 */
export function formatAgo(iso: string, now: number, locale: string, timeZone?: string): string | undefined {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return undefined;
  const [then, today] = [calendarDay(date, timeZone), calendarDay(new Date(now), timeZone)];
  const days = Math.max(0, (today.getTime() - then.getTime()) / 86_400_000);
  const months = wholeMonths(then, today);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (months >= 12) return format.format(-Math.floor(months / 12), 'year');
  if (months >= 1) return format.format(-months, 'month');
  return days >= 7 ? format.format(-Math.floor(days / 7), 'week') : format.format(-days, 'day');
}

/** The day `date` falls on in a time zone, as midnight UTC. */
function calendarDay(date: Date, timeZone: string | undefined): Date {
  return new Date(new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone }).format(date));
}

function wholeMonths(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return to.getUTCDate() < from.getUTCDate() ? months - 1 : months;
}
