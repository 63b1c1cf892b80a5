import { element, setTitle } from './dom.ts';
import { post } from './host.ts';
import type { LinkView, PageStrings } from './protocol.ts';

/** The item's name as it was delivered, in its own writing direction; opens the item when it can be opened. */
export function link({ text, uri }: LinkView, { openInSpotify }: PageStrings): HTMLElement {
  if (uri === undefined) return element('span', { text, attributes: { dir: 'auto' } });
  const made = element('button', {
    class: 'link',
    text,
    attributes: { type: 'button', role: 'link', dir: 'auto' },
  });
  setTitle(made, openInSpotify);
  made.addEventListener('click', () => post({ type: 'open', uri }));
  return made;
}
