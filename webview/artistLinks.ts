import { element, setChildren } from './dom.ts';
import { link } from './link.ts';
import type { Part } from './part.ts';
import type { LinkView } from './sharedViews.ts';

/** Artists by name, each leading to its page in the panel. */
export function artistLinks(): Part<readonly LinkView[]> {
  const root = element('ul', { class: 'artists' });
  return {
    root,
    update(artists, strings) {
      root.setAttribute('aria-label', strings.artists);
      setChildren(root, artists, artist => element('li', {}, link(artist, strings, strings.showArtist)));
    },
  };
}
