import { inSlices } from '../library/inSlices.ts';
import { CsvReader, delimiterOf } from './csv/csvReader.ts';
import { JsonReader } from './json/jsonReader.ts';
import type { FileBytes } from './fileBytes.ts';
import type { ListedItem, ListSink, MalformedLine } from './listedItem.ts';
import type { ListReader } from './listReader.ts';
import { M3uReader } from './text/m3uReader.ts';
import { TextReader } from './text/textReader.ts';
import { chunksOfBytes, chunksOfText } from './textChunks.ts';

/** What a file holds. */
export interface ReadList {
  readonly format: 'csv' | 'json' | 'm3u8' | 'text';
  /** In the order of the file. */
  readonly items: readonly ListedItem[];
  /** The first of the lines that hold nothing that could be saved. */
  readonly malformed: readonly MalformedLine[];
  /** All of them. */
  readonly malformedCount: number;
}

interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Hears how much has been read, from 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

/** So many malformed lines are kept; the others are only counted. */
const mostMalformed = 5_000;
/** Characters of a malformed line that are kept. */
const mostQuoted = 120;
/** Characters by which a format is told. */
const beginningLength = 64 * 1024;

/**
 * Reads a list in whatever format it is, in slices that let others have their turn; bytes are let go of as they are
 * read. Whatever the file holds, this does not throw; it rejects only when `signal` ends it, with its reason.
 */
export async function readList(
  source: string | FileBytes,
  { signal, onProgress = () => undefined }: ReadOptions = {},
): Promise<ReadList> {
  const found = new FoundItems();
  const chunks = typeof source === 'string' ? chunksOfText(source) : chunksOfBytes(source);
  const beginning = beginningOf(chunks);
  const { format, reader } = readerFor(beginning.join(''), found);
  let read = 0;
  function* steps(): Generator<undefined, void> {
    for (const chunk of both(beginning, chunks)) {
      signal?.throwIfAborted();
      yield* reader.write(chunk);
      read += chunk.length;
      onProgress(Math.min(1, read / source.length));
    }
  }
  await inSlices(steps());
  await reader.end();
  signal?.throwIfAborted();
  return { format, items: found.items, malformed: found.malformed, malformedCount: found.malformedCount };
}

/** Keeps what a reader finds. */
class FoundItems implements ListSink {
  readonly items: ListedItem[] = [];
  readonly malformed: MalformedLine[] = [];
  malformedCount = 0;

  readonly #known = new Map<string, string>();

  /** Names and dates that many items have are held once. */
  readonly add = (item: ListedItem): void => {
    const { artists, album, releaseDate } = item;
    this.items.push({
      ...item,
      artists: artists.map(this.#once),
      ...(album === undefined ? {} : { album: this.#once(album) }),
      ...(releaseDate === undefined ? {} : { releaseDate: this.#once(releaseDate) }),
    });
  };

  readonly #once = (text: string): string => {
    const known = this.#known.get(text);
    if (known === undefined) this.#known.set(text, text);
    return known ?? text;
  };

  readonly complain: ListSink['complain'] = (line, complaint, text) => {
    this.malformedCount++;
    if (this.malformed.length >= mostMalformed) return;
    this.malformed.push({ line, complaint, text: text.trim().slice(0, mostQuoted) });
  };
}

/** The first pieces, taken out of `chunks`. */
function beginningOf(chunks: Iterator<string, undefined>): string[] {
  const beginning: string[] = [];
  let length = 0;
  while (length < beginningLength) {
    const next = chunks.next();
    if (next.done) break;
    beginning.push(next.value);
    length += next.value.length;
  }
  return beginning;
}

function* both(first: readonly string[], rest: Iterable<string>): Generator<string> {
  yield* first;
  yield* rest;
}

/** A Markdown list may begin with a bracket, too. */
function readerFor(
  beginning: string,
  sink: ListSink,
): { readonly format: ReadList['format']; readonly reader: ListReader } {
  if (/^\s*(\{|\[\s*([{"\]]|$))/.test(beginning)) return { format: 'json', reader: new JsonReader(sink) };
  if (/^\s*#EXT(M3U|INF:)/i.test(beginning)) return { format: 'm3u8', reader: new M3uReader(sink) };
  const delimiter = delimiterOf(beginning);
  if (delimiter !== undefined) return { format: 'csv', reader: new CsvReader(sink, delimiter) };
  return { format: 'text', reader: new TextReader(sink) };
}
