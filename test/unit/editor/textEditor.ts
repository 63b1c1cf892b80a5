import type { TextDocument } from 'vscode';
import { Range, Selection } from './ranges.ts';
import { Uri } from './values.ts';

interface TextOptions {
  readonly languageId?: string;
  readonly uri?: string;
  /** Whether nothing can be changed. */
  readonly isReadOnly?: boolean;
}

interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** A text that is open, with its lines ended by line feeds. */
export class FakeTextEditor {
  selections: readonly Selection[] = [new Selection(0, 0, 0, 0)];
  /** Steps that can be undone. */
  edits = 0;
  #lines: string[];
  readonly #options: TextOptions;

  constructor(text: string, options: TextOptions = {}) {
    this.#lines = text.split('\n');
    this.#options = options;
  }

  get text(): string {
    return this.#lines.join('\n');
  }

  /** As the product sees it. */
  get document(): TextDocument {
    const { languageId = 'plaintext', uri = 'file:///notes.txt' } = this.#options;
    const document = {
      languageId,
      uri: Uri.parse(uri),
      lineCount: this.#lines.length,
      lineAt: (line: number) => ({ text: this.#lines[line] ?? '' }),
      getText: (range?: Range) => (range ? this.#textIn(range) : this.text),
    };
    return document as unknown as TextDocument;
  }

  edit(work: (builder: { replace(range: Range, text: string): void }) => void): Promise<boolean> {
    if (this.#options.isReadOnly) return Promise.resolve(false);
    const edits: Edit[] = [];
    work({ replace: (range, text) => edits.push({ range, text }) });
    for (const edit of edits.sort((a, b) => (a.range.start.isBefore(b.range.start) ? 1 : -1)))
      this.#apply(edit);
    this.edits += 1;
    return Promise.resolve(true);
  }

  #apply({ range, text }: Edit): void {
    const before = this.#textIn(new Range(0, 0, range.start.line, range.start.character));
    const last = this.#lines.length - 1;
    const after = this.#textIn(
      new Range(range.end.line, range.end.character, last, this.#lines[last]?.length ?? 0),
    );
    this.#lines = `${before}${text}${after}`.split('\n');
  }

  #textIn({ start, end }: Range): string {
    const lines = this.#lines.slice(start.line, end.line + 1);
    lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, end.character);
    lines[0] = (lines[0] ?? '').slice(start.character);
    return start.line === end.line
      ? (this.#lines[start.line] ?? '').slice(start.character, end.character)
      : lines.join('\n');
  }
}
