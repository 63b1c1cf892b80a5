/**
 * Does `work` for each of `items`, at most `most` at a time, and resolves to the results in the order of the items.
 * Rejects with the first failure; nothing is begun after that, and the signal that `work` is given is aborted, as it
 * is when `signal` aborts.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result[]> {
  const failed = new AbortController();
  const either = signal ? AbortSignal.any([failed.signal, signal]) : failed.signal;
  const results: Result[] = [];
  const waiting = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (failed.signal.aborted) return;
      results[index] = await work(item, either);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(most, items.length) }, lane));
    return results;
  } catch (error) {
    failed.abort();
    throw error;
  }
}
