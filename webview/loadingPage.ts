import { element, setText } from './dom.ts';
import type { Part } from './part.ts';
import type { LoadingState } from './protocol.ts';

/** Takes the room the track will take, so that nothing jumps when it comes. */
export function loadingPage(): Part<LoadingState> {
  const bar = (width: string): HTMLElement => element('div', { class: `bar waiting ${width}` });
  const title = element('h1', { class: 'unseen', attributes: { tabindex: '-1' } });
  const said = element('p', { class: 'unseen', attributes: { role: 'status' } });
  const lines = element(
    'div',
    { class: 'heading', attributes: { 'aria-hidden': 'true' } },
    bar('tall half'),
    bar('control half'),
    bar('third'),
    bar('half'),
    bar('third'),
  );
  const picture = element('div', { class: 'cover-place' }, element('div', { class: 'cover empty waiting' }));
  const root = element(
    'div',
    { class: 'track' },
    title,
    said,
    element('div', { class: 'top' }, picture, lines),
  );
  return {
    root,
    update(_state, strings) {
      setText(title, strings.heading);
      setText(said, strings.loading);
    },
  };
}
