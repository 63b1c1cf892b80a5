import type { SavedTrack } from '../../model/track.ts';
import type { Intention } from './intention.ts';
import type { LibraryState, TextWords } from './printText.ts';
import { headingLine, titleLine } from './printText.ts';
import { readLine } from './readLine.ts';
import { linesOf } from './readText.ts';
import { monthOf, trackLine } from './trackLine.ts';

interface UpToDateParts {
  readonly text: string;
  /** What came and went elsewhere. */
  readonly moved: Pick<Intention, 'came' | 'went'>;
  /** What is saved now, newest first, and its state. */
  readonly rows: readonly SavedTrack[];
  readonly state: LibraryState;
  readonly words: TextWords;
}

/** Where lines go: behind the line of a track, behind a heading, or behind the first lines. */
type Anchor = string;
const top: Anchor = '';

const stepSize = 128;

/**
 * The text as if it had been made from the library as it is now, with all of a person's own edits, remarks and order:
 * lines of tracks that went elsewhere are gone, and those that came elsewhere stand where they belong. A few lines at a
 * time.
 */
export function* upToDate(parts: UpToDateParts): Generator<undefined, string> {
  const { text, moved, state, words } = parts;
  const went = new Set(moved.went);
  const lines: string[] = [];
  /** The last line that each anchor stands on; -1 is above the first line. */
  const anchors = new Map<Anchor, number>();
  let isTitled = false;
  let isInTop = true;
  let number = 0;
  for (const line of linesOf(text)) {
    if (++number % stepSize === 0) yield;
    const read = readLine(line);
    if (read.kind === 'track' && went.has(read.uri)) continue;
    const isTitle: boolean = read.kind === 'comment' && read.state !== undefined && !isTitled;
    lines.push(isTitle ? titleLine(state, words) : line);
    isTitled ||= isTitle;
    isInTop &&= read.kind === 'comment';
    const place = lines.length - 1;
    if (isInTop) anchors.set(top, place);
    if (read.kind === 'track' && !anchors.has(read.uri)) anchors.set(read.uri, place);
    if (read.kind === 'comment' && !anchors.has(line.trimEnd())) anchors.set(line.trimEnd(), place);
  }
  const insertions = yield* insertionsFor(parts, anchors);
  const first = isTitled ? [] : [titleLine(state, words)];
  const all: string[] = [...first, ...(insertions.get(-1) ?? [])];
  for (const [place, line] of lines.entries()) {
    if (place % stepSize === 0) yield;
    all.push(line, ...(insertions.get(place) ?? []));
  }
  return all.join('\n');
}

/** Lines that come in, by the place of the line that they follow. */
function* insertionsFor(
  { moved, rows, words }: UpToDateParts,
  anchors: ReadonlyMap<Anchor, number>,
): Generator<undefined, ReadonlyMap<number, string[]>> {
  const came = new Set(moved.came);
  const insertions = new Map<number, string[]>();
  let before: { place: number; month: string | undefined } = {
    place: anchors.get(top) ?? -1,
    month: undefined,
  };
  for (const [index, row] of rows.entries()) {
    if (index % stepSize === 0) yield;
    const line = trackLine(row);
    const month = monthOf(row);
    const own = anchors.get(row.track.uri);
    if (own !== undefined) before = { place: own, month };
    if (line === undefined || !came.has(row.track.uri)) continue;
    const heading = headingLine(month, words);
    const isInMonth = before.month === month;
    const place = isInMonth ? before.place : (anchors.get(heading) ?? before.place);
    const needsHeading = !isInMonth && !anchors.has(heading);
    const inserted = insertions.get(place) ?? [];
    insertions.set(place, inserted);
    inserted.push(...(needsHeading ? ['', heading] : []), line);
    before = { place, month };
  }
  return insertions;
}
