import { Parser } from 'csv-parse';
import { inSlices } from '../../library/inSlices.ts';

/** A row of a table. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** Where it begins, from 1. */
  readonly line: number;
}

interface CsvRecordsOptions {
  readonly delimiter: string;
  readonly onRecord: (record: CsvRecord) => void;
  /** Hears of lines that break the rules. What follows them is read as if they were not there. */
  readonly onBroken: (line: number, text: string) => void;
}

/** Bytes; a row has to be shorter. It is what a quote costs that is never closed. */
const longestRecord = 256 * 1024;
/** So much is read once more after quotes that are never closed; from then on quotes are letters like others. */
const mostReadAgain = 8 * 1024 * 1024;

/** What beginning anew costs besides, in bytes that could be read instead. */
const costOfError = 256;

const [newline, carriageReturn] = [10, 13];

/**
 * Reads a table row by row (RFC 4180, any line ends), however broken it is: a line that breaks the rules is told of, and
 * reading goes on with the next one. Takes time in proportion to the text.
 */
export class CsvRecords {
  readonly #options: CsvRecordsOptions;
  /** What is read but no whole row yet. */
  #pending: Buffer = Buffer.alloc(0);
  #parser: Parser | undefined;
  /** Of what the parser was given, how much was whole rows: bytes, and lines. */
  #parsed = { bytes: 0, lines: 0 };
  /** Where `#pending` begins. */
  #line = 1;
  #readAgain = 0;
  /** A line is passed over whose end has not come yet. */
  #isPassingOver = false;

  constructor(options: CsvRecordsOptions) {
    this.#options = options;
  }

  /** Reads on, a step at a time. `text` must end neither within a character nor within a line end. */
  *write(text: string): Generator<undefined, void> {
    const bytes = Buffer.from(text);
    const rest = this.#isPassingOver ? this.#passOver(bytes) : bytes;
    if (rest.length === 0) return;
    this.#pending = this.#pending.length === 0 ? rest : Buffer.concat([this.#pending, rest]);
    yield* this.#parse(rest);
  }

  /** Reads what is left. */
  async end(): Promise<void> {
    while (this.#pending.length > 0 && this.#parser) {
      if (await endOf(this.#parser)) return;
      await inSlices(this.#goOnAfterError());
    }
  }

  *#parse(bytes: Buffer): Generator<undefined, void> {
    this.#parser ??= this.#begin();
    this.#parser.write(bytes);
    yield;
    if (this.#parser.errored) yield* this.#goOnAfterError();
  }

  *#goOnAfterError(): Generator<undefined, void> {
    while (this.#parser) {
      this.#leaveOutLine(this.#parser);
      this.#parser = undefined;
      if (this.#pending.length === 0) return;
      const parser = (this.#parser = this.#begin());
      parser.write(this.#pending);
      yield;
      if (!parser.errored) return;
    }
  }

  /** The parser works while it is given something, and stops at the first thing that is wrong. */
  #begin(): Parser {
    this.#parsed = { bytes: 0, lines: 0 };
    const parser: Parser = new Parser({
      delimiter: this.#options.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      quote: this.#readAgain > mostReadAgain ? null : '"',
      relax_column_count: true,
      max_record_size: longestRecord,
      on_record: (cells: string[], { bytes }): undefined => this.#take(cells, bytes),
    });
    parser.on('error', () => undefined);
    parser.resume();
    return parser;
  }

  #take(cells: string[], bytes: number): undefined {
    const [line, length] = [this.#line, bytes - this.#parsed.bytes];
    const lines = linesIn(this.#pending, length);
    this.#line += lines;
    this.#pending = this.#pending.subarray(length);
    this.#parsed = { bytes, lines: this.#parsed.lines + lines };
    this.#options.onRecord({ cells, line });
  }

  /** Passes over the line that the row begins with in which something is wrong; the following ones are read again. */
  #leaveOutLine(parser: Parser): void {
    const end = endOfLine(this.#pending);
    this.#options.onBroken(this.#line, this.#pending.subarray(0, Math.min(end, mostQuoted)).toString());
    this.#readAgain += costOfError + endOfLine(this.#pending, parser.info.lines - this.#parsed.lines) - end;
    this.#isPassingOver = !isLineEnd(this.#pending[end - 1]);
    this.#line += linesIn(this.#pending, end);
    this.#pending = this.#pending.subarray(end);
  }

  #passOver(bytes: Buffer): Buffer {
    const end = endOfLine(bytes);
    const isLineOver = isLineEnd(bytes[end - 1]);
    this.#isPassingOver = !isLineOver;
    this.#line += linesIn(bytes, end);
    return bytes.subarray(end);
  }
}

/** Bytes of a broken line that are told. */
const mostQuoted = 400;

/** Whether the parser could make rows of all it was given. */
function endOf(parser: Parser): Promise<boolean> {
  return new Promise(resolve => {
    parser.once('error', () => resolve(false));
    parser.once('end', () => resolve(true));
    parser.end();
  });
}

/** The length of the first lines with their ends; of all when there are no more. */
function endOfLine(bytes: Buffer, lines = 1): number {
  let open = lines;
  for (let at = 0; at < bytes.length; at++)
    if (isLineEnd(bytes[at]) && !(bytes[at] === carriageReturn && bytes[at + 1] === newline) && --open <= 0)
      return at + 1;
  return bytes.length;
}

function linesIn(bytes: Buffer, length: number): number {
  let lines = 0;
  for (let at = 0; at < length; at++)
    if (bytes[at] === newline || (bytes[at] === carriageReturn && bytes[at + 1] !== newline)) lines++;
  return lines;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === newline || byte === carriageReturn;
}
