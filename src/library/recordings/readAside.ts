import {
  besideEdition,
  editionWords,
  fillers,
  mixOfRelease,
  neutralWords,
  originWords,
  tellingNeutralWords,
} from './asideWords.ts';
import { squeezed, wordsOf } from './foldedName.ts';
import type { VersionKind } from './versionKind.ts';
import { kindOfWord, namesVersion, versionWords } from './vocabulary.ts';

/** A version as a title names it. */
export interface VersionMark {
  /** At least one. */
  readonly kinds: ReadonlySet<VersionKind>;
  /** In one spelling, each with what it says; names, places and years say nothing by themselves. */
  readonly words: ReadonlyMap<string, VersionKind | undefined>;
}

/** The release that a title says it is of. */
export type ReleaseLabel = 'album' | 'single' | 'ep' | 'soundtrack';

/** What something beside a title turns out to be. */
export type Reading =
  /** Part of the title. */
  | { readonly is: 'title'; readonly text: string }
  | { readonly is: 'version'; readonly mark: VersionMark; readonly text: string }
  | { readonly is: 'guests'; readonly text: string }
  /** What it was made for, such as a film; may be empty. */
  | { readonly is: 'origin'; readonly origin: string }
  | { readonly is: 'producer'; readonly producer: string }
  | { readonly is: 'year'; readonly year: string }
  /** Nothing that would tell a recording from another. */
  | { readonly is: 'neutral'; readonly label: ReleaseLabel | undefined };

/** "With", "con" and the like only begin what stands in brackets; "feat." may stand anywhere. */
const guestsAtStart =
  /^(?:w\/|f\.|(?:featuring|feat|ft|with|starring|con|avec|mit|duet with|duett mit|duo con|dueto con|duo avec|participacao(?: especial)?(?: de)?)(?![\p{L}\p{N}])[.:]?)\s*(?=\S)/u;
/** "(part. Ana Lima)", but not "(Part. II)". */
const participation = /^part\.(?!\s*(?:\d|[ivx]+\b|one\b|two\b|three\b|four\b))(?: ?esp\.)?\s*(?=\S)/;
const guestsInside = /^(.*?)(?:^|\s)(?:feat|ft|featuring)(?:[.:]\s*|\s+)(\S.*)$/;
const producer =
  /^(?:prod|co-?prod|produced|produzido|producido)(?![\p{L}\p{N}])\.?\s*(?:(?:by|de|por|von)\s)?/u;
const made =
  /^(?:taken from|(?:music|songs?|theme) from|as (?:heard|featured|seen) (?:in|on)|from|aus|dal|dalla|del?|do|da|tiree? de|extrait de|из)\s/;
const medium =
  /"|\b(?:film|movie|motion picture|soundtrack|series|serie|musical|netflix|disney|pixar|game|anime|vault|album|telenovela|novela|pelicula|filme|broadway|show)\b|фильма|сериала|к\/ф/;
const soundtrack = /\b(?:soundtrack|ost|banda sonora|bande originale|colonna sonora|trilha sonora)\b/;
const bonus =
  /\bbonus (?:track|song|cut|titre|titel)s?\b|\b(?:faixa|pista|tema|piste|titre) bonus\b|^bonus$|ほーなすとらっく/;
const side = /^(?:[ab]-?side|non-?album (?:track|single))$/;
const mixesOfReleases = /\b(?:album|lp|original) (?:version|mix)\b/g;
const year = /^(?:19|20)\d\d$/;
const labels: Readonly<Record<string, ReleaseLabel>> = {
  album: 'album',
  lp: 'album',
  single: 'single',
  ep: 'ep',
  soundtrack: 'soundtrack',
};
/** An extended mix is an extended version, while a club mix is one of its own. */
const mixedAnyway: readonly VersionKind[] = ['extended', 'instrumental', 'channels', 'acoustic', 'karaoke'];

/** What a text beside a title says, folded and with its punctuation: mostly one thing, or a version and guests. */
export function readAside(text: string): readonly Reading[] {
  const guests = text.replace(guestsAtStart, '').replace(participation, '');
  if (guests !== text) return [{ is: 'guests', text: guests }];
  const [, before = '', after = ''] = guestsInside.exec(text) ?? [];
  if (before === '' || isVersion(versionWords(after))) return readPart(text);
  return [...readPart(before), { is: 'guests', text: after }];
}

function readPart(text: string): readonly Reading[] {
  if (year.test(text)) return [{ is: 'year', year: text }];
  if (made.test(text) && medium.test(text)) return originIn(text);
  if (side.test(text)) return [{ is: 'neutral', label: undefined }];
  const whole = versionWords(text);
  if (isNeutral(whole, text)) return [{ is: 'neutral', label: labelIn(whole) }];
  const words = versionWords(text.replace(mixesOfReleases, ''));
  if (isVersion(words)) return [{ is: 'version', mark: markOf(words), text }];
  const produced = text.replace(producer, '');
  if (produced !== text) return [{ is: 'producer', producer: squeezed(produced) }];
  return [soundtrack.test(text) ? nameOfOrigin(text) : { is: 'title', text }];
}

/** `from "frozen" / acoustic version`: what follows the name has nothing to do with it. */
function originIn(text: string): readonly Reading[] {
  const [, before = text, name = '', after = ''] = /^([^"]*)"([^"]+)"(.*)$/.exec(text) ?? [];
  const words = versionWords(before);
  if (words.some(namesVersion)) return [{ is: 'version', mark: markOf(versionWords(text)), text }];
  const rest = after.replace(/^[^\p{L}\p{N}]+/u, '');
  const more = wordsOf(rest).every(word => originWords.has(word))
    ? [{ is: 'neutral', label: labelIn(versionWords(rest)) } as const]
    : readPart(rest);
  return [name === '' ? nameOfOrigin(text) : { is: 'origin', origin: squeezed(name) }, ...more];
}

function nameOfOrigin(text: string): Reading {
  const words = wordsOf(text).filter(word => !originWords.has(word) && !year.test(word));
  return { is: 'origin', origin: squeezed(words.join(' ')) };
}

function labelIn(words: readonly string[]): ReleaseLabel | undefined {
  return words.map(word => labels[word]).find(each => each !== undefined);
}

function isNeutral(words: readonly string[], text: string): boolean {
  if (bonus.test(text) && !words.some(namesVersion)) return true;
  if (!words.some(word => tellingNeutralWords.has(word))) return false;
  const isEdition = words.some(word => editionWords.has(word));
  const isOfRelease = words.some(word => mixOfRelease.has(word));
  return words.every(
    word =>
      neutralWords.has(word) || (word === 'mix' && isOfRelease) || (isEdition && besideEdition.test(word)),
  );
}

function isVersion(words: readonly string[]): boolean {
  return words.some(word => word === 'version' || namesVersion(word));
}

function markOf(words: readonly string[]): VersionMark {
  const kinds = new Set(words.map(kindOfWord).filter(kind => kind !== undefined));
  const isMixAnyway = mixedAnyway.some(kind => kinds.has(kind));
  const telling = words.filter(word => !fillers.has(word) && !(word === 'mix' && isMixAnyway));
  const kept = new Map((telling.length > 0 ? telling : words).map(word => [word, kindOfWord(word)]));
  const told = new Set([...kept.values()].filter(kind => kind !== undefined));
  return { kinds: told.size > 0 ? told : new Set(['other']), words: kept };
}
