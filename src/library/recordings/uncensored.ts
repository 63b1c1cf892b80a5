/** Words that clean releases write with asterisks; of those that fit, the first is taken. */
const words =
  'fuck shit bitch ass nigga damn dick pussy hell bastard cunt cock god whore puta mierda merde'.split(' ');
const beginnings = ['', 'bull', 'mother'];
const endings = ['', 's', 'a', 'ed', 'er', 'ers', 'es', 'hole', 'in', "in'", 'ing', 'y'];
const masked = /[\p{L}']*\*[\p{L}*']*/gu;

/** A folded text as it is without the asterisks in its words: "f**kin'" is "fuckin'", "m*a*s*h" nobody knows. */
export function uncensored(folded: string): string {
  return folded.includes('*') ? folded.replace(masked, wordBehind) : folded;
}

function wordBehind(word: string): string {
  const pattern = new RegExp(`^${word.replaceAll('*', '.')}$`, 'u');
  if (!/\p{L}/u.test(word)) return word;
  for (const start of beginnings)
    for (const middle of words)
      for (const end of endings) if (pattern.test(start + middle + end)) return start + middle + end;
  return word;
}
