import { array, nullish, pipe, string, transform } from 'valibot';

/** More different lists than these are not worth remembering. */
const mostLists = 500;

const known = new Map<string, readonly string[]>();

/**
 * `available_markets`. Nearly two hundred codes come with every track, the same ones with most of them: tracks with
 * the same markets have the same list, so that a large library keeps a few of them and not one for each track.
 */
export const availableMarkets = pipe(
  nullish(array(string())),
  transform(markets => (markets ? shared(markets) : undefined)),
);

function shared(markets: readonly string[]): readonly string[] {
  const key = markets.join();
  const same = known.get(key);
  if (same) return same;
  if (known.size >= mostLists) known.clear();
  known.set(key, markets);
  return markets;
}
