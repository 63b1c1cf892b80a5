import type { ReleaseDate } from './album.ts';

/** `3:47`, or `1:02:09` from an hour on; seconds are rounded down as players do. */
export function formatLength(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const padded = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}

/** The date in the language's own order, only as exact as it is known: "3 May 2019", "May 2019", "2019". */
export function formatReleaseDate({ value, precision }: ReleaseDate, locale: string): string {
  const [year = '', month = '01', day = '01'] = value.split('-');
  if (precision === 'year') return year;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return value;
  const parts: Intl.DateTimeFormatOptions =
    precision === 'month'
      ? { year: 'numeric', month: 'long' }
      : { year: 'numeric', month: 'long', day: 'numeric' };
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

/** The time of day, such as "14:32". */
export function formatTimeOfDay(epochMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(epochMs);
}

const daysIn = { year: 365.25, month: 30.4375, week: 7, day: 1 } as const;

/** How long ago, in the largest fitting unit: "5 years ago", "yesterday"; undefined when `iso` is no time. */
export function formatAgo(iso: string, now: number, locale: string): string | undefined {
  const days = (now - new Date(iso).getTime()) / 86_400_000;
  if (Number.isNaN(days)) return undefined;
  const unit = (['year', 'month', 'week'] as const).find(each => days >= daysIn[each]) ?? 'day';
  const count = Math.max(0, Math.floor(days / daysIn[unit]));
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-count, unit);
}
