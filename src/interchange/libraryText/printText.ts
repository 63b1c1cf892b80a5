import { createHash } from 'node:crypto';
import type { SavedTrack } from '../../model/track.ts';
import { markOfState } from './readLine.ts';
import { factsLine, hasLine, monthOf, trackLine } from './trackLine.ts';

/** The words of a text, each on one line. */
export interface TextWords {
  /** What the text is, with as many tracks that have lines and as many local files that have none. */
  readonly title: (tracks: number, localFiles: number) => string;
  /** What can be done with it. */
  readonly help: () => readonly string[];
  /** The heading of a month as `2021-03`, empty for tracks of which it is not known. */
  readonly month: (month: string) => string;
  /** What stands before a local file. */
  readonly localFile: () => string;
}

/** A state of a library that a text is made from. */
export interface LibraryState {
  /** Names it: 12 hexadecimal digits that are the same for the same tracks in the same order. */
  readonly name: string;
  /** URIs of the tracks that have a line, newest first. */
  readonly uris: readonly string[];
  /** How many have none. */
  readonly localFiles: number;
}

/** A library as text. */
export interface PrintedText {
  readonly state: LibraryState;
  /** In pieces, for those who must not be held up by the whole. */
  readonly pieces: readonly string[];
}

const stepSize = 64;

/** The state of a library with these saved tracks, a few rows at a time. */
export function* stateOf(rows: readonly SavedTrack[]): Generator<undefined, LibraryState> {
  const uris: string[] = [];
  const hash = createHash('sha256');
  for (const [index, row] of rows.entries()) {
    if (hasLine(row)) {
      uris.push(row.track.uri);
      hash.update(row.track.uri);
    }
    if (index % stepSize === 0) yield;
  }
  return { name: hash.digest('hex').slice(0, 12), uris, localFiles: rows.length - uris.length };
}

/** The first line of a text, which names the state it was made from. */
export function titleLine({ name, uris, localFiles }: LibraryState, words: TextWords): string {
  return `${comment(words.title(uris.length, localFiles))}  ${markOfState(name)}`;
}

/** The line above the tracks of a month. */
export function headingLine(month: string, words: TextWords): string {
  return comment(words.month(month));
}

/** A library as text, newest first, a few rows at a time: a line for each track, below a heading for each month. */
export function* printText(rows: readonly SavedTrack[], words: TextWords): Generator<undefined, PrintedText> {
  const state = yield* stateOf(rows);
  const pieces = [[titleLine(state, words), ...words.help().map(comment)].join('\n') + '\n'];
  let month: string | undefined;
  let lines: string[] = [];
  for (const [index, row] of rows.entries()) {
    const own = monthOf(row);
    if (own !== month) lines.push('', headingLine(own, words));
    month = own;
    lines.push(trackLine(row) ?? comment(`${words.localFile()}  ${factsLine(row).trim()}`));
    if (index % stepSize !== 0) continue;
    pieces.push(lines.join('\n') + '\n');
    lines = [];
    yield;
  }
  if (lines.length > 0) pieces.push(lines.join('\n') + '\n');
  return { state, pieces };
}

function comment(text: string): string {
  return `// ${text.replace(/\s+/g, ' ')}`.trimEnd();
}
