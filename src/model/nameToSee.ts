/** A name as delivered; empty when there is none, or nothing in it can be seen. */
export function nameToSee(named: { readonly name: string } | undefined): string {
  return named === undefined || named.name.trim() === '' ? '' : named.name;
}
