const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|\ud83a[\udc00-\udfff]/;
const leftToRightMark = '\u200e';
const [isolate, endOfIsolate] = ['\u2068', '\u2069'];

/**
 * Facts as they stand beside a title. VS Code writes both into one line, and of names from right to left and the numbers
 * among them that line would make another order: so each fact stands for itself.
 */
export function besideTitle(title: string, facts: readonly (string | undefined)[]): string {
  const said = facts.flatMap(fact => (fact ? [fact] : []));
  const isPlain = ![title, ...said].some(text => rightToLeft.test(text));
  if (isPlain) return said.join(' · ');
  return leftToRightMark + said.map(fact => isolate + fact + endOfIsolate).join(' · ');
}
