/** A line of a text without its end. */
export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** Makes lines of pieces of a text that do not end within a line end. */
export class TextLines {
  #rest: string[] = [];
  #line = 1;

  /** The lines that are whole with this piece. */
  *write(text: string): Generator<TextLine> {
    const lines = text.split(/\r\n|\n|\r/);
    const last = lines.pop() ?? '';
    for (const line of lines) {
      yield { text: this.#rest.join('') + line, line: this.#line++ };
      this.#rest = [];
    }
    this.#rest.push(last);
  }

  /** What is left after the last line end. */
  *end(): Generator<TextLine> {
    yield { text: this.#rest.join(''), line: this.#line };
  }
}
