import { foldedName } from './foldedName.ts';

/** A title taken apart. All texts are folded and keep their punctuation. */
export interface TitleParts {
  /** What stands before everything that is set apart; empty when the title begins with a bracket. */
  readonly main: string;
  /** What stands in brackets, between and after them, after dashes, or at the end as the name of a version; in order. */
  readonly asides: readonly string[];
}

const opening = '([{【〔〈《「『';
const bracket = /([()[\]{}【】〔〕〈〉《》「」『』])/;
const dashes = /\s-\s|\s\|\s/;
/** `-Live Version-`, `~Acoustic Ver.~`: the brackets of Japanese titles. */
const waves = /(^|\s)(?:-(?=\S)([^-]+)(?<=\S)-|[~〜∼]([^~〜∼]+)[~〜∼])(?=\s|$)/g;

/** Versions that are seldom part of a title, although nothing sets them apart. */
const unmarked = new RegExp(
  `^(.*\\S) (${[
    '(?:radio|single|video) edit',
    '(?:extended|original|club|radio|album) mix',
    '(?:live|acoustic|instrumental|demo|karaoke|orchestral|album|single|extended|radio|original) version',
    'instrumental',
    'remix',
    '(?:digital(?:ly)? )?remaster(?:ed)?(?: version)?(?: \\d{4})?',
    '\\d{4} remaster(?:ed)?(?: version)?',
    'live (?:at|from) .+',
  ].join('|')})$`,
);

const mayNameVersion = /edit|mix|version|instrumental|remaster|live/;

/** Takes a title apart, as delivered. */
export function titleParts(title: string): TitleParts {
  const [before = '', ...others] = foldedName(title).replace(waves, '$1($2$3)').split(bracket);
  const [main = '', ...after] = before.split(dashes);
  const [, stem = main, version = ''] =
    (mayNameVersion.test(main) ? unmarked.exec(main.trim()) : undefined) ?? [];
  const asides = [version, ...after, ...besides(others)];
  return { main: stem.trim(), asides: asides.map(aside => aside.trim()).filter(Boolean) };
}

/** @param texts brackets and what stands between them, in turns */
function besides(texts: readonly string[]): string[] {
  let depth = 0;
  return texts.flatMap(text => {
    if (bracket.test(text)) {
      if (opening.includes(text)) depth++;
      else depth = Math.max(0, depth - 1);
      return [];
    }
    return depth > 0 ? [text] : text.split(dashes);
  });
}
