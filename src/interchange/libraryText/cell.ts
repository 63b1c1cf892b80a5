/** Longer names are cut: VS Code shows no more of a line than some thousand characters. In UTF-16 code units. */
const longest = 300;

/** Nothing in it has to be changed, and it begins and ends with something to see. */
const plain = /^(?!.*(?: {2}|spotify|\/\/|[0-9a-z]{22}))[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/i;
/** Line breaks, tabs and other control characters as well as every kind of space. */
const gaps = /[\s\p{Cc}\u2028\u2029]+/gu;
/** Would turn round what stands behind them on the line. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g;
/** What reads as a link, a URI or an id; see `readLine`. An invisible character keeps it from doing so. */
const mentions: readonly (readonly [RegExp, string])[] = [
  [/spotify(?=:)/gi, '$&\u2060'],
  [/(?<=(?:open|play)\.)(?=spotify\.com)/gi, '\u2060'],
  [/(?<![^\s,;])(?=[0-9a-z]{22}(?![^\s,;]))/gi, '\u2060'],
  [/^(?=\/\/)/, '\u2060'],
];

/**
 * A name as it can stand on a line beside others: on one line, with single spaces, and with nothing in it that could be
 * taken for a link, the beginning of a comment or the end of the cell. It looks as delivered otherwise.
 */
export function cellOf(name: string): string {
  if (name.length <= longest && plain.test(name)) return name;
  const cut = name.length > longest ? `${name.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : name;
  const flat = cut.replace(directions, '').replace(gaps, ' ').trim();
  return mentions.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), flat);
}
