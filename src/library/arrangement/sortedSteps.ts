type Compare<T> = (a: T, b: T) => number;

/** So many are sorted, or gone through, in one step. */
const stepSize = 256;

/** What `items.toSorted(compare)` gives, a few steps at a time. Stable. */
export function* sortedSteps<T>(items: readonly T[], compare: Compare<T>): Generator<undefined, T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += stepSize) {
    runs.push(items.slice(from, from + stepSize).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let index = 0; index < runs.length; index += 2)
      longer.push(yield* mergedSteps(runs[index] ?? [], runs[index + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Two sorted lists as one, a few steps at a time; of equals those of `first` come first. */
export function* mergedSteps<T>(
  first: readonly T[],
  second: readonly T[],
  compare: Compare<T>,
): Generator<undefined, T[]> {
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < first.length || j < second.length) {
    const [a, b] = [first[i], second[j]];
    const takesSecond = i >= first.length || (j < second.length && compare(a as T, b as T) > 0);
    merged.push((takesSecond ? b : a) as T);
    if (takesSecond) j++;
    else i++;
    if (merged.length % stepSize === 0) yield;
  }
  return merged;
}
