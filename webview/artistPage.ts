import { button } from './components.ts';
import { awaitCopied } from './copyButton.ts';
import { cover } from './cover.ts';
import { element, setChildren, setText, setTitle } from './dom.ts';
import { post } from './host.ts';
import type { Part } from './part.ts';
import { problem } from './problem.ts';
import type { ArtistState } from './protocol.ts';
import { sections } from './sections.ts';

/** The page about an artist. */
export function artistPage(): Part<ArtistState> {
  let uri = '';
  const picture = cover();
  const kind = element('p', { class: 'quiet' });
  const name = element('h1', { attributes: { dir: 'auto', tabindex: '-1' } });
  const open = button('secondary', 'open', () => post({ type: 'open', uri }));
  const copyLink = button('icon', 'link', () => {
    awaitCopied(uri, copyLink, 'link');
    post({ type: 'copyLink', uri });
  });
  copyLink.root.classList.add('small');
  const facts = element('ul', { class: 'line' });
  const actions = element(
    'div',
    { class: 'actions' },
    element('div', { class: 'pair' }, open.root, copyLink.root),
  );
  const heading = element('div', { class: 'heading' }, name, kind, actions, facts);
  const header = element('header', { class: 'top' }, picture.root, heading);
  const trouble = problem();
  const below = sections(() => uri);
  return {
    root: element('div', { class: 'track' }, header, trouble.root, below.root),
    update(state, strings) {
      const { artist } = state;
      uri = artist.uri;
      const shown = { uri, ...(artist.picture ? { picture: artist.picture } : {}) };
      picture.update({ ...shown, isAwaited: state.isPartial }, strings);
      setText(name, artist.name);
      setTitle(name, artist.name);
      setText(kind, strings.artist);
      open.setLabel(strings.openInSpotify);
      copyLink.setLabel(strings.copyLink);
      setChildren(facts, artist.facts, text => element('li', { text, attributes: { dir: 'auto' } }));
      trouble.update(state.problem, strings);
      below.update(state.sections, strings);
    },
  };
}
