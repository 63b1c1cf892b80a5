import { button } from './components.ts';
import { element } from './dom.ts';
import { post } from './host.ts';
import type { Part } from './part.ts';
import type { PageState } from './protocol.ts';

/** Back and forward among the pages that were shown; takes no room while there is only one. */
export function navigation(): Part<PageState> {
  const back = button('icon', 'back', () => post({ type: 'back' }));
  const forward = button('icon', 'forward', () => post({ type: 'forward' }));
  const root = element('div', { class: 'navigation' }, back.root, forward.root);
  return {
    root,
    update({ canGoBack, canGoForward }, strings) {
      root.hidden = !canGoBack && !canGoForward;
      back.setLabel(strings.back);
      back.setEnabled(canGoBack);
      forward.setLabel(strings.forward);
      forward.setEnabled(canGoForward);
    },
  };
}

/** Alt with an arrow goes back and forward, Escape back, and out of the panel from the first page. */
export function followKeys(state: () => PageState | undefined): void {
  document.addEventListener('keydown', event => {
    const shown = state();
    if (!shown || event.defaultPrevented) return;
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (ctrlKey || metaKey || shiftKey) return;
    if (altKey && key === 'ArrowLeft' && shown.canGoBack) take(event, 'back');
    else if (altKey && key === 'ArrowRight' && shown.canGoForward) take(event, 'forward');
    else if (!altKey && key === 'Escape') take(event, shown.canGoBack ? 'back' : 'leave');
  });
}

/** VS Code, which listens further out, would go back among editors as well. */
function take(event: KeyboardEvent, type: 'back' | 'forward' | 'leave'): void {
  event.preventDefault();
  event.stopPropagation();
  post({ type });
}
