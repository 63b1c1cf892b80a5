/** Where the focus does no harm: links, titles, boxes and headers of sections. Most buttons act at the next key. */
const places = '[tabindex], .fold';

/**
 * Remembers what has the focus in `page`, before the page changes.
 * @returns to be called afterwards: whoever was at something that has gone, such as a button that has done what it is for,
 * is then at what stands before it instead of being thrown out of the page
 */
export function keepFocus(page: HTMLElement): () => void {
  const focused = document.activeElement;
  if (!focused || focused === page || !page.contains(focused) || !document.hasFocus()) return () => undefined;
  const around = ancestors(focused);
  return () => {
    const { activeElement } = document;
    const isElsewhere = activeElement !== focused && page.contains(activeElement);
    if (isElsewhere || focused.checkVisibility()) return;
    const gap = around.find(each => each.isConnected) ?? page;
    const isBefore = (each: Element): boolean =>
      (gap.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
    const near = [...page.querySelectorAll<HTMLElement>(places)].findLast(
      each => isBefore(each) && each.checkVisibility(),
    );
    (near ?? page).focus({ preventScroll: true });
  };
}

/** The element itself and those around it, from the inside out. */
function ancestors(element: Element): Element[] {
  const { parentElement } = element;
  return [element, ...(parentElement ? ancestors(parentElement) : [])];
}
