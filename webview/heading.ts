import { actions } from './actions.ts';
import { artistLinks } from './artistLinks.ts';
import { copyButton } from './copyButton.ts';
import { element, setChildren, setText, setTitle } from './dom.ts';
import { lengthText } from './lengthText.ts';
import { link } from './link.ts';
import type { PageStrings } from './pageStrings.ts';
import type { Part } from './part.ts';
import type { TrackState, TrackView } from './protocol.ts';
import type { LinkView } from './sharedViews.ts';

/** Title, actions, artists, release, length: what a person wants to know first. */
export function heading(): Part<TrackState> {
  const title = element('h1', { attributes: { dir: 'auto', tabindex: '-1' } });
  const buttons = actions();
  const artists = artistLinks();
  const album = element('ul', { class: 'line' });
  const recording = element('ul', { class: 'line' });
  const added = element('p', { class: 'quiet' });
  const root = element(
    'div',
    { class: 'heading' },
    title,
    buttons.root,
    artists.root,
    album,
    recording,
    added,
  );
  return {
    root,
    update({ track, isPartial }, strings) {
      setText(title, track.title);
      setTitle(title, track.title);
      buttons.update(track, strings);
      artists.update(track.artists, strings);
      showAlbum(album, track, strings);
      const isAwaited = isPartial && album.childElementCount === 0;
      album.classList.toggle('waiting', isAwaited);
      if (isAwaited) album.hidden = false;
      setChildren(recording, recordingItems(track), item => element('li', {}, ...recordingContent(item)));
      setText(added, track.added ?? '');
    },
  };
}

function showAlbum(list: HTMLElement, { album, albumFacts }: TrackView, strings: PageStrings): void {
  list.setAttribute('aria-label', strings.album);
  const items: readonly LinkView[] = [...(album ? [album] : []), ...albumFacts.map(text => ({ text }))];
  setChildren(list, items, item =>
    element('li', {}, link(item, strings, item === album ? strings.showAlbum : undefined)),
  );
}

type RecordingItem =
  | { readonly kind: 'length'; readonly length: NonNullable<TrackView['length']> }
  | { readonly kind: 'explicit'; readonly word: string }
  | { readonly kind: 'isrc'; readonly isrc: NonNullable<TrackView['isrc']> };

function recordingItems({ length, explicit, isrc }: TrackView): readonly RecordingItem[] {
  return [
    ...(length ? [{ kind: 'length', length } as const] : []),
    ...(explicit === undefined ? [] : [{ kind: 'explicit', word: explicit } as const]),
    ...(isrc ? [{ kind: 'isrc', isrc } as const] : []),
  ];
}

function recordingContent(item: RecordingItem): readonly HTMLElement[] {
  switch (item.kind) {
    case 'length':
      return lengthText(item.length);
    case 'explicit':
      return [
        element('span', {
          class: 'badge',
          text: 'E',
          attributes: { role: 'img', 'aria-label': item.word, title: item.word },
        }),
      ];
    case 'isrc': {
      const { label, value, copyLabel } = item.isrc;
      const text = element('span', { text: `${label} ${value}` });
      return copyLabel === undefined ? [text] : [text, copyButton(value, copyLabel)];
    }
  }
}
