import { withoutPunctuation, withPunctuation } from '../search/foldedText.ts';

const marks = /[™®©℗]/g;
const dashes = /[‐‑‒–—―−﹘﹣]/g;
const quotationMarks = /[“”„‟«»]/g;
const rest = /\p{P}+/gu;

/**
 * A name without what its spellings differ in: in lower case, without accents, kana as hiragana, dashes, quotation
 * marks and apostrophes of one kind, one space between words. Punctuation stays.
 */
export function foldedName(name: string): string {
  const folded = withPunctuation(name.replace(marks, '')).trim();
  return folded.replace(dashes, '-').replace(quotationMarks, '"');
}

/** The words of a folded name; punctuation separates them, but for apostrophes. */
export function wordsOf(folded: string): string[] {
  return folded.replace(/'/g, '').replace(rest, ' ').split(' ').filter(Boolean);
}

/** A folded name as one word: it is often a matter of taste where spaces and punctuation go. */
export function squeezed(folded: string): string {
  return withoutPunctuation(` ${folded}`).replaceAll(' ', '') || folded;
}
