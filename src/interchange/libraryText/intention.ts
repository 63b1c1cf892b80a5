/** What a person wants by a text, and what has happened to the library since it was made. All are URIs. */
export interface Intention {
  /** Were in what the text was made from, are not in the text and still saved; in the order of the library. */
  readonly remove: readonly string[];
  /** Are in the text, were not in what it was made from and are not saved; top to bottom. */
  readonly add: readonly string[];
  /** Came to the library elsewhere, and the text has not got them. */
  readonly came: readonly string[];
  /** Went from the library elsewhere, and the text still has them. */
  readonly went: readonly string[];
  /** Whether tracks stand in another order than they did. */
  readonly isReordered: boolean;
}

interface Sides {
  /** What the text was made from, in its order. */
  readonly base: readonly string[];
  /** Tracks in the text, top to bottom. */
  readonly text: ReadonlySet<string> | ReadonlyMap<string, unknown>;
  /** What is saved now, in order. */
  readonly current: readonly string[];
}

const stepSize = 512;

/**
 * What a person wants is what they changed, and nothing else: a track that came or went elsewhere is neither removed nor
 * added, although the text has not got it or still has it. Worked out a few tracks at a time.
 */
export function* intentionOf({ base, text, current }: Sides): Generator<undefined, Intention> {
  const [before, now] = [yield* placesOf(base), yield* placesOf(current)];
  const [remove, came]: [string[], string[]] = [[], []];
  const [add, went]: [string[], string[]] = [[], []];
  let [steps, last, isReordered] = [0, -1, false];
  for (const uri of current) {
    if (++steps % stepSize === 0) yield;
    if (!text.has(uri)) (before.has(uri) ? remove : came).push(uri);
  }
  for (const uri of text.keys()) {
    if (++steps % stepSize === 0) yield;
    const place = before.get(uri);
    if (place !== undefined) {
      isReordered ||= place < last;
      last = place;
    }
    if (!now.has(uri)) (place === undefined ? add : went).push(uri);
  }
  return { remove, add, came, went, isReordered };
}

function* placesOf(uris: readonly string[]): Generator<undefined, Map<string, number>> {
  const places = new Map<string, number>();
  for (const [place, uri] of uris.entries()) {
    if (place % stepSize === 0) yield;
    places.set(uri, place);
  }
  return places;
}
