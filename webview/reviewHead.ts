import { button, checkbox } from './components.ts';
import { element, setChildren, setText } from './dom.ts';
import { post } from './host.ts';
import { choice } from './choice.ts';
import { keyed, type KeyedPart } from './keyed.ts';
import { notice } from './notice.ts';
import type { Part } from './part.ts';
import { problem } from './problem.ts';
import type { ProgressView, ReviewFrame, ReviewStrings, ToggleView } from './reviewProtocol.ts';

/** What the review is about, its rules, and how it is getting on. */
export function reviewHead(): Part<ReviewFrame, ReviewStrings> {
  const title = element('h1', { attributes: { tabindex: '-1' } });
  const source = element('span', { class: 'badge' });
  const intro = element('div', { class: 'intro' });
  const rules = element('div', { class: 'choices' });
  const choices = keyed(rules, choice);
  const boxes = element('div', { class: 'toggles' });
  const toggles = keyed(boxes, toggle);
  const options = element('div', { class: 'options', attributes: { role: 'group' } }, rules, boxes);
  const notices = element('ul', { class: 'notices' });
  const trouble = problem();
  const advance = progress();
  const top = element('div', { class: 'title' }, title, source);
  const root = element('header', {}, top, intro, options, notices, trouble.root, advance.root);
  return {
    root,
    update(frame, strings) {
      setText(title, frame.heading);
      setText(source, frame.source ?? '');
      setChildren(intro, frame.intro, text => element('p', { text }));
      options.setAttribute('aria-label', strings.options);
      options.hidden = frame.choices.length + frame.toggles.length === 0;
      show(choices, frame.choices);
      show(toggles, frame.toggles);
      setChildren(notices, frame.notices, view => element('li', {}, notice(view)));
      trouble.update(frame.problem, strings);
      advance.update(frame.progress);
    },
  };
}

function show<View extends { readonly id: string }>(
  into: ReturnType<typeof keyed<View>>,
  views: readonly View[],
): void {
  into.update(
    views.map(({ id }) => id),
    new Map(views.map(view => [view.id, view])),
  );
}

function toggle(): KeyedPart<ToggleView> {
  let id = '';
  const box = checkbox(checked => post({ type: 'toggle', toggle: id, checked }));
  return {
    root: box.root,
    update(view) {
      ({ id } = view);
      box.setLabel(view.label);
      box.setChecked(view.checked);
      box.setEnabled(view.enabled);
    },
  };
}

/** Seen as it goes on; read out at the beginning and at each quarter, as nobody wants to hear every step. */
function progress(): KeyedPart<ProgressView | undefined> {
  const sentence = element('p', { attributes: { 'aria-hidden': 'true' } });
  const said = element('p', { class: 'unseen', attributes: { role: 'status' } });
  const bar = element('progress');
  const cancel = button('secondary', undefined, () => post({ type: 'cancel' }));
  const root = element('div', { class: 'progress' }, sentence, said, bar, cancel.root);
  root.hidden = true;
  let lastQuarter: number | undefined;
  return {
    root,
    update(view) {
      root.hidden = view === undefined;
      const quarter = view && (view.total ? Math.floor((4 * (view.done ?? 0)) / view.total) : 0);
      if (quarter !== lastQuarter) setText(said, view?.sentence ?? '');
      lastQuarter = quarter;
      if (!view) return;
      setText(sentence, view.sentence);
      bar.setAttribute('aria-label', view.sentence);
      if (view.total === undefined) {
        bar.removeAttribute('value');
      } else {
        bar.max = Math.max(1, view.total);
        bar.value = view.done ?? 0;
      }
      cancel.root.hidden = view.cancel === undefined;
      cancel.setLabel(view.cancel ?? '');
    },
  };
}
