import { element, setTitle } from './dom.ts';
import { post } from './host.ts';
import { icon } from './icons.ts';
import type { Part } from './part.ts';
import type { PictureView } from './protocol.ts';

/** Edge the cover is laid out with until its own size counts; only the proportion matters. */
const usualPixels = 300;

/** What stands in the picture's place. */
interface CoverView {
  readonly picture?: PictureView;
  /** What the picture leads to at Spotify. */
  readonly uri?: string;
  /** Whether a picture may still come. */
  readonly isAwaited: boolean;
}

/**
 * The cover, whole and as delivered, leading to the release at Spotify. Its space is taken from the start;
 * where there is no picture, or it does not arrive, a note stands there.
 */
export function cover(): Part<CoverView> {
  const image = element('img', { attributes: { decoding: 'async' } });
  const frame = element('button', { class: 'cover', attributes: { type: 'button', role: 'link' } }, image);
  const empty = element('div', { class: 'cover empty' }, icon('note'));
  const root = element('div', { class: 'cover-place' }, frame, empty);
  let uri: string | undefined;

  const show = (hasPicture: boolean): void => {
    frame.hidden = !hasPicture;
    empty.hidden = hasPicture;
  };
  frame.addEventListener('click', () => {
    if (uri !== undefined) post({ type: 'open', uri });
  });
  image.addEventListener('error', () => show(false));
  return {
    root,
    update({ picture, uri: leadsTo, isAwaited }, strings) {
      uri = leadsTo;
      frame.disabled = uri === undefined;
      setTitle(frame, uri === undefined ? '' : strings.openInSpotify);
      empty.classList.toggle('waiting', isAwaited);
      image.alt = picture?.alt ?? '';
      const url = picture?.url ?? '';
      if (image.getAttribute('src') === url) return;
      show(url !== '');
      image.width = image.height = picture?.pixels ?? usualPixels;
      if (url === '') image.removeAttribute('src');
      else image.src = url;
    },
  };
}
