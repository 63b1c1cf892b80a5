import type { SpotifyReference } from '../model/spotifyUri.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';

/** A link or URI of Spotify's in a text, with where it stands, in UTF-16 units. */
export interface SpotifyLinkInText {
  readonly reference: SpotifyReference;
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/** Neither a link nor a URI goes on behind one of these, and no character beyond ASCII belongs to one. */
const stops = new Set('<>"\'`()[]{},;|*^\\');
/** What is longer without a stop is no text, and is passed over. In UTF-16 units. */
const longestRun = 4_096;
const runPattern = /[^\s<>"'`()[\]{},;|*^\\\u0080-\uffff]+/g;
/** Where a link may begin: not in the middle of another address or name. */
const startPattern =
  /(?<![a-z0-9.@/-])(?:(?:https?:\/\/)?(?:open|play)\.spotify\.com\/|spotify:(?:track|album|artist):)/gi;

/**
 * Every link to a track, an album or an artist in a text, in order: to open.spotify.com, with or without language folder
 * and query, or as `spotify:track:…`. What stands around it, such as Markdown, does not matter. Takes time in proportion
 * to the text, whatever the text is. Short links (spotify.link) tell nothing without asking somebody, and are none here.
 */
export function* spotifyLinksIn(text: string): Generator<SpotifyLinkInText, undefined> {
  for (const { 0: run, index } of text.matchAll(runPattern)) {
    const link = linkInRun(run, index);
    if (link) yield link;
  }
}

/** The link that `offset` is in, or at the end of. Looks at no more of the text than such a link may take. */
export function spotifyLinkAt(text: string, offset: number): SpotifyLinkInText | undefined {
  let start = offset;
  while (start > 0 && isInRun(text, start - 1)) if (offset - --start > longestRun) return undefined;
  let end = offset;
  while (end < text.length && isInRun(text, end)) if (++end - start > longestRun) return undefined;
  const link = linkInRun(text.slice(start, end), start);
  return link && link.start <= offset && offset <= link.end ? link : undefined;
}

/** The first link in characters without a stop, which begin at `at`. */
function linkInRun(run: string, at: number): SpotifyLinkInText | undefined {
  if (run.length > longestRun) return undefined;
  for (const { index } of run.matchAll(startPattern)) {
    const words = withoutPunctuation(run.slice(index));
    const reference = parseSpotifyReference(words);
    if (reference) return { reference, start: at + index, end: at + index + words.length };
  }
  return undefined;
}

/** Without the full stop of a sentence and the like. */
function withoutPunctuation(text: string): string {
  let end = text.length;
  while (end > 0 && !/[0-9a-z/]/i.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function isInRun(text: string, index: number): boolean {
  const character = text.charAt(index);
  return character > ' ' && character <= '\u007f' && !stops.has(character);
}
