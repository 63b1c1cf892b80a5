import { button, type ButtonControl } from './components.ts';
import { element, setText, setTitle } from './dom.ts';
import { post } from './host.ts';
import { iconButton } from './iconButton.ts';
import { icon } from './icons.ts';
import type { PageStrings } from './pageStrings.ts';
import type { Part } from './part.ts';
import type { RowView } from './protocol.ts';

/**
 * A track or a release in a list: its title leads to it, buttons save and open it.
 * @param onAct the row of this URI should do what it offers
 */
export function row(onAct: (uri: string) => void): Part<RowView> {
  let shown: RowView | undefined;
  let drawn = '';
  const number = element('span', { class: 'number' });
  const image = element('img', { attributes: { loading: 'lazy', decoding: 'async', alt: '' } });
  const thumb = element('span', { class: 'thumb' }, icon('note'), image);
  const title = element('a', { class: 'title', attributes: { dir: 'auto' } });
  const explicit = element('span', { class: 'badge', text: 'E', attributes: { role: 'img' } });
  const notAvailable = element('span', { class: 'quiet' });
  const detail = element('span', { class: 'detail quiet', attributes: { dir: 'auto' } });
  const length = element('span', { class: 'length quiet', attributes: { 'aria-hidden': 'true' } });
  const spoken = element('span', { class: 'unseen' });
  const save = iconButton('add', () => {
    if (shown?.saved === 'notSaved') post({ type: 'save', uri: shown.uri });
    if (shown?.saved === 'saved') post({ type: 'remove', uri: shown.uri });
  });
  const open = iconButton('open', () => shown && post({ type: 'open', uri: shown.uri }));
  open.root.classList.add('aside');
  const titleLine = element('span', { class: 'title-line' }, title, explicit);
  const text = element('div', { class: 'row-text' }, titleLine, detail, notAvailable);
  const end = element('span', { class: 'row-end' }, length, spoken, open.root);
  const root = element('li', { class: 'row' }, number, thumb, text, end, save.root);
  let act: ButtonControl | undefined;
  /** Few rows have one. */
  const showAction = (action: RowView['action']): void => {
    if (action && !act) {
      act = button('secondary', undefined, () => shown && onAct(shown.uri));
      root.append(act.root);
    }
    if (action) act?.setLabel(action.label, action.inFull);
    if (act) act.root.hidden = action === undefined;
  };

  const follow = (): void => {
    if (shown?.canShow) post({ type: 'show', uri: shown.uri });
    else if (shown && leadsOut(shown)) post({ type: 'open', uri: shown.uri });
  };
  title.addEventListener('click', follow);
  title.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') follow();
  });
  image.addEventListener('error', () => (image.hidden = true));

  function draw(view: RowView, strings: PageStrings): void {
    setText(number, view.number ?? '');
    setText(title, view.title);
    lead(title, view, strings);
    explicit.hidden = view.explicit === undefined;
    if (view.explicit !== undefined) explicit.setAttribute('aria-label', view.explicit);
    setTitle(explicit, view.explicit ?? '');
    setText(detail, view.detail ?? '');
    setTitle(detail, view.detail ?? '');
    setText(notAvailable, view.notAvailable ?? '');
    setText(length, view.length?.text ?? '');
    setText(spoken, view.length?.spoken ?? '');
    thumb.hidden = view.cover === undefined;
    showCover(image, view.cover);
    root.classList.toggle('current', view.isCurrent === true);
    if (view.isCurrent) root.setAttribute('aria-current', 'true');
    else root.removeAttribute('aria-current');
    save.root.hidden = view.saved === undefined || view.action !== undefined;
    save.setIcon(view.saved === 'saved' ? 'check' : 'add');
    save.setLabel(view.saveLabel ?? '', view.saved === 'saved' ? strings.removeHint : strings.saveInFull);
    save.setEnabled(view.saved !== 'unknown');
    save.root.classList.toggle('unsaved', view.saved !== 'saved');
    open.root.hidden = !view.canOpen || leadsOut(view);
    open.setLabel(view.openLabel ?? '', strings.openInSpotify);
    showAction(view.action);
  }
  return {
    root,
    update(view, strings) {
      shown = view;
      const text = JSON.stringify(view);
      if (text === drawn) return;
      drawn = text;
      draw(view, strings);
    },
  };
}

/** Whether the title itself leads to Spotify. */
function leadsOut({ canShow, canOpen, isCurrent = false }: RowView): boolean {
  return !canShow && canOpen && !isCurrent;
}

function lead(title: HTMLElement, view: RowView, strings: PageStrings): void {
  const isLink = view.canShow || leadsOut(view);
  title.classList.toggle('link', isLink);
  if (isLink) {
    title.setAttribute('role', 'link');
    title.tabIndex = 0;
  } else {
    title.removeAttribute('role');
    title.removeAttribute('tabindex');
  }
  const hint = leadsOut(view) ? strings.openInSpotify : '';
  setTitle(title, hint === '' ? view.title : `${view.title}\n${hint}`);
}

function showCover(image: HTMLImageElement, cover: RowView['cover']): void {
  const url = cover?.url ?? '';
  if (image.getAttribute('src') === url) return;
  image.hidden = url === '';
  if (url === '') image.removeAttribute('src');
  else image.src = url;
}
