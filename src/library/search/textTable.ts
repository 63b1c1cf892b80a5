import { Int32List } from './int32List.ts';

/** How a word stands in a text; higher is closer. */
export const placeInText = { nowhere: 0, inside: 1, atStartOfWord: 2 } as const;

/** A value of `placeInText`. */
export type PlaceInText = (typeof placeInText)[keyof typeof placeInText];

/** A word that is looked for, with what tells quickly where it cannot be. */
export class SoughtWord {
  readonly text: string;
  /** With the space that stands before every word. */
  readonly begun: string;
  readonly letters: number;
  readonly initial: number;
  readonly pairs: number;
  /** Whether the letters alone tell where it is. */
  readonly isOneLetter: boolean;

  /** @param text in the form of `foldedText`, without spaces */
  constructor(text: string) {
    this.text = text;
    this.begun = ` ${text}`;
    this.letters = lettersOf(text);
    this.initial = lettersOf(text.slice(0, 1));
    this.pairs = pairsOf(text);
    this.isOneLetter = /^[a-z]$/.test(text);
  }
}

/**
 * Folded texts by number, in the order they were put in. Of each, three words of 32 bits tell which letters it may
 * have, which at the start of a word, and which pairs of them: most texts need not be read to know that a word is
 * not in them, and none for a word of one letter.
 */
export class TextTable {
  readonly #texts: string[] = [];
  readonly #letters = new Int32List();
  readonly #initials = new Int32List();
  readonly #pairs = new Int32List();

  get size(): number {
    return this.#texts.length;
  }

  /** The number of the text that is put in. */
  add(folded: string): number {
    this.#letters.push(lettersOf(folded));
    this.#initials.push(initialsOf(folded));
    this.#pairs.push(pairsOf(folded));
    return this.#texts.push(folded) - 1;
  }

  /** How `word` stands in each text, by number; in those `among` alone if they are given. */
  places(word: SoughtWord, among?: Uint32Array): Uint8Array {
    const places = new Uint8Array(this.size);
    const letters = this.#letters.values;
    const count = among?.length ?? this.size;
    for (let index = 0; index < count; index++) {
      const id = among ? (among[index] ?? 0) : index;
      if (((letters[id] ?? 0) & word.letters) === word.letters) places[id] = this.#place(id, word);
    }
    return places;
  }

  #place(id: number, word: SoughtWord): PlaceInText {
    const mayBegin = ((this.#initials.values[id] ?? 0) & word.initial) !== 0;
    if (word.isOneLetter) return mayBegin ? placeInText.atStartOfWord : placeInText.inside;
    if (((this.#pairs.values[id] ?? 0) & word.pairs) !== word.pairs) return placeInText.nowhere;
    const text = this.#texts[id] ?? '';
    if (mayBegin && text.includes(word.begun)) return placeInText.atStartOfWord;
    return text.includes(word.text) ? placeInText.inside : placeInText.nowhere;
  }

  /** Whether the text begins with `start`, which begins with a space. */
  startsWith(id: number, start: string): boolean {
    return this.#texts[id]?.startsWith(start) ?? false;
  }

  /** Whether the text, which begins with `start`, has nothing more. */
  endsAfter(id: number, start: string): boolean {
    const text = this.#texts[id] ?? '';
    return text.length === start.length || text[start.length] === '\n';
  }
}

/** One bit for each Latin letter; all others share six. */
function letterOf(code: number): number {
  return 1 << (code > 96 && code < 123 ? code - 97 : 26 + (code % 6));
}

function lettersOf(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 32) bits |= letterOf(code);
  }
  return bits;
}

function initialsOf(text: string): number {
  let bits = 0;
  for (let index = 1; index < text.length; index++)
    if (text.charCodeAt(index - 1) === 32) bits |= letterOf(text.charCodeAt(index));
  return bits;
}

function pairsOf(text: string): number {
  let bits = 0;
  for (let index = 1; index < text.length; index++)
    bits |= 1 << ((text.charCodeAt(index - 1) * 7 + text.charCodeAt(index) * 13) & 31);
  return bits;
}
