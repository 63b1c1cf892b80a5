const minuteMs = 60_000;
/** From here on a weekday might be taken for another one. */
const manyDaysMs = 6 * 24 * 60 * minuteMs;

/**
 * A time to wait for, such as "14:32"; with seconds in the last minute before it, with the weekday when that is
 * another day, with the date when it is many. Never before the time itself.
 * @param now epoch milliseconds, as `epochMs`
 */
export function formatTimeToCome(epochMs: number, now: number, locale: string, timeZone?: string): string {
  const wait = epochMs - now;
  const step = wait < minuteMs ? 1_000 : minuteMs;
  const shown = Math.ceil(epochMs / step) * step;
  const day = (time: number): string =>
    new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone }).format(time);
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const seconds = wait < minuteMs ? ({ second: '2-digit' } as const) : {};
  const weekday = day(shown) === day(now) ? {} : ({ weekday: 'long' } as const);
  const date = wait < manyDaysMs ? {} : ({ day: 'numeric', month: 'long' } as const);
  return new Intl.DateTimeFormat(locale, { ...weekday, ...date, ...time, ...seconds, timeZone }).format(
    shown,
  );
}
