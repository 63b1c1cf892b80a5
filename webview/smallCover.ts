import { element } from './dom.ts';
import { icon } from './icons.ts';
import { post } from './host.ts';
import type { KeyedPart } from './keyed.ts';
import type { RowView } from './reviewProtocol.ts';

/** Edge the cover is laid out with until its own size counts; only the proportion matters. */
const usualPixels = 64;

/**
 * The cover, whole and as delivered, leading to the item at Spotify; a note where there is none. The title beside it
 * says the same and can be reached with the keyboard, so this is for the eye and the mouse alone.
 */
export function smallCover(openInSpotify: () => string): KeyedPart<RowView> {
  const image = element('img', { attributes: { alt: '', decoding: 'async', loading: 'lazy' } });
  image.width = image.height = usualPixels;
  const empty = element('span', { class: 'no-cover' }, icon('note'));
  const root = element('span', { class: 'small-cover', attributes: { 'aria-hidden': 'true' } }, image, empty);
  let uri: string | undefined;

  const show = (hasPicture: boolean): void => {
    image.hidden = !hasPicture;
    empty.hidden = hasPicture;
  };
  root.addEventListener('click', () => {
    if (uri !== undefined) post({ type: 'open', uri });
  });
  image.addEventListener('error', () => show(false));
  return {
    root,
    update(row) {
      ({ uri } = row);
      root.classList.toggle('leads', uri !== undefined);
      root.title = uri === undefined ? '' : openInSpotify();
      const url = row.cover?.url ?? '';
      if (root.dataset.url === url) return;
      root.dataset.url = url;
      show(url !== '');
      if (url === '') image.removeAttribute('src');
      else image.src = url;
    },
  };
}
