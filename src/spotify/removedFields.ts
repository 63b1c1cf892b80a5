/** Fields that apps in development mode no longer get, by the `type` of the object that had them (February 2026). */
const removedFields: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['track', ['available_markets', 'linked_from', 'popularity']],
  ['album', ['available_markets', 'label', 'popularity', 'album_group']],
  ['artist', ['followers', 'popularity']],
]);

/** Of a list, entries that are looked at: an app gets the same fields of all of them. */
const mostEntries = 3;
/** How deep items lie in any answer: saved list, row, album, page of its tracks, track. */
const deepest = 8;

/**
 * Whether an answer's parsed JSON has, somewhere in it, a track, an album or an artist with a field that development
 * mode has lost. What `GET /me` has lost does not count: some development apps still get it.
 */
export function hasRemovedFields(json: unknown, depth = 0): boolean {
  if (typeof json !== 'object' || json === null || depth > deepest) return false;
  if (Array.isArray(json)) return firstOf(json).some(each => hasRemovedFields(each, depth + 1));
  const item = json as Readonly<Record<string, unknown>>;
  const signs = removedFields.get(item.type) ?? [];
  return (
    signs.some(name => Object.hasOwn(item, name) && item[name] !== null) ||
    Object.values(item).some(each => hasRemovedFields(each, depth + 1))
  );
}

function firstOf(list: readonly unknown[]): readonly unknown[] {
  return list.filter(each => each !== null).slice(0, mostEntries);
}
