import { button } from './components.ts';
import { awaitCopied } from './copyButton.ts';
import { element } from './dom.ts';
import { post } from './host.ts';
import type { Part } from './part.ts';

/** What can be done at Spotify with the item of this URI: open it and copy its link. */
export function atSpotify(): Part<string> {
  let uri = '';
  const open = button('secondary', 'open', () => post({ type: 'open', uri }));
  const copyLink = button('icon', 'link', () => {
    awaitCopied(uri, copyLink, 'link');
    post({ type: 'copyLink', uri });
  });
  copyLink.root.classList.add('small');
  return {
    root: element('div', { class: 'pair' }, open.root, copyLink.root),
    update(shown, strings) {
      if (shown !== uri) copyLink.setIcon('link');
      uri = shown;
      open.setLabel(strings.openInSpotify);
      copyLink.setLabel(strings.copyLink);
    },
  };
}
