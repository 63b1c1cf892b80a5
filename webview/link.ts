import { element, setTitle } from './dom.ts';
import { post } from './host.ts';
import type { LinkView, PageStrings } from './protocol.ts';

/** The item's name as it was delivered, in its own writing direction; opens the item when it can be opened. */
export function link(
  { text, uri }: LinkView,
  { openInSpotify }: Pick<PageStrings, 'openInSpotify'>,
): HTMLElement {
  if (uri === undefined) return element('span', { text, attributes: { dir: 'auto' } });
  // Without an address of its own, so that VS Code does not open it a second time.
  const made = element('a', {
    class: 'link',
    text,
    attributes: { role: 'link', tabindex: '0', dir: 'auto' },
  });
  setTitle(made, openInSpotify);
  made.addEventListener('click', () => post({ type: 'open', uri }));
  made.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') made.click();
  });
  return made;
}
