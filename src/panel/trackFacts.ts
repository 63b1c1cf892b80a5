import type { FactView } from '../../webview/protocol.ts';
import type { TrackInput } from './trackView.ts';
import type { FactName, TrackWords } from './trackWords.ts';

/** The recording's code, which has a place of its own near the title. */
export function isrcFact(isrc: string, words: TrackWords): FactView {
  return fact('isrc', isrc, words, { canCopy: true });
}

/** The rows of the Details section, only those there is something to say in. */
export function trackFacts(
  { uri, track, saved, addedAt, locale, timeZone }: TrackInput,
  words: TrackWords,
): FactView[] {
  const { album, linkedFrom, popularity, availableMarkets } = track;
  const addedExactly = saved === 'saved' ? exactTime(addedAt, locale, timeZone) : undefined;
  const number = (value: number): string => new Intl.NumberFormat(locale).format(value);
  return [
    fact('uri', uri, words, { canCopy: true }),
    ...(track.uri === uri ? [] : [fact('playedInstead', track.uri, words, { canCopy: true })]),
    ...(linkedFrom && linkedFrom.uri !== uri
      ? [fact('standsInFor', linkedFrom.uri, words, { canCopy: true })]
      : []),
    ...(album?.albumType ? [fact('albumType', words.albumType(album.albumType), words)] : []),
    ...(addedExactly ? [fact('addedAt', addedExactly, words)] : []),
    ...(popularity === undefined ? [] : [fact('popularity', words.popularity(number(popularity)), words)]),
    ...(availableMarkets
      ? [
          fact('markets', words.markets(availableMarkets.length), words, {
            more: countryNames(availableMarkets, locale),
          }),
        ]
      : []),
  ];
}

/** One row of the Details section. */
export function fact(
  name: FactName,
  value: string,
  words: TrackWords,
  { canCopy = false, more = '' } = {},
): FactView {
  return {
    label: words.label(name),
    value,
    ...(more ? { more } : {}),
    ...(canCopy ? { copyLabel: words.copy(name) } : {}),
  };
}

function exactTime(
  iso: string | undefined,
  locale: string,
  timeZone: string | undefined,
): string | undefined {
  if (iso === undefined || Number.isNaN(Date.parse(iso))) return undefined;
  const format = { dateStyle: 'full', timeStyle: 'short', ...(timeZone ? { timeZone } : {}) } as const;
  return new Intl.DateTimeFormat(locale, format).format(Date.parse(iso));
}

/** The countries' names in the language's own order; a code without a name stays as it is. */
function countryNames(codes: readonly string[], locale: string): string {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const name = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
  return codes.map(name).sort(new Intl.Collator(locale).compare).join(', ');
}
