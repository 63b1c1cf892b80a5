import type { ItemFacts } from '../itemFacts.ts';
import { itemOf } from '../itemFacts.ts';
import type { ListReader } from '../listReader.ts';
import type { Complaint, ListSink } from '../listedItem.ts';
import type { CsvRecord } from './csvRecords.ts';
import { CsvRecords } from './csvRecords.ts';
import type { TableHead } from './tableHead.ts';
import { delimiters, factsIn, tableHead } from './tableHead.ts';

/** How lines of Markdown begin, which are no head of a table. */
const listPattern = /^\s*([-*+>#]+|\d+[.)])\s/;

/** Which separator makes a head of the first line that is not empty; undefined when none does. */
export function delimiterOf(beginning: string): string | undefined {
  const line = beginning.split(/\r\n|\n|\r/).find(each => each.trim() !== '') ?? '';
  if (listPattern.test(line)) return undefined;
  const known = delimiters.map(delimiter => {
    const head = tableHead(line.split(delimiter).map(unquoted));
    return { delimiter, columns: head?.filter(column => column !== undefined).length ?? 0 };
  });
  const best = known.reduce((most, each) => (each.columns > most.columns ? each : most));
  return best.columns > 0 ? best.delimiter : undefined;
}

/** Reads a table with a head that names its columns: those of Exportify, Soundiiz, TuneMyMusic and others. */
export class CsvReader implements ListReader {
  readonly #sink: ListSink;
  readonly #delimiter: string;
  readonly #records: CsvRecords;
  #head: TableHead | undefined;

  constructor(sink: ListSink, delimiter: string) {
    this.#sink = sink;
    this.#delimiter = delimiter;
    this.#records = new CsvRecords({
      delimiter,
      onRecord: record => this.#take(record),
      onBroken: (line, text) => sink.complain(line, 'broken', text),
    });
  }

  write(text: string): Generator<undefined, void> {
    return this.#records.write(text);
  }

  end(): Promise<void> {
    return this.#records.end();
  }

  #take({ cells, line }: CsvRecord): void {
    if (cells.every(cell => cell.trim() === '')) return;
    if (!this.#head) {
      this.#head = tableHead(cells) ?? [];
      return;
    }
    const facts = factsIn(cells, this.#head);
    const isTooLong = cells.slice(this.#head.length).some(cell => cell.trim() !== '');
    const item = isTooLong ? 'tooManyCells' : itemOf(facts, line);
    if (typeof item === 'string') this.#sink.complain(line, item, this.#said(cells, facts, item));
    else this.#sink.add(item);
  }

  /** What is not at Spotify is known by its name; of anything else the row itself tells most. */
  #said(cells: readonly string[], { title, artists }: ItemFacts, complaint: Complaint): string {
    const named = [title, ...artists].filter(Boolean).join(' – ');
    const isElsewhere = complaint === 'localFile' || complaint === 'otherLink';
    return isElsewhere && named !== '' ? named : cells.join(this.#delimiter);
  }
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"|"$/g, '');
}
