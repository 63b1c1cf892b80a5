import { element, setText } from './dom.ts';
import { spotifyMark } from './icons.ts';
import type { PageState } from './protocol.ts';

/** Whose data the page shows: Spotify's, and not the person's own library when it is the demo's. */
export function attribution(footer: HTMLElement): (state: PageState) => void {
  const text = element('span');
  const source = element('span', { class: 'badge' });
  footer.append(source, element('span', { class: 'attribution' }, spotifyMark(), text));
  return state => {
    setText(text, state.strings.dataFrom);
    setText(source, state.source ?? '');
  };
}
