import type { Slices } from './slices.ts';
import { rankGap } from './listWriting.ts';

/**
 * Ranks that put rows in their order and change as few of those they have as possible.
 * @param ranks of each row, head first; NaN where a row has none
 * @returns falling ranks
 */
export async function fallingRanks(ranks: Float64Array, slices: Slices): Promise<Float64Array> {
  const fixed = await longestFalling(ranks, slices);
  const result = Float64Array.from(ranks);
  let [above, done] = [Infinity, 0];
  for (const next of [...fixed, ranks.length]) {
    const below = ranks[next] ?? -Infinity;
    // Where there is no room for the rows between, the next one has to make way as well.
    if (next < ranks.length && above - below <= next - done) continue;
    spread(result.subarray(done, next), above, below);
    [above, done] = [below, next + 1];
  }
  return result;
}

/** Spreads ranks evenly between two others, which they are not to reach. */
function spread(ranks: Float64Array, above: number, below: number): void {
  const gap = Number.isFinite(above - below) ? Math.floor((above - below) / (ranks.length + 1)) : rankGap;
  const top = Number.isFinite(above)
    ? above
    : (Number.isFinite(below) ? below : 0) + gap * (ranks.length + 1);
  for (let i = 0; i < ranks.length; i++) ranks[i] = top - gap * (i + 1);
}

/** Places of the longest series of falling ranks. */
async function longestFalling(ranks: Float64Array, slices: Slices): Promise<number[]> {
  /** By length less one: where the series of that length ends whose last rank is the highest. */
  const ends: number[] = [];
  const before = new Int32Array(ranks.length).fill(-1);
  for (const [place, rank] of ranks.entries()) {
    if (place % 1_000 === 0) await slices.giveWay();
    if (Number.isNaN(rank)) continue;
    const length = firstNotAbove(ends, ranks, rank);
    before[place] = ends[length - 1] ?? -1;
    ends[length] = place;
  }
  const series: number[] = [];
  for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) series.push(place);
  return series.reverse();
}

/** How many of the ranks at `ends`, which fall, are above `rank`. */
function firstNotAbove(ends: readonly number[], ranks: Float64Array, rank: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranks[ends[middle] ?? -1] ?? -Infinity) > rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
