import type { SavedTrack, Track } from '../../model/track.ts';
import { inSlices } from '../inSlices.ts';
import type { RecordingOptions } from '../recordings/recordingOptions.ts';
import { sameRecording } from '../recordings/sameRecording.ts';
import { Candidates } from './candidates.ts';
import type { Bonds, Link } from './clusters.ts';
import { clustersOf } from './clusters.ts';
import type { Dismissals } from './dismissals.ts';
import type { Duplicates } from './duplicateGroup.ts';
import { groupsOf } from './groupsOf.ts';
import { likePairs } from './likePairs.ts';

/** How duplicates are looked for. */
export interface DuplicateSearch extends RecordingOptions {
  /** Default none. */
  readonly dismissals?: Dismissals | undefined;
}

/**
 * Finds saved tracks that are the same recording. No request is sent, and nobody else in this process has to wait.
 * What it has read of titles it remembers for as long as the tracks are there, so that looking once more is quick.
 */
export class DuplicateFinder {
  readonly #keys = new WeakMap<Track, string>();

  /** Looks through `rows`. Rejects with the reason of `signal` once that is aborted. */
  find(rows: readonly SavedTrack[], search: DuplicateSearch = {}, signal?: AbortSignal): Promise<Duplicates> {
    return inSlices(whileWanted(this.#find(rows, search), signal));
  }

  *#find(
    rows: readonly SavedTrack[],
    { dismissals, alike }: DuplicateSearch,
  ): Generator<undefined, Duplicates> {
    const candidates = new Candidates(this.#keys);
    yield* candidates.takeIn(rows);
    const bonds: Bonds = {
      compare: (a, b) => sameRecording(a, b, { alike }),
      areApart: (a, b) => dismissals?.has(a.track.uri ?? '', b.track.uri ?? '') ?? false,
    };
    const [links, dismissed]: [Link[], Link[]] = [[], []];
    const isAnyLength = alike !== undefined && alike.size > 0;
    for (const list of candidates.lists(isAnyLength)) {
      yield;
      if (!list) continue;
      const { recordings, by } = list;
      yield* likePairs(recordings, isAnyLength || by === 'code', (a, b) => {
        const reason = bonds.compare(a, b);
        if (reason) (bonds.areApart(a, b) ? dismissed : links).push({ a, b, reason });
      });
    }
    const clusters = yield* clustersOf(links, bonds);
    // Any of two that were dismissed may be the same as a third.
    const together = { compare: bonds.compare, areApart: () => false };
    return {
      groups: yield* groupsOf(clusters, candidates),
      dismissed: yield* groupsOf(yield* clustersOf(dismissed, together), candidates),
    };
  }
}

function* whileWanted<T>(
  steps: Generator<undefined, T>,
  signal: AbortSignal | undefined,
): Generator<undefined, T> {
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = steps.next();
    if (done) return value;
    yield;
  }
}
