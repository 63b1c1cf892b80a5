import { element, setTitle } from './dom.ts';
import { post } from './host.ts';
import type { PageStrings } from './pageStrings.ts';
import type { LinkView } from './sharedViews.ts';

/**
 * The item's name as it was delivered, in its own writing direction; opens the item at Spotify when it can be opened.
 * @param here what the link says when it shows the item in the panel instead
 */
export function link(
  { text, uri }: LinkView,
  { openInSpotify }: Pick<PageStrings, 'openInSpotify'>,
  here?: string,
): HTMLElement {
  if (uri === undefined) return element('span', { text, attributes: { dir: 'auto' } });
  // Without an address of its own, so that VS Code does not open it a second time.
  const made = element('a', {
    class: 'link',
    text,
    attributes: { role: 'link', tabindex: '0', dir: 'auto' },
  });
  setTitle(made, here ?? openInSpotify);
  made.addEventListener('click', () => post({ type: here === undefined ? 'open' : 'show', uri }));
  made.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') made.click();
  });
  return made;
}
