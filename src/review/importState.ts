import type { ImportPlan } from '../interchange/importPlan.ts';
import type { Match } from '../library/matching/match.ts';

/** What is shown, besides the list. */
export interface ImportState {
  readonly plan: ImportPlan;
  readonly matches: ReadonlyMap<number, Match>;
  /** By the place of an ambiguous item, what a person has chosen. */
  readonly chosen: ReadonlyMap<number, string>;
  /** Places that a person leaves out. */
  readonly unwanted: ReadonlySet<number>;
  readonly keepsDates: boolean;
  /** While items are looked up: how many are done, of how many. */
  readonly lookingUp?: { readonly done: number; readonly total: number } | undefined;
  readonly isAdding: boolean;
  /** Why looking up came to an end before all was found. */
  readonly problem?: string | undefined;
}

/** Of a list that was not sorted yet. */
export const noPlan: ImportPlan = {
  toAdd: [],
  ambiguous: [],
  alreadySaved: [],
  toLookUp: [],
  notFound: [],
  repeated: [],
};

/** The places of what would be added now, in order. */
export function wantedPlaces({ plan, chosen, unwanted }: ImportState): number[] {
  const decided = plan.ambiguous.filter(place => chosen.has(place));
  return [...plan.toAdd, ...decided].filter(place => !unwanted.has(place)).sort((a, b) => a - b);
}

/** The group of an ambiguous item. */
export function groupAt(place: number): string {
  return `which${place}`;
}

/** The place of the ambiguous item whose group this is. */
export function placeIn(group: string): number | undefined {
  return group.startsWith('which') ? Number(group.slice('which'.length)) : undefined;
}
