import { button } from './components.ts';
import { element, setText } from './dom.ts';
import { post } from './host.ts';
import { icon } from './icons.ts';
import type { Part } from './part.ts';
import type { ProblemView } from './protocol.ts';

/** What did not work, and a way to try again. Read out when it appears. */
export function problem(): Part<ProblemView | undefined> {
  const sentence = element('span');
  const retry = button('secondary', undefined, () => post({ type: 'retry' }));
  const note = element('p', { class: 'notice' }, icon('info'), sentence);
  const root = element('div', { class: 'problem', attributes: { role: 'alert' } }, note, retry.root);
  root.hidden = true;
  return {
    root,
    update(view, strings) {
      setText(sentence, view?.sentence ?? '');
      retry.setLabel(strings.retry);
      retry.root.hidden = !view?.canRetry;
      root.hidden = view === undefined;
    },
  };
}
