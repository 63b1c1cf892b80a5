/** An object, a list or a string in a list of a JSON document, as it is written there. */
export interface JsonElement {
  readonly text: string;
  /** Where it begins, from 1. */
  readonly line: number;
  /** The names of what it stands in, outermost first; empty in a list that is the whole document. */
  readonly path: readonly string[];
}

interface Level {
  readonly isList: boolean;
  /** Of an object: the name that was read last. */
  name: string;
}

interface OpenElement {
  readonly line: number;
  readonly parts: string[];
  length: number;
  /** Brackets that are open. */
  depth: number;
}

/** Characters; a longer element is cut, and so is no JSON any more. */
const longestElement = 1024 * 1024;
/** Longer names are none that anybody looks for. */
const longestName = 100;

/**
 * Finds the elements of lists in a JSON document that comes in pieces, without holding the whole of it. It does not
 * check what stands between them: the elements are to be parsed by whoever takes them.
 */
export class JsonElements {
  readonly #isContainer: (name: string) => boolean;
  readonly #onElement: (element: JsonElement) => void;
  readonly #levels: Level[] = [];
  #element: OpenElement | undefined;
  #line = 1;
  #isInString = false;
  #isEscaped = false;
  /** The string outside of elements that is being read. */
  #name = '';

  /** @param isContainer whether the elements of the list with this name are looked into instead of taken whole */
  constructor(isContainer: (name: string) => boolean, onElement: (element: JsonElement) => void) {
    this.#isContainer = isContainer;
    this.#onElement = onElement;
  }

  /** Where reading has come to, from 1. */
  get line(): number {
    return this.#line;
  }

  /** Whether the document may end here. */
  get isWhole(): boolean {
    return this.#levels.length === 0 && !this.#isInString && !this.#element;
  }

  /** Reads on. `text` must not end within a line end. */
  write(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === '\n' || (character === '\r' && text.charAt(at + 1) !== '\n')) this.#line++;
      if (!this.#element && !this.#isInString && this.#beginsElement(character)) {
        this.#element = { line: this.#line, parts: [], length: 0, depth: 0 };
        from = at;
      }
      const isOver = this.#step(character);
      if (!this.#element || !isOver) continue;
      keep(this.#element, text.slice(from, at + 1));
      this.#give(this.#element);
      this.#element = undefined;
    }
    if (this.#element) keep(this.#element, text.slice(from));
  }

  /** Whether what was open ends with this character. */
  #step(character: string): boolean {
    if (this.#isInString) return this.#stepInString(character);
    if (character === '"') {
      this.#isInString = true;
      this.#name = '';
      return false;
    }
    if (character === '{' || character === '[') this.#open(character === '[');
    else if (character === '}' || character === ']') return this.#close();
    return false;
  }

  #stepInString(character: string): boolean {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (character === '\\') this.#isEscaped = true;
    else if (character === '"') {
      this.#isInString = false;
      const level = this.#levels.at(-1);
      if (!this.#element && level) level.name = this.#name;
      return this.#element?.depth === 0;
    }
    if (!this.#element && this.#name.length < longestName) this.#name += character;
    return false;
  }

  #open(isList: boolean): void {
    if (this.#element) this.#element.depth++;
    else this.#levels.push({ isList, name: '' });
  }

  #close(): boolean {
    if (this.#element) return --this.#element.depth === 0;
    this.#levels.pop();
    return false;
  }

  #beginsElement(character: string): boolean {
    if (character !== '{' && character !== '[' && character !== '"') return false;
    if (!this.#levels.at(-1)?.isList) return false;
    return (
      character === '"' || !this.#isContainer(this.#levels.findLast(({ isList }) => !isList)?.name ?? '')
    );
  }

  #give({ parts, line }: OpenElement): void {
    const path = this.#levels.filter(({ isList }) => !isList).map(({ name }) => name);
    this.#onElement({ text: parts.join(''), line, path });
  }
}

function keep(element: OpenElement, part: string): void {
  const room = longestElement - element.length;
  if (room > 0) element.parts.push(part.slice(0, room));
  element.length += part.length;
}
