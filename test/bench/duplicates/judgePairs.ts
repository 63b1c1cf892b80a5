import type { RecordingOptions } from '../../../src/library/recordings/recordingOptions.ts';
import { isSameRecording } from '../../../src/library/recordings/sameRecording.ts';
import type { LabelledPair } from './readPairs.ts';

/** How well duplicates are told in a set of pairs. */
export interface Judgement {
  /** Pairs that are the same and were found so. */
  readonly found: number;
  /** Pairs that are the same and were not found. */
  readonly missed: readonly LabelledPair[];
  /** Pairs that are not the same but were taken for it. */
  readonly wrong: readonly LabelledPair[];
  /** The part of what was found that is right; 1 when nothing was found. */
  readonly precision: number;
  /** The part of what is the same that was found; 1 when nothing is. */
  readonly recall: number;
}

/** Judges all pairs with the rule that the product uses. */
export function judgePairs(pairs: readonly LabelledPair[], options?: RecordingOptions): Judgement {
  const told = pairs.map(pair => ({ pair, isSame: isSameRecording(pair.a, pair.b, options) }));
  const of = (same: boolean, isSame: boolean): LabelledPair[] =>
    told.filter(each => each.pair.same === same && each.isSame === isSame).map(({ pair }) => pair);
  const [found, missed, wrong] = [of(true, true).length, of(true, false), of(false, true)];
  return {
    found,
    missed,
    wrong,
    precision: found + wrong.length === 0 ? 1 : found / (found + wrong.length),
    recall: found + missed.length === 0 ? 1 : found / (found + missed.length),
  };
}
