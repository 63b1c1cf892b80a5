import type { SavedTrack } from '../../model/track.ts';
import { sortedSteps } from '../arrangement/sortedSteps.ts';
import type { Recording } from '../recordings/recording.ts';
import type { SameRecording } from '../recordings/sameRecording.ts';
import { areSameVersion } from '../recordings/versionLikeness.ts';
import type { Candidates } from './candidates.ts';
import type { DuplicateGroup } from './duplicateGroup.ts';

/** Recordings that belong together as groups of rows, in the order of the first row of each. */
export function* groupsOf(
  clusters: readonly (readonly Recording[])[],
  candidates: Candidates,
): Generator<undefined, DuplicateGroup[]> {
  const placed: { group: DuplicateGroup; place: number }[] = [];
  for (const recordings of clusters) {
    if (recordings.length < 2) continue;
    const found = recordings.map(recording => candidates.rowOf(recording));
    const rows = found.map(({ row }) => row).sort(oldestFirst);
    const id = rows.map(({ track }) => track.uri).join(' ');
    const place = Math.min(...found.map(each => each.place));
    placed.push({ group: { id, rows, reason: reasonOf(recordings) }, place });
    yield;
  }
  return (yield* sortedSteps(placed, (a, b) => a.place - b.place)).map(({ group }) => group);
}

function reasonOf([first, ...others]: readonly Recording[]): SameRecording {
  const isCode = first?.isrc !== undefined && others.every(({ isrc }) => isrc === first.isrc);
  const lengths = [first, ...others].map(each => each?.durationMs).filter(each => each !== undefined);
  return {
    by: isCode ? 'isrc' : 'names',
    apartMs: lengths.length > others.length ? Math.max(...lengths) - Math.min(...lengths) : undefined,
    isOtherVersion: first !== undefined && others.some(other => !areSameVersion(first.title, other.title)),
  };
}

function oldestFirst(a: SavedTrack, b: SavedTrack): number {
  if (a.addedAt !== b.addedAt) return a.addedAt < b.addedAt ? -1 : 1;
  return a.track.uri < b.track.uri ? -1 : 1;
}
