/** The element with this id, which the extension has put into the page. */
export function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no place called ${id}.`);
  return found;
}
