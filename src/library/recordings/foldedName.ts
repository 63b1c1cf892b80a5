import { foldedQuery, foldedText } from '../search/foldedText.ts';

const marks = /[™®©℗]/g;
const dashes = /[‐‑‒–—―−﹘﹣]/g;
const rest = /\p{P}+/gu;

/**
 * A name without what its spellings differ in: in lower case, without accents, kana as hiragana, dashes, quotation
 * marks and apostrophes of one kind, one space between words. Punctuation stays.
 */
export function foldedName(name: string): string {
  const lines = foldedText(name.replace(marks, '')).split('\n');
  return (lines.at(-1) ?? '')
    .replace(dashes, '-')
    .replace(/[“”„‟«»]/g, '"')
    .trim();
}

/** The words of a folded name; punctuation separates them, but for apostrophes. */
export function wordsOf(folded: string): string[] {
  return folded.replace(/'/g, '').replace(rest, ' ').split(' ').filter(Boolean);
}

/** A folded name as one word: it is often a matter of taste where spaces and punctuation go. */
export function squeezed(folded: string): string {
  const plain = foldedQuery(folded).phrase;
  return plain.replaceAll(' ', '') || folded;
}
