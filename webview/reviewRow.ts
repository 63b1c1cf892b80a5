import { checkbox } from './components.ts';
import { element, setChildren, setText } from './dom.ts';
import { post } from './host.ts';
import type { KeyedPart } from './keyed.ts';
import { lengthText } from './lengthText.ts';
import { link } from './link.ts';
import { mark } from './mark.ts';
import type { BadgeView, CellView, ReviewStrings, RowView } from './reviewProtocol.ts';
import { reviewButtons } from './reviewButtons.ts';
import { smallCover } from './smallCover.ts';

/** What a row needs to know of what is around it. */
export interface RowSurroundings {
  readonly group: () => string;
  readonly columns: () => readonly string[];
  readonly strings: () => ReviewStrings;
}

/** One item of a group: what becomes of it, what it is, and what sets it apart from the others. */
export function reviewRow(around: RowSurroundings): KeyedPart<RowView> {
  const shown = { id: '' };
  const at = (): { group: string; row: string } => ({ group: around.group(), row: shown.id });
  const box = checkbox(checked => post({ type: 'check', ...at(), checked }));
  const fate = mark();
  const decision = element('div', { class: 'decision' }, box.root, fate.root);
  const picture = smallCover(() => around.strings().openInSpotify);
  const title = element('span', { class: 'row-title' });
  const badges = element('span', { class: 'badges' });
  const subtitle = element('span', { class: 'quiet', attributes: { dir: 'auto' } });
  const names = element(
    'div',
    { class: 'names' },
    element('div', { class: 'title-line' }, title, badges),
    subtitle,
  );
  const cells = element('dl', { class: 'cells' });
  const notes = element('ul', { class: 'row-notes' });
  const buttons = reviewButtons('row-buttons', button => post({ type: 'pressRow', ...at(), button }));
  const item = element('div', { class: 'item' }, picture.root, names);
  const root = element('li', { class: 'row' }, decision, item, cells, notes, buttons.root);
  return {
    root,
    update(row) {
      shown.id = row.id;
      root.dataset.mark = row.mark?.kind ?? '';
      box.root.hidden = row.checkbox === undefined;
      if (row.checkbox) {
        box.setLabel(row.checkbox.label, row.checkbox.inFull);
        box.setChecked(row.checkbox.checked);
        box.setEnabled(row.checkbox.enabled);
      }
      fate.update(row.mark);
      decision.hidden = row.checkbox === undefined && row.mark === undefined;
      picture.update(row);
      const uri = row.uri === undefined ? {} : { uri: row.uri };
      setChildren(title, [{ text: row.title, ...uri }], view => link(view, around.strings()));
      setChildren(badges, row.badges ?? [], badge);
      setText(subtitle, row.subtitle ?? '');
      const columns = around.columns();
      const labelled = row.cells.map((cell, index) => ({ ...cell, label: columns[index] ?? '' }));
      setChildren(cells, labelled, view => cellOf(view, around.strings()));
      setChildren(notes, row.notes ?? [], text => element('li', { text, attributes: { dir: 'auto' } }));
      buttons.update(row.buttons ?? []);
    },
  };
}

function badge({ text, inFull }: BadgeView): HTMLElement {
  const attributes = { role: 'img', 'aria-label': inFull, title: inFull };
  return element('span', { class: 'badge', text, attributes });
}

function cellOf(cell: CellView & { readonly label: string }, strings: ReviewStrings): HTMLElement {
  const { text, spoken, uri, differs = false, label } = cell;
  const className = `cell${text === '' ? ' nothing' : ''}${differs ? ' differs' : ''}`;
  const value =
    spoken === undefined
      ? [link({ text, ...(uri === undefined ? {} : { uri }) }, strings)]
      : lengthText({ text, spoken });
  return element(
    'div',
    { class: className },
    element('dt', { text: label }),
    element('dd', { attributes: { dir: 'auto' } }, ...value),
  );
}
