import type { Match } from '../library/matching/match.ts';
import type { WantedRecording } from '../library/matching/wantedRecording.ts';
import type { ListedItem } from './listedItem.ts';

/** What an import comes to, by the places of items in the list; each place in one of them, and in order. */
export interface ImportPlan {
  readonly toAdd: readonly number[];
  /** Several tracks may be meant, and none is chosen yet; also those that are decided, as long as they are not saved. */
  readonly ambiguous: readonly number[];
  readonly alreadySaved: readonly number[];
  /** Have no link, and were not looked for yet. */
  readonly toLookUp: readonly number[];
  readonly notFound: readonly number[];
  /** The same track or album as one before. */
  readonly repeated: readonly number[];
}

/** What is known about the items of a list. */
export interface ImportFacts {
  readonly items: readonly ListedItem[];
  /** What was found for items without a link, by their place. */
  readonly matches: ReadonlyMap<number, Match>;
  /** The URIs that a person has chosen for ambiguous ones, by their place. */
  readonly chosen: ReadonlyMap<number, string>;
  /** Whether an item is in the library, as far as known. */
  readonly isSaved: (uri: string) => boolean;
}

/** The URI an item stands for; undefined as long as nobody knows. */
export function uriAt(
  { items, matches, chosen }: Pick<ImportFacts, 'items' | 'matches' | 'chosen'>,
  place: number,
): string | undefined {
  const match = matches.get(place);
  const found = match?.kind === 'one' ? match.candidates[0]?.track.uri : undefined;
  return items[place]?.uri ?? chosen.get(place) ?? found;
}

/** Sorts the items of a list, a few at a step. */
export function* importPlan(facts: ImportFacts): Generator<undefined, ImportPlan> {
  const plan = {
    ...{ toAdd: [] as number[], ambiguous: [] as number[], alreadySaved: [] as number[] },
    ...{ toLookUp: [] as number[], notFound: [] as number[], repeated: [] as number[] },
  };
  const seen = new Set<string>();
  for (const place of facts.items.keys()) {
    plan[stateAt(facts, place, seen)].push(place);
    if (place % stepSize === 0) yield;
  }
  return plan;
}

const stepSize = 128;

function stateAt(facts: ImportFacts, place: number, seen: Set<string>): keyof ImportPlan {
  const { matches, isSaved } = facts;
  const match = matches.get(place);
  const uri = uriAt(facts, place);
  // What was decided can be decided otherwise, so it stays in its place.
  if (match?.kind === 'several' && !(uri !== undefined && isSaved(uri))) return 'ambiguous';
  if (uri !== undefined && seen.has(uri)) return 'repeated';
  if (uri !== undefined) seen.add(uri);
  if (uri !== undefined && isSaved(uri)) return 'alreadySaved';
  if (uri !== undefined) return 'toAdd';
  return match ? 'notFound' : 'toLookUp';
}

/** What is to be looked for. */
export function wantedRecording({ name, artists, album, isrc, durationMs }: ListedItem): WantedRecording {
  return { title: name, artists, album, isrc, durationMs };
}
