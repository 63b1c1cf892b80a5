import { isSpotifyId, findSpotifyReferences } from '../../model/spotifyUri.ts';
import { plainUri } from '../plainUri.ts';
import type { ListReader } from '../listReader.ts';
import type { ListSink } from '../listedItem.ts';
import { TextLines } from './textLines.ts';
import type { TextLine } from './textLines.ts';

/** The label of a Markdown link with what introduces its target. */
const labelPattern = /\[((?:\\.|[^\]\\])*)\]\(/g;
/** A line of a list of titles: `1. Artist - Title`, `- Artist – Title`. */
const titlePattern = /^\s*(?:[-*+•]\s+|\d{1,5}[.):]?\s+)?(.{1,200}?)\s+[-–—]\s+(.{1,200})$/;
/** Longer lines are prose, or nothing that a person wrote. */
const longestTitleLine = 300;
/** Characters of one line that are looked through for links; what follows is left out, and told of. */
const longestLine = 100_000;

/**
 * Reads any text for its links, URIs and ids: notes, Markdown, lists of URIs. Where there is not a single link, lines
 * such as "Artist – Title" are titles to be looked for.
 */
export class TextReader implements ListReader {
  readonly #sink: ListSink;
  readonly #lines = new TextLines();
  /** Lines without a link; of interest as long as there is none at all. */
  #withoutLink: TextLine[] | undefined = [];

  constructor(sink: ListSink) {
    this.#sink = sink;
  }

  *write(text: string): Generator<undefined, void> {
    for (const line of this.#lines.write(text)) this.#take(line);
    yield;
  }

  async end(): Promise<void> {
    for (const line of this.#lines.end()) this.#take(line);
    for (const line of this.#withoutLink ?? []) takeTitle(line, this.#sink);
    return Promise.resolve();
  }

  #take({ text, line }: TextLine): void {
    if (text.trim() === '') return;
    if (takeLinks(text, line, this.#sink)) this.#withoutLink = undefined;
    else this.#withoutLink?.push({ text: text.slice(0, longestTitleLine + 1), line });
  }
}

/** Gives the sink what a line links to; false when it links to nothing. Labels of links are not looked into. */
export function takeLinks(text: string, line: number, sink: ListSink): boolean {
  const [label] = [...text.slice(0, longestLine).matchAll(labelPattern)].map(match => match[1] ?? '');
  const targets = text.slice(0, longestLine).replace(labelPattern, '(');
  // A word of 22 letters is an id only where there is nothing but ids.
  const isOfIds = targets
    .trim()
    .split(/[\s,;]+/)
    .every(isSpotifyId);
  const isLinked = /(open|play)\.spotify\.com\/|spotify:[a-z]+:/i.test(targets);
  if (!isLinked && !isOfIds) return false;
  const words = isOfIds ? targets : targets.replace(/(?<![^\s,;])[0-9A-Za-z]{22}(?![^\s,;])/g, '');
  const { references, unreadable } = findSpotifyReferences(words);
  const name = references.length === 1 ? unescaped(label ?? '') : '';
  for (const { kind, id } of references)
    if (kind === 'artist') sink.complain(line, 'otherLink', text);
    else sink.add({ kind, line, uri: plainUri({ kind, id }), name, artists: [] });
  for (const link of unreadable) sink.complain(line, isLocal(link) ? 'localFile' : 'otherLink', text);
  return true;
}

function takeTitle({ text, line }: TextLine, sink: ListSink): void {
  const [, artist = '', name = ''] = text.length > longestTitleLine ? [] : (titlePattern.exec(text) ?? []);
  if (artist === '') sink.complain(line, 'saysTooLittle', text);
  else sink.add({ kind: 'track', line, name: name.trim(), artists: [artist.trim()] });
}

function isLocal(link: string): boolean {
  return link.startsWith('spotify:local:');
}

function unescaped(label: string): string {
  return label.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
