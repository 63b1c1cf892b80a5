import { readFileSync } from 'node:fs';

/** What the editor is given to speak German: for each sentence of the code, by its key, the translation. */
export function germanBundle(): Readonly<Record<string, string>> {
  const file = new URL('../../l10n/bundle.l10n.de.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

/**
 * What gives a sentence away as English: words that German has not, and that no name of ours is made of. `the` and
 * its like are enough, as hardly a sentence does without.
 */
const englishWords =
  /\b(the|of|and|is|are|were|your|you|to|not|with|for(?! Spotify)|from|by|be|this|that|it|its|has|have|tracks?|artists?|saved?|remove[ds]?|added|library|by|no|yes|unknown|again|more|open|show|find|sign|newest|oldest|items?|links? (?:copied|to)|minutes|hours?|days?|length|title|loading|reading|search|retry|undo|copy|try)\b/i;

/** A word of a German sentence that is English; undefined when there is none. */
export function englishIn(text: string): string | undefined {
  return englishWords.exec(text)?.[0];
}
