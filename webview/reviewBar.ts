import { button } from './components.ts';
import { element, setText } from './dom.ts';
import { post } from './host.ts';
import type { Part } from './part.ts';
import type { ReviewFrame, ReviewStrings } from './reviewProtocol.ts';
import { reviewButtons } from './reviewButtons.ts';

/** How the review stands, and what to do then. It stays in sight and stands before the groups for the keyboard, too. */
export function reviewBar(): Part<ReviewFrame, ReviewStrings> {
  const summary = element('p', { class: 'summary', attributes: { role: 'status' } });
  const action = button('primary', undefined, () => post({ type: 'apply' }));
  const others = reviewButtons('others', pressed => post({ type: 'press', button: pressed }));
  const buttons = element('div', { class: 'actions' }, action.root, others.root);
  const root = element('div', { class: 'bar', attributes: { role: 'group' } }, summary, buttons);
  return {
    root,
    update(frame, strings) {
      root.setAttribute('aria-label', strings.actions);
      root.hidden = frame.summary === undefined && !frame.action && frame.buttons.length === 0;
      setText(summary, frame.summary ?? '');
      action.root.hidden = !frame.action;
      action.setLabel(frame.action?.label ?? '');
      action.setEnabled(frame.action?.enabled ?? false);
      others.update(frame.buttons);
    },
  };
}
