import { button } from './components.ts';
import { element, setText } from './dom.ts';
import { post } from './host.ts';
import { icon } from './icons.ts';
import { keyedList } from './keyedList.ts';
import { notice } from './notice.ts';
import type { PageStrings } from './pageStrings.ts';
import type { Part } from './part.ts';
import { problem } from './problem.ts';
import type { RowGroupView, SectionView } from './protocol.ts';
import { row } from './row.ts';

/** What a section needs to know of the page around it. */
export interface SectionParts {
  /** The URI of the page. */
  readonly page: () => string;
  /** Shown in the section in place of rows. */
  readonly content?: HTMLElement | undefined;
}

/** A part of the page that can be folded away. */
export function section({ page, content }: SectionParts): Part<SectionView> {
  let shown: SectionView | undefined;
  let isOpen = false;
  const title = element('span');
  const count = element('span', { class: 'count quiet' });
  const fold = element(
    'button',
    { class: 'fold', attributes: { type: 'button' } },
    icon('chevron'),
    element('span', { class: 'fold-text' }, title, count),
  );
  const act = button('secondary', 'add', () => {
    if (shown?.action) post({ type: 'act', section: shown.id, uri: page() });
  });
  const header = element('div', { class: 'section-header' }, element('h2', {}, fold), act.root);
  const inside = rowsOfSection(
    () => shown?.id ?? '',
    row => {
      if (shown) post({ type: 'actOn', section: shown.id, row, uri: page() });
    },
  );
  const body = element('div', { class: 'section-body' }, content ?? inside.root);
  const root = element('div', { class: 'section' }, header, body);

  const show = (open: boolean): void => {
    isOpen = open;
    fold.setAttribute('aria-expanded', String(open));
    root.classList.toggle('open', open);
    body.hidden = !open;
  };
  // At once: what it shows may have to be asked for first.
  fold.addEventListener('click', () => {
    if (!shown) return;
    show(!isOpen);
    post({ type: isOpen ? 'unfold' : 'fold', section: shown.id });
  });
  return {
    root,
    update(view, strings) {
      // What was sent before a click was heard must not undo it.
      if (view.isOpen !== shown?.isOpen) show(view.isOpen);
      shown = view;
      root.dataset.section = view.id;
      body.id = `section-${view.id}`;
      fold.setAttribute('aria-controls', body.id);
      setText(title, view.title);
      setText(count, view.count ?? '');
      act.root.hidden = view.action === undefined;
      if (view.action) act.setLabel(view.action.label, view.action.inFull);
      inside.update(view, strings);
    },
  };
}

function rowsOfSection(id: () => string, onAct: (row: string) => void): Part<SectionView> {
  const said = element('div');
  const groups = element('div');
  const updateGroups = keyedList<RowGroupView>(
    groups,
    ({ heading = '' }) => heading,
    () => rowGroup(onAct),
  );
  const waiting = element('div', { class: 'rows', attributes: { 'aria-hidden': 'true' } });
  const trouble = problem(() => post({ type: 'readAgain', section: id() }));
  const more = button('secondary', undefined, () => post({ type: 'more', section: id() }));
  more.root.classList.add('more-rows');
  const root = element('div', {}, said, groups, waiting, trouble.root, more.root);
  return {
    root,
    update(view, strings) {
      const { note } = view;
      said.replaceChildren(...(note === undefined ? [] : [notice({ kind: 'info', sentence: note })]));
      said.hidden = note === undefined;
      updateGroups(view.groups, strings);
      while (waiting.childElementCount > view.waiting) waiting.lastElementChild?.remove();
      while (waiting.childElementCount < view.waiting)
        waiting.append(
          element('div', { class: 'row awaited' }, element('div', { class: 'bar waiting half' })),
        );
      trouble.update(view.problem, strings);
      more.root.hidden = view.more === undefined;
      if (view.more !== undefined) more.setLabel(view.more);
    },
  };
}

function rowGroup(onAct: (row: string) => void): Part<RowGroupView> {
  const heading = element('h3');
  const list = element('ul', { class: 'rows' });
  const updateRows = keyedList(
    list,
    ({ uri, number = '' }) => `${number} ${uri}`,
    () => row(onAct),
  );
  return {
    root: element('div', {}, heading, list),
    update(view: RowGroupView, strings: PageStrings) {
      setText(heading, view.heading ?? '');
      updateRows(view.rows, strings);
      list.hidden = view.rows.length === 0;
    },
  };
}
