/**
 * A time that is over, such as "14:32"; with the day when that is another one, with the year when that is.
 * @param now epoch milliseconds, as `epochMs`
 */
export function formatTimePast(epochMs: number, now: number, locale: string, timeZone?: string): string {
  const day = (time: number): string =>
    new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone }).format(time);
  const [then, today] = [day(epochMs), day(now)];
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const date = then === today ? {} : ({ day: 'numeric', month: 'long' } as const);
  const year = then.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { ...date, ...year, ...time, timeZone }).format(epochMs);
}
