import { copyButton } from './copyButton.ts';
import { element, setChildren } from './dom.ts';
import type { Part } from './part.ts';
import type { FactView } from './protocol.ts';

/** The rest of what Spotify tells about the track. */
export function facts(): Part<readonly FactView[]> {
  const root = element('dl');
  return { root, update: views => setChildren(root, views, row) };
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
