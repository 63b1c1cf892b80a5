import type { ListReader } from '../listReader.ts';
import type { ListedItem, ListSink } from '../listedItem.ts';
import { TextLines } from './textLines.ts';
import type { TextLine } from './textLines.ts';
import { takeLinks } from './textReader.ts';

const infoPattern = /^#EXTINF:\s*(-?\d+(?:\.\d+)?)[^,]*,(.*)$/i;

/** What `#EXTINF` says of the entry below. */
type EntryInfo = Pick<ListedItem, 'name' | 'artists' | 'durationMs'>;

const noInfo: EntryInfo = { name: '', artists: [] };

/** Reads a playlist file: links below their `#EXTINF`, which is all there is to go by where the entry is a file. */
export class M3uReader implements ListReader {
  readonly #sink: ListSink;
  readonly #lines = new TextLines();
  #info = noInfo;

  constructor(sink: ListSink) {
    this.#sink = sink;
  }

  *write(text: string): Generator<undefined, void> {
    for (const line of this.#lines.write(text)) this.#take(line);
    yield;
  }

  end(): Promise<void> {
    for (const line of this.#lines.end()) this.#take(line);
    return Promise.resolve();
  }

  #take({ text, line }: TextLine): void {
    const entry = text.trim();
    if (entry === '') return;
    if (entry.startsWith('#')) {
      this.#info = infoIn(entry) ?? this.#info;
      return;
    }
    const info = this.#info;
    this.#info = noInfo;
    const named = { ...this.#sink, add: (item: ListedItem) => this.#sink.add(withInfo(item, info)) };
    if (takeLinks(entry, line, named)) return;
    if (info.name !== '' && info.artists.length > 0) this.#sink.add({ kind: 'track', line, ...info });
    else this.#sink.complain(line, 'saysTooLittle', text);
  }
}

function withInfo(item: ListedItem, info: EntryInfo): ListedItem {
  if (item.kind === 'track') return { ...item, ...info };
  return { ...item, name: info.name, artists: info.artists };
}

function infoIn(line: string): EntryInfo | undefined {
  const [, seconds = '', words = ''] = infoPattern.exec(line) ?? [];
  if (seconds === '') return undefined;
  const split = words.indexOf(' - ');
  const artists = split > 0 ? [words.slice(0, split).trim()] : [];
  const name = (split > 0 ? words.slice(split + 3) : words).trim();
  return {
    name,
    artists,
    ...(Number(seconds) > 0 ? { durationMs: Math.round(Number(seconds) * 1000) } : {}),
  };
}
