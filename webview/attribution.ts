import { element, setText } from './dom.ts';
import { spotifyMark } from './icons.ts';

/** Whose data the page shows: Spotify's, and not the person's own library when it is the demo's. */
export function attribution(footer: HTMLElement): (dataFrom: string, whose?: string) => void {
  const text = element('span');
  const source = element('span', { class: 'badge' });
  footer.append(source, element('span', { class: 'attribution' }, spotifyMark(), text));
  return (dataFrom, whose = '') => {
    setText(text, dataFrom);
    setText(source, whose);
  };
}
