import { atSpotify } from './atSpotify.ts';
import { cover } from './cover.ts';
import { element, setChildren, setText, setTitle } from './dom.ts';
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
  const links = atSpotify();
  const facts = element('ul', { class: 'line' });
  const actions = element('div', { class: 'actions' }, links.root);
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
      links.update(uri, strings);
      setChildren(facts, artist.facts, text => element('li', { text, attributes: { dir: 'auto' } }));
      trouble.update(state.problem, strings);
      below.update(state.sections, strings);
    },
  };
}
