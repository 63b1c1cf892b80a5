import { element } from './dom.ts';
import type { LengthView } from './sharedViews.ts';

/** A length as on a clock, and in words for those who hear it. */
export function lengthText({ text, spoken }: LengthView): readonly HTMLElement[] {
  return [
    element('span', { text, attributes: { 'aria-hidden': 'true' } }),
    element('span', { class: 'unseen', text: spoken }),
  ];
}
