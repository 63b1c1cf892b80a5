import { element, setText } from './dom.ts';
import type { Part } from './part.ts';
import { problem } from './problem.ts';
import type { FailedState } from './protocol.ts';

/** The page when there is nothing to show. */
export function failedPage(): Part<FailedState> {
  const title = element('h1', { attributes: { tabindex: '-1' } });
  const trouble = problem();
  const root = element('div', { class: 'track' }, title, trouble.root);
  return {
    root,
    update(state, strings) {
      setText(title, strings.heading);
      trouble.update(state.problem, strings);
    },
  };
}
