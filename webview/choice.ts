import { element } from './dom.ts';
import { post } from './host.ts';
import type { KeyedPart } from './keyed.ts';
import type { ChoiceView } from './reviewProtocol.ts';

/**
 * A rule with its options. The browser's own list: the component library's is no match for it with a screen reader, at
 * high zoom and where there is little room.
 */
export function choice(): KeyedPart<ChoiceView> {
  const name = element('span', { class: 'choice-name' });
  const select = element('select');
  const root = element('label', { class: 'choice' }, name, select);
  let id = '';
  select.addEventListener('change', () => post({ type: 'choose', choice: id, option: select.value }));
  return {
    root,
    update(view) {
      ({ id } = view);
      name.textContent = view.label;
      const options = JSON.stringify(view.options);
      if (select.dataset.options !== options) {
        select.dataset.options = options;
        select.replaceChildren(
          ...view.options.map(option =>
            element('option', { text: option.label, attributes: { value: option.id } }),
          ),
        );
      }
      select.value = view.chosen;
      select.disabled = !view.enabled;
    },
  };
}
