import { button } from './components.ts';
import { element, setText } from './dom.ts';
import { post } from './host.ts';
import { keyed, type KeyedPart } from './keyed.ts';
import type { GroupView } from './reviewProtocol.ts';
import { reviewButtons } from './reviewButtons.ts';
import { reviewRow, type RowSurroundings } from './reviewRow.ts';

let count = 0;

/** Rows that belong together, under a heading. */
export function reviewGroup(around: Omit<RowSurroundings, 'group'>): KeyedPart<GroupView> {
  let group = '';
  const id = `group-${++count}`;
  const title = element('h2', { attributes: { id, tabindex: '-1', dir: 'auto' } });
  const note = element('p', { class: 'quiet' });
  const buttons = reviewButtons('group-buttons', pressed =>
    post({ type: 'pressGroup', group, button: pressed }),
  );
  const list = element('ul', { class: 'rows' });
  const rows = keyed(list, () => reviewRow({ ...around, group: () => group }));
  const more = button('secondary', undefined, () => post({ type: 'moreRows', group }));
  more.root.classList.add('more-rows');
  const heading = element('header', { class: 'group-heading' }, title, note, buttons.root);
  const root = element(
    'section',
    // Of landmarks, which a named section is else, there would be hundreds.
    { class: 'group', attributes: { role: 'group', 'aria-labelledby': id } },
    heading,
    list,
    more.root,
  );
  return {
    root,
    update(view) {
      group = view.id;
      setText(title, view.title);
      setText(note, view.note ?? '');
      buttons.update(view.buttons ?? []);
      const lost = rows.update(
        view.rows.map(row => row.id),
        new Map(view.rows.map(row => [row.id, row])),
      );
      more.root.hidden = view.more === undefined;
      more.setLabel(view.more ?? '');
      if (lost) title.focus();
    },
  };
}
