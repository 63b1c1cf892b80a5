import type { LineTrouble } from './readLine.ts';
import { readLine } from './readLine.ts';

/** A line that is not understood. Lines count from 0. */
export interface TroubledLine {
  readonly line: number;
  readonly trouble: LineTrouble;
}

/** What a text says. Lines count from 0. */
export interface ReadText {
  /** Names what the text was made from; missing when the line that says so is gone. */
  readonly state: string | undefined;
  /** Every track with the first line it stands on, top to bottom. */
  readonly tracks: ReadonlyMap<string, number>;
  /** Lines with a track that stands further up already. At most as many as are told. */
  readonly repeated: readonly { readonly line: number; readonly first: number }[];
  /** The first lines that are not understood. */
  readonly troubled: readonly TroubledLine[];
  /** All of them, counted. */
  readonly troubles: number;
}

/** As many as an editor shows. */
const mostTold = 1_000;
const stepSize = 128;

/** Understands a text, a few lines at a time. */
export function* readText(text: string): Generator<undefined, ReadText> {
  const tracks = new Map<string, number>();
  const repeated: { line: number; first: number }[] = [];
  const troubled: TroubledLine[] = [];
  let [state, troubles]: [string | undefined, number] = [undefined, 0];
  let number = 0;
  for (const line of linesOf(text)) {
    const read = readLine(line);
    if (read.kind === 'comment') state ??= read.state;
    if (read.kind === 'track') {
      const first = tracks.get(read.uri);
      if (first === undefined) tracks.set(read.uri, number);
      else if (repeated.length < mostTold) repeated.push({ line: number, first });
    }
    if (read.kind === 'trouble') {
      troubles++;
      if (troubled.length < mostTold) troubled.push({ line: number, trouble: read.trouble });
    }
    if (++number % stepSize === 0) yield;
  }
  return { state, tracks, repeated, troubled, troubles };
}

/** The lines of a text without their ends, as VS Code counts them. */
export function* linesOf(text: string): Generator<string> {
  const end = /\r\n|\n|\r/g;
  let from = 0;
  for (let match = end.exec(text); match; match = end.exec(text)) {
    yield text.slice(from, match.index);
    from = end.lastIndex;
  }
  yield text.slice(from);
}
