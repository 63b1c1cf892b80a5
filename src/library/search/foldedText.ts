/** Of longer texts only so much is searched, in UTF-16 units. */
const longestText = 1_000;

const plain = /^[a-z0-9 ]*$/;
const ascii = /^[ -~]*$/;
const apostrophes = /[`´ʹʻʼʽˈ′‘’‛＇]/g;
/** Accents, and vowel points of scripts that are mostly written without; vowel signs of others are letters. */
const accents = /[\p{M}&&[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]]/gv;
const invisible = /\p{Cf}/gu;
const spaces = /[\s\p{Cc}]+/gu;
const punctuation = /\p{P}+/gu;

/** Letters that are not others with an accent, as people type them who do not have them on their keys. */
const typedAs = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ð: 'd',
    đ: 'd',
    þ: 'th',
    ħ: 'h',
    ı: 'i',
    ĸ: 'k',
    ł: 'l',
    ŋ: 'n',
    ŧ: 't',
    ə: 'e',
    ς: 'σ',
  }),
);
const special = new RegExp(`[${[...typedAs.keys()].join('')}]`, 'gu');

const katakana = /[\u30a1-\u30f6]/g;
const hiraganaBelow = 0x60;

/** The last consonant of a syllable in Hangul is typed before it is known whether it begins the next one. */
const lastConsonants = /[\u11a8-\u11c2]/g;
const asFirst =
  'ᄀ ᄁ ᄀᄉ ᄂ ᄂᄌ ᄂᄒ ᄃ ᄅ ᄅᄀ ᄅᄆ ᄅᄇ ᄅᄉ ᄅᄐ ᄅᄑ ᄅᄒ ᄆ ᄇ ᄇᄉ ᄉ ᄊ ᄋ ᄌ ᄎ ᄏ ᄐ ᄑ ᄒ'.split(
    ' ',
  );

/**
 * A text as it is searched: in lower case, without accents and punctuation, with special letters, full-width forms
 * and kana as they may as well be typed, its words after one space each, the first one too. Where it has
 * punctuation, the form that keeps it follows on a second line: some names are nothing else.
 */
export function foldedText(text: string): string {
  const kept = withPunctuation(text);
  if (plain.test(kept)) return kept;
  const without = withoutPunctuation(kept);
  return without === kept ? kept : `${without}\n${kept}`;
}

/** What is looked for, in the form of `foldedText`. */
export interface FoldedQuery {
  /** Each must be found; none when nothing is asked for. */
  readonly words: readonly string[];
  /** All of it, without a space in front. */
  readonly phrase: string;
}

/** Reads what somebody has typed. Punctuation counts where there is nothing else. */
export function foldedQuery(text: string): FoldedQuery {
  const kept = withPunctuation(text);
  const phrase = (withoutPunctuation(kept) || kept).trim();
  return { words: [...new Set(phrase.split(' ').filter(Boolean))], phrase };
}

/**
 * A text folded but for its punctuation. Begins with a space unless it is empty, so that words can be told from what
 * stands inside them.
 */
export function withPunctuation(text: string): string {
  const spaced = ` ${text.slice(0, longestText)}`;
  const folded = ascii.test(spaced) ? spaced.toLowerCase().replaceAll('`', "'") : withoutAccents(spaced);
  return folded.replace(spaces, ' ').trimEnd();
}

function withoutAccents(text: string): string {
  return text
    .replace(apostrophes, "'")
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(invisible, '')
    .replace(special, letter => typedAs.get(letter) ?? letter)
    .replace(katakana, kana => String.fromCharCode(kana.charCodeAt(0) - hiraganaBelow))
    .replace(lastConsonants, consonant => asFirst[consonant.charCodeAt(0) - 0x11a8] ?? consonant);
}

/** What `withPunctuation` gives, without it. Signs that stand for letters, as in Ke$ha and P!nk, become those. */
export function withoutPunctuation(kept: string): string {
  return kept
    .replace(/ &(?= )/g, ' and')
    .replace(/(?<=\p{L})\$+|\$+(?=\p{L})/gu, signs => 's'.repeat(signs.length))
    .replace(/(?<=\p{L})!(?=\p{L})/gu, 'i')
    .replace(punctuation, '')
    .replace(/ +/g, ' ')
    .trimEnd();
}
