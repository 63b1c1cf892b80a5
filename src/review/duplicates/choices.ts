import type { SavedTrack } from '../../model/track.ts';

/**
 * What stays of the rows of one song: those that the person keeps by hand, and the one that the rule picks among those
 * that they do not remove by hand. So something stays for as long as they have not removed every copy themselves.
 * Local files always stay: they cannot be removed from here.
 * @param pick is given at least one row
 * @param byHand whether a row is kept, by URI
 */
export function staying(
  rows: readonly SavedTrack[],
  byHand: ReadonlyMap<string, boolean>,
  pick: (rows: readonly SavedTrack[]) => SavedTrack,
): ReadonlySet<string> {
  const open = rows.filter(({ track }) => byHand.get(track.uri) !== false);
  const picked = open.length === 0 ? undefined : pick(open).track.uri;
  return new Set(
    rows
      .filter(({ track }) => track.isLocal || byHand.get(track.uri) === true || track.uri === picked)
      .map(({ track }) => track.uri),
  );
}
