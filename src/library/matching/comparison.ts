import { foldedQuery } from '../search/foldedText.ts';

/** How alike two titles are: the same, the same song in another version, or another song. */
export type TitleLikeness = 'same' | 'otherVersion' | 'different';

const guests = /\s*[([](?:feat|ft|featuring|with)\b\.?[^)\]]*[)\]]|\s+(?:feat|ft|featuring)\b\.?.*$/giu;
const versions = /\s+-\s+.*$|\s*[([][^)\]]*[)\]]/gu;

/** Compares titles as they are delivered. */
export function titleLikeness(a: string, b: string): TitleLikeness {
  const [wholeA, wholeB] = [a, b].map(title => plain(title.replace(guests, '')));
  if (wholeA === wholeB) return 'same';
  const [songA, songB] = [a, b].map(title => plain(title.replace(guests, '').replace(versions, '')));
  return songA === songB && songA !== '' ? 'otherVersion' : 'different';
}

/** Whether the main artist of one is among the artists of the other. */
export function artistLikeness(a: readonly string[], b: readonly string[]): 'same' | 'some' | 'none' {
  const [namesA, namesB] = [a, b].map(names => names.map(plain));
  if (!namesA || !namesB) return 'none';
  if (namesA.length === namesB.length && namesA.every(name => namesB.includes(name))) return 'same';
  return namesA.some(name => namesB.includes(name)) ? 'some' : 'none';
}

function plain(text: string): string {
  return foldedQuery(text).phrase;
}
