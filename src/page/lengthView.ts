import type { LengthView } from '../../webview/sharedViews.ts';
import { formatLength } from '../model/format.ts';

interface Formats {
  readonly hour: Intl.NumberFormat;
  readonly minute: Intl.NumberFormat;
  readonly second: Intl.NumberFormat;
  readonly list: Intl.ListFormat;
}

/** Making formats takes far longer than using them, and a page may have a hundred lengths. */
const formats = new Map<string, Formats>();

/** A length as on a clock and in words; undefined where none is known. */
export function lengthView(durationMs: number, locale: string): LengthView | undefined {
  if (durationMs <= 0) return undefined;
  return { text: formatLength(durationMs), spoken: spokenLength(durationMs, locale) };
}

/** As it should be read out: "3 minutes, 47 seconds". */
function spokenLength(durationMs: number, locale: string): string {
  const seconds = Math.floor(durationMs / 1000);
  const format = formatsOf(locale);
  const parts = [
    { unit: 'hour', value: Math.floor(seconds / 3600) },
    { unit: 'minute', value: Math.floor(seconds / 60) % 60 },
    { unit: 'second', value: seconds % 60 },
  ] as const;
  const spoken = parts
    .filter(({ unit, value }) => value > 0 || (unit === 'second' && seconds === 0))
    .map(({ unit, value }) => format[unit].format(value));
  return format.list.format(spoken);
}

function formatsOf(locale: string): Formats {
  const unit = (name: string): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' });
  const made = formats.get(locale) ?? {
    hour: unit('hour'),
    minute: unit('minute'),
    second: unit('second'),
    list: new Intl.ListFormat(locale, { type: 'unit', style: 'long' }),
  };
  formats.set(locale, made);
  return made;
}
