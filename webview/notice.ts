import { element } from './dom.ts';
import { icon } from './icons.ts';
import type { NoticeView } from './sharedViews.ts';

/** A sentence with a picture that says how much it matters. */
export function notice({ kind, sentence }: NoticeView): HTMLElement {
  return element('p', { class: `notice ${kind}` }, icon(kind), element('span', { text: sentence }));
}
