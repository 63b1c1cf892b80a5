import type { ArtistReference } from '../../model/artist.ts';
import { foldedName, squeezed, wordsOf } from './foldedName.ts';
import type { TitleForm } from './titleForm.ts';

/** Who plays on a recording, as its artists and its title say together. */
export interface Credits {
  /** Ids of artists, as far as they are known. */
  readonly ids: ReadonlySet<string>;
  /** Everybody who has to be named by the same recording elsewhere. */
  readonly named: readonly Credit[];
  /** All names, in words with one space before and after each; those in names of versions as well. */
  readonly text: string;
  /** Each name as one word. */
  readonly whole: ReadonlySet<string>;
}

interface Credit {
  readonly id: string | undefined;
  /** Names that it may stand for: "Ada & Bo" are two, or one. */
  readonly names: readonly string[];
}

const separators =
  /\s*(?:[,;]|\s(?:&|\+|\/|x|×|vs\.?|and|y|und|et|og|och|with|con|feat\.?|ft\.?|featuring)(?=\s))\s*/u;
const unneeded = /^(?:the|and|n|y|und|et)$/;

/** Who is on a recording. */
export function creditsOf(artists: readonly ArtistReference[], title: TitleForm): Credits {
  const folded = artists
    .map(({ id, name }) => ({ id, name: foldedName(name) }))
    .filter(({ name }) => name !== '');
  const guests = title.guests.map(name => ({ id: undefined, name }));
  const named = [...folded, ...guests].map(({ id, name }) => ({ id, names: namesIn(name) }));
  const texts = [...named.flatMap(({ names }) => names), ...title.versionTexts.map(plainName)];
  return {
    ids: new Set(artists.map(({ id }) => id).filter(id => id !== undefined)),
    named,
    text: ` ${texts.join(' ')} `,
    whole: new Set(
      [...named.flatMap(({ names }) => names), ...folded.map(({ name }) => plainName(name))].map(squeezed),
    ),
  };
}

/** Whether both name the same people, in whatever order and in whatever place; `some` when they have one in common. */
export function creditLikeness(a: Credits, b: Credits): 'same' | 'some' | 'none' {
  if (a.named.length === 0 || b.named.length === 0) return 'none';
  const isKnown = (credit: Credit, to: Credits): boolean =>
    (credit.id !== undefined && to.ids.has(credit.id)) || credit.names.every(name => isNamed(name, to));
  if (a.named.every(each => isKnown(each, b)) && b.named.every(each => isKnown(each, a))) return 'same';
  return a.named.some(each => isKnown(each, b)) || b.named.some(each => isKnown(each, a)) ? 'some' : 'none';
}

function isNamed(name: string, { text, whole }: Credits): boolean {
  return text.includes(` ${name} `) || whole.has(squeezed(name));
}

function namesIn(folded: string): string[] {
  const names = folded.split(separators).map(plainName).filter(Boolean);
  return names.length > 0 ? names : [folded];
}

/** Without "The" and whatever else comes and goes. */
function plainName(folded: string): string {
  const words = wordsOf(folded);
  const kept = words.filter(word => !unneeded.test(word));
  return (kept.length > 0 ? kept : words).join(' ');
}
