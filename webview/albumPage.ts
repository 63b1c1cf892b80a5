import { artistLinks } from './artistLinks.ts';
import { atSpotify } from './atSpotify.ts';
import { button } from './components.ts';
import { cover } from './cover.ts';
import { element, setChildren, setText, setTitle } from './dom.ts';
import { facts } from './facts.ts';
import { post } from './host.ts';
import { lengthText } from './lengthText.ts';
import { notice } from './notice.ts';
import type { Part } from './part.ts';
import type { AlbumState } from './protocol.ts';
import { sections } from './sections.ts';

/** The page about an album. What can be done with all its tracks stands at the top instead of above their list. */
export function albumPage(): Part<AlbumState> {
  let uri = '';
  const picture = cover();
  const title = element('h1', { attributes: { dir: 'auto', tabindex: '-1' } });
  const saveAll = button('primary', 'add', () => post({ type: 'act', section: 'tracks', uri }));
  const links = atSpotify();
  const actions = element('div', { class: 'actions' }, saveAll.root, links.root);
  const artists = artistLinks();
  const line = element('ul', { class: 'line' });
  const heading = element('div', { class: 'heading' }, title, actions, artists.root, line);
  const header = element('header', { class: 'top' }, picture.root, heading);
  const notices = element('ul', { class: 'notices' });
  const details = facts();
  const below = sections(() => uri, { details: details.root });
  return {
    root: element('div', { class: 'track' }, header, notices, below.root),
    update({ album, isPartial, sections: views }, strings) {
      uri = album.uri;
      const shown = { uri, ...(album.cover ? { picture: album.cover } : {}) };
      picture.update({ ...shown, isAwaited: isPartial }, strings);
      setText(title, album.title);
      setTitle(title, album.title);
      saveAll.root.hidden = album.action === undefined;
      if (album.action) saveAll.setLabel(album.action.label, album.action.inFull);
      links.update(uri, strings);
      artists.update(album.artists, strings);
      const { length } = album;
      setChildren(line, [...album.albumFacts, ...(length ? [length] : [])], fact =>
        element(
          'li',
          {},
          ...(typeof fact === 'string' ? [element('span', { text: fact })] : lengthText(fact)),
        ),
      );
      setChildren(notices, album.notices, view => element('li', {}, notice(view)));
      details.update(album.facts, strings);
      below.update(views, strings);
    },
  };
}
