import { foldedName } from './foldedName.ts';
import { isGenericTitle } from './isGenericTitle.ts';
import type { Reading, ReleaseLabel, VersionMark } from './readAside.ts';
import { readAside } from './readAside.ts';
import { titleKey } from './titleKey.ts';
import { titleParts } from './titleParts.ts';

/** What a title tells of the song, and of which recording of it this is. */
export interface TitleForm {
  /** Equal for the titles of one song, however they are spelt and whatever version they name. */
  readonly key: string;
  /** The versions it names. */
  readonly versions: readonly VersionMark[];
  /** Guests as they are named, folded, with whatever stands between their names. */
  readonly guests: readonly string[];
  /** What names versions and so, maybe, people; folded. */
  readonly versionTexts: readonly string[];
  /** The film or the like that it is from, as one word, empty without a name; undefined when it says nothing of it. */
  readonly origin: string | undefined;
  /** Who produced it, as one word. */
  readonly producer: string | undefined;
  /** The release whose version it says it is. */
  readonly label: ReleaseLabel | undefined;
  /** See `isGenericTitle`. */
  readonly isGeneric: boolean;
}

/** Cheaper than what it saves most titles. */
const mayNameGuests = /\s(?:f(?:ea)?t|w\/)/;
const guestsUnmarked = /^(.*\S)\s+(?:(?:feat|ft|featuring)(?:[.:]\s*|\s+)|w\/\s*)(\S.*)$/;

/** Reads a title, as delivered. */
export function titleForm(title: string): TitleForm {
  const { main, asides } = titleParts(title);
  const [, stem = main, guests = ''] =
    (mayNameGuests.test(main) ? guestsUnmarked.exec(main) : undefined) ?? [];
  const readings = asides.flatMap(readAside);
  const of = <Is extends Reading['is']>(is: Is): (Reading & { is: Is })[] =>
    readings.filter((each): each is Reading & { is: Is } => each.is === is);
  const song = [stem, ...of('title').map(({ text }) => text)].join(' ').trim();
  if (song === '') return bareForm(title);
  const versions = of('version').map(({ mark }) => mark);
  const years = of('year').map(({ year }) => year);
  const origins = of('origin').map(({ origin }) => origin);
  // A year beside a version is that version's; alone it is nobody's.
  const isOfVersion = versions.length > 0;
  return {
    key: titleKey(isOfVersion ? song : [song, ...years].join(' ')),
    versions: isOfVersion ? withYears(versions, years) : [],
    guests: [guests, ...of('guests').map(({ text }) => text)].filter(Boolean),
    versionTexts: of('version').map(({ text }) => text),
    origin: origins.length > 0 ? origins.join('') : undefined,
    producer: of('producer').at(0)?.producer,
    label: of('neutral').find(({ label }) => label !== undefined)?.label,
    isGeneric: isGenericTitle(song),
  };
}

/** Of a title that is nothing but the name of a version, or empty. */
function bareForm(title: string): TitleForm {
  const folded = foldedName(title);
  return {
    key: titleKey(folded),
    versions: [],
    guests: [],
    versionTexts: [],
    origin: undefined,
    producer: undefined,
    label: undefined,
    isGeneric: isGenericTitle(folded),
  };
}

function withYears([first, ...others]: readonly VersionMark[], years: readonly string[]): VersionMark[] {
  if (!first) return [];
  const words = new Map([...first.words, ...years.map(year => [year, undefined] as const)]);
  return [{ ...first, words }, ...others];
}
