/** Printable ASCII, Latin and its extensions: a column each. */
const narrow = /^[\x20-\u02ff]*$/;
/** Marks that stand on the letter before, joiners and other characters that take no place. */
const invisible = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** What Unicode Standard Annex 11 calls wide and full width, as far as titles have it. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Characters that have been asked about: a library has few different ones, each often. */
const known = new Map<string, number>();
const mostKnown = 20_000;

/**
 * How many columns `text` takes in a font of fixed width: two for each character of Chinese, Japanese and Korean
 * writing and for emoji, none for marks on other characters.
 */
export function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += known.get(character) ?? widthOf(character);
  return width;
}

function widthOf(character: string): number {
  const width = invisible.test(character) ? 0 : wide.test(character) ? 2 : 1;
  if (known.size < mostKnown) known.set(character, width);
  return width;
}
