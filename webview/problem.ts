import { button } from './components.ts';
import { element, setChildren } from './dom.ts';
import { post } from './host.ts';
import { notice } from './notice.ts';
import type { PageStrings } from './pageStrings.ts';
import type { Part } from './part.ts';
import type { ProblemView } from './sharedViews.ts';

/** What did not work, and a way to try again. Read out when it appears. */
export function problem(onRetry = retryPage): Part<ProblemView | undefined, Pick<PageStrings, 'retry'>> {
  const retry = button('secondary', undefined, onRetry);
  const said = element('div', { attributes: { role: 'alert' } });
  const root = element('div', { class: 'problem' }, said, retry.root);
  root.hidden = true;
  return {
    root,
    update(view, strings) {
      setChildren(said, view ? [view.sentence] : [], sentence => notice({ kind: 'warning', sentence }));
      retry.setLabel(strings.retry);
      retry.root.hidden = !view?.canRetry;
      root.hidden = view === undefined;
    },
  };
}

function retryPage(): void {
  post({ type: 'retry' });
}
