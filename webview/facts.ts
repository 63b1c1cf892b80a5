import { copyButton } from './copyButton.ts';
import { element, setChildren, setText } from './dom.ts';
import type { Part } from './part.ts';
import type { FactView } from './protocol.ts';

/** A section with the rest of what Spotify tells about the track, which can be folded away. */
export function facts(isOpen: boolean, onToggle: (isOpen: boolean) => void): Part<readonly FactView[]> {
  const heading = element('h2');
  const list = element('dl');
  const root = element('details', { class: 'facts' }, element('summary', {}, heading), list);
  root.open = isOpen;
  root.addEventListener('toggle', () => onToggle(root.open));
  return {
    root,
    update(views, strings) {
      setText(heading, strings.details);
      setChildren(list, views, row);
    },
  };
}

function row({ label, value, more, copyLabel }: FactView): HTMLElement {
  const shown = more === undefined ? text(value) : folded(value, more);
  const copy = copyLabel === undefined ? [] : [copyButton(value, copyLabel)];
  return element('div', {}, element('dt', { text: label }), element('dd', {}, shown, ...copy));
}

function text(value: string): HTMLElement {
  return element('span', { text: value, attributes: { dir: 'auto' } });
}

function folded(value: string, more: string): HTMLElement {
  return element(
    'details',
    { class: 'more' },
    element('summary', { text: value }),
    element('p', { text: more }),
  );
}
