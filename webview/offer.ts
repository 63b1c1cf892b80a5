import { button } from './components.ts';
import { element, setText } from './dom.ts';
import { post } from './host.ts';
import type { Part } from './part.ts';
import type { SectionId, TrackView } from './protocol.ts';

/** Offers a section that is not there before somebody wants it, and says what that costs. */
export function offer(section: SectionId): Part<TrackView['replacement']> {
  const begin = button('secondary', undefined, () => post({ type: 'unfold', section }));
  const cost = element('span', { class: 'quiet' });
  const root = element('div', { class: 'offer' }, begin.root, cost);
  return {
    root,
    update(view) {
      root.hidden = view === undefined;
      if (!view) return;
      begin.setLabel(view.label, view.inFull);
      setText(cost, view.cost);
    },
  };
}
