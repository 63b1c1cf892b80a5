import type { Random } from '../random.ts';
import type { Tongue } from './tongue.ts';

/** One of the patterns with every `{list}` slot filled from the tongue's words, each word once where possible. */
export function phrase(random: Random, tongue: Tongue, patterns: readonly string[]): string {
  const [first = '', ...slots] = random.pick(patterns).split('{');
  const used: string[] = [];
  let text = first;
  for (const slot of slots) {
    const end = slot.indexOf('}');
    const words = tongue.words[slot.slice(0, end)];
    if (!words) throw new RangeError(`no words for {${slot}`);
    let word = random.pick(words);
    if (used.includes(word)) word = random.pick(words);
    used.push(word);
    text += word + slot.slice(end + 1);
  }
  return text;
}
