/** Whether plain data is the same in everything, whatever the order of its fields. Node has that for all kinds of objects, and takes its time. */
export function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return names.every(name => Object.hasOwn(other, name) && isAlike(one[name], other[name]));
}
