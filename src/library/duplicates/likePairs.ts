import { sortedSteps } from '../arrangement/sortedSteps.ts';
import type { Recording } from '../recordings/recording.ts';
import { lengthToleranceMs } from '../recordings/recordingOptions.ts';

/**
 * Each is compared with so many others at most, those with the next lengths. Nobody has a song more often, and many
 * thousands of tracks of one title must not take hours.
 */
const mostCompared = 32;

/**
 * Calls `onPair` for any two that may be the same by their lengths, which are within two seconds or any at all, in steps
 * of one recording.
 */
export function* likePairs(
  recordings: readonly Recording[],
  isAnyLength: boolean,
  onPair: (a: Recording, b: Recording) => void,
): Generator<undefined, void> {
  const sorted = yield* sortedSteps(recordings, byLength);
  for (const [index, a] of sorted.entries()) {
    for (const b of sorted.slice(index + 1, index + 1 + mostCompared)) {
      if (!isAnyLength && lengthOf(b) - lengthOf(a) > lengthToleranceMs) break;
      onPair(a, b);
    }
    yield;
  }
}

function byLength(a: Recording, b: Recording): number {
  return lengthOf(a) - lengthOf(b) || ((a.track.uri ?? '') < (b.track.uri ?? '') ? -1 : 1);
}

function lengthOf({ durationMs = 0 }: Recording): number {
  return durationMs;
}
