import type { TextDocument } from 'vscode';
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  languages,
  Location,
  Range,
  workspace,
} from 'vscode';
import type { ReadText } from '../interchange/libraryText/readText.ts';
import { readText } from '../interchange/libraryText/readText.ts';
import { inSlices } from '../library/inSlices.ts';
import { lineTroubleSentence, textWords } from '../messages/libraryText.ts';
import type { Disposable } from '../model/event.ts';
import type { Clock } from '../spotify/clock.ts';
import { textLanguage, textScheme } from './textAddress.ts';

interface TextDiagnosticsParts {
  readonly clock: Clock;
  /** Hears what the text in front of somebody was made from. */
  readonly onDidRead: (document: TextDocument, state: string) => void;
}

/** A text is looked at when nobody has typed for so long, in ms. */
const quietMs = 200;

/** Says on each line that is not understood why it is not, and what has been said before. */
export class TextDiagnostics implements Disposable {
  readonly #parts: TextDiagnosticsParts;
  readonly #collection = languages.createDiagnosticCollection(textLanguage);
  readonly #subscriptions: Disposable[];
  readonly #waiting = new Map<string, AbortController>();

  constructor(parts: TextDiagnosticsParts) {
    this.#parts = parts;
    this.#subscriptions = [
      workspace.onDidOpenTextDocument(document => void this.#look(document)),
      workspace.onDidChangeTextDocument(({ document }) => void this.#look(document)),
      workspace.onDidCloseTextDocument(document => this.#forget(document)),
    ];
    for (const document of workspace.textDocuments) void this.#look(document);
  }

  dispose(): void {
    for (const waiting of this.#waiting.values()) waiting.abort();
    for (const each of this.#subscriptions) each.dispose();
    this.#collection.dispose();
  }

  async #look(document: TextDocument): Promise<void> {
    if (document.uri.scheme !== textScheme) return;
    const key = document.uri.toString();
    this.#waiting.get(key)?.abort();
    const waiting = new AbortController();
    this.#waiting.set(key, waiting);
    try {
      await this.#parts.clock.sleep(quietMs, waiting.signal);
    } catch {
      return;
    }
    const read = await inSlices(readText(document.getText()));
    if (waiting.signal.aborted) return;
    this.#waiting.delete(key);
    if (read.state !== undefined) this.#parts.onDidRead(document, read.state);
    this.#collection.set(document.uri, diagnosticsOf(document, read));
  }

  #forget({ uri }: TextDocument): void {
    this.#waiting.get(uri.toString())?.abort();
    this.#waiting.delete(uri.toString());
    this.#collection.delete(uri);
  }
}

function diagnosticsOf(document: TextDocument, { troubled, repeated }: ReadText): Diagnostic[] {
  const rangeOf = (line: number): Range => {
    const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
    return new Range(line, firstNonWhitespaceCharacterIndex, line, range.end.character);
  };
  const made = (line: number, message: string, severity: DiagnosticSeverity): Diagnostic => {
    const diagnostic = new Diagnostic(rangeOf(line), message, severity);
    diagnostic.source = textWords.source();
    return diagnostic;
  };
  return [
    ...troubled.map(({ line, trouble }) =>
      made(line, lineTroubleSentence(trouble), DiagnosticSeverity.Error),
    ),
    ...repeated.map(({ line, first }) => {
      const diagnostic = made(line, textWords.repeated(), DiagnosticSeverity.Information);
      const where = new Location(document.uri, rangeOf(first));
      diagnostic.relatedInformation = [new DiagnosticRelatedInformation(where, textWords.firstLine())];
      return diagnostic;
    }),
  ];
}
