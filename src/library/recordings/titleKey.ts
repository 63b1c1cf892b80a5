import { squeezed } from './foldedName.ts';
import { uncensored } from './uncensored.ts';

const numbers = new Map(
  [
    ['one', 'i'],
    ['two', 'ii'],
    ['three', 'iii'],
    ['four', 'iv'],
    ['five', 'v'],
    ['six', 'vi'],
    ['seven', 'vii'],
    ['eight', 'viii'],
    ['nine', 'ix'],
    ['ten', 'x'],
    ['eleven', 'xi'],
    ['twelve', 'xii'],
  ].flatMap(([word = '', roman = ''], index) => [
    [word, String(index + 1)],
    [roman, String(index + 1)],
  ]),
);
const counted = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(parts?|pts?|volume|vol|chapter|act|scene|book|movement|number|parte|partie|teil|deel|часть)` +
    String.raw`\.? ?(\d+|(?:${[...numbers.keys()].join('|')})(?![\p{L}\p{N}]))`,
  'gu',
);
const written: Readonly<Record<string, string>> = { vs: 'versus', mr: 'mister', dr: 'doctor' };
const oneSpelling: Readonly<Record<string, string>> = {
  pt: 'part',
  pts: 'part',
  parts: 'part',
  parte: 'part',
  partie: 'part',
  teil: 'part',
  deel: 'part',
  часть: 'part',
  vol: 'volume',
};
/** The end of "Parts I-V", the count of "Op. 67: II. Andante". */
const range = /((?:part|volume|chapter|act) \d+ ?(?:-|and|to|,)) ?([ivx]+)(?![\p{L}\p{N}])/gu;
const movement = /(?<=^|[:"-] ?)([ivx]+)\. /g;
const numberSign = /#\s?(?=\d)|(?<![\p{L}\p{N}])(?:no|nr|num|numero|n)[.°]?\s?(?=\d)/gu;
const thousands = /(?<=\d)[,'](?=\d{3}(?!\d))/g;
const and = / [&+] |(?<=\p{L})'n'(?=\p{L})| '?n'? /gu;
/** "Stayin'", and "Stayin" where the apostrophe was dropped, too. */
const droppedG = /(?<=\p{L})in'(?= |$)|(?<=\p{L}{3})in(?= |$)/gu;

/**
 * A folded title in a form that is equal for all its spellings: "No. 2" and "#2", "Pt. I" and "Part One", "&" and
 * "and", with and without spaces and punctuation. Numbers stay apart from each other.
 */
export function titleKey(folded: string): string {
  const text = uncensored(folded)
    .replace(thousands, '')
    .replace(/(?<![\p{L}\p{N}])(vs|mr|dr)(?:\.|(?= |$))/gu, (_, short: string) => written[short] ?? short)
    .replace(and, ' and ')
    .replace(droppedG, 'ing')
    .replace(numberSign, 'number ')
    .replace(
      counted,
      (_, what: string, count: string) => `${oneSpelling[what] ?? what} ${numbers.get(count) ?? count}`,
    )
    .replace(range, (_, from: string, to: string) => `${from} ${numbers.get(to) ?? to}`)
    .replace(movement, (_, count: string) => `${numbers.get(count) ?? count} `)
    .replace(/(?<=\d)[^\p{L}\p{N}]+(?=\d)/gu, '\u0000');
  return text.split('\u0000').map(squeezed).join(' ');
}
