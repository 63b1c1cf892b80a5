import { element, setText } from './dom.ts';
import { icon, setIcon, type IconName } from './icons.ts';
import type { KeyedPart } from './keyed.ts';
import type { MarkView } from './reviewProtocol.ts';

const icons: Readonly<Record<MarkView['kind'], IconName>> = {
  keep: 'check',
  remove: 'trash',
  add: 'add',
  none: 'dash',
  warning: 'warning',
};

/** What becomes of a row: a picture and a word. */
export function mark(): KeyedPart<MarkView | undefined> {
  const picture = icon('dash');
  const word = element('span');
  const root = element('span', { class: 'mark' }, picture, word);
  return {
    root,
    update(view) {
      root.hidden = view === undefined;
      if (!view) return;
      root.className = `mark ${view.kind}`;
      setIcon(picture, icons[view.kind]);
      setText(word, view.word);
    },
  };
}
