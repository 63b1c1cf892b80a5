import { announcer } from './announcer.ts';
import { attribution } from './attribution.ts';
import './base.css';
import { button, registerButtons, registerCheckboxes } from './components.ts';
import { element, setChildren, setText } from './dom.ts';
import { post, remember, remembered } from './host.ts';
import { keepFocus } from './keepFocus.ts';
import { keyed } from './keyed.ts';
import { dispatch, type Handlers } from './message.ts';
import { place } from './place.ts';
import './review.css';
import { reviewBar } from './reviewBar.ts';
import { reviewGroup } from './reviewGroup.ts';
import { reviewHead } from './reviewHead.ts';
import type { GroupView, ReviewMemory, ReviewStrings, ToReview } from './reviewProtocol.ts';

registerButtons();
registerCheckboxes();

type Render = Extract<ToReview, { readonly type: 'render' }>;

const page = place('page');
const announce = announcer(place('announcements'));
const attribute = attribution(place('source'));
const kept = remembered<ReviewMemory>();

let review: string | undefined;
let columns: readonly string[] = [];
let strings: ReviewStrings | undefined;
/** Where the page was before it was hidden or reloaded, until it is there again. */
let scrolledBefore = kept.scrolled ?? 0;

const head = reviewHead();
const bar = reviewBar();
const names = element('div', { class: 'names-of-cells' });
const columnNames = element('div', { class: 'column-names', attributes: { 'aria-hidden': 'true' } }, names);
const top = element('div', { class: 'staying' }, bar.root, columnNames);
const list = element('div', { class: 'groups' });
const groups = keyed<GroupView>(list, () =>
  reviewGroup({ columns: () => columns, strings: () => strings ?? noStrings }),
);
const nothing = element('p', { class: 'nothing-here' });
const more = button('secondary', undefined, () => post({ type: 'moreGroups' }));
more.root.classList.add('more-groups');

const noStrings: ReviewStrings = { openInSpotify: '', retry: '', dataFrom: '', actions: '', options: '' };

const handlers: Handlers<ToReview> = {
  render: message => render(message),
  announce: ({ sentence }) => announce(sentence),
};

function render(message: Render): void {
  const { frame } = message;
  const stayNear = keepFocus(page);
  ({ review, strings } = message);
  ({ columns } = frame);
  if (!head.root.isConnected) page.replaceChildren(head.root, top, list, nothing, more.root);
  head.update(frame, strings);
  bar.update(frame, strings);
  setChildren(names, message.order.length === 0 ? [] : columns, text => element('span', { text }));
  const before = list.childElementCount;
  const wantedMore = more.root.contains(document.activeElement);
  const instead = groups.update(message.order, new Map(message.changed.map(group => [group.id, group])));
  setText(nothing, frame.empty ?? '');
  more.root.hidden = message.more === undefined;
  more.setLabel(message.more ?? '');
  page.setAttribute('aria-busy', String(frame.progress !== undefined));
  attribute(strings.dataFrom);
  if (wantedMore && more.root.hidden) list.children[before]?.querySelector('h2')?.focus();
  if (instead) (instead.querySelector('h2') ?? page).focus();
  stayNear();
  if (scrolledBefore > 0) window.scrollTo(0, scrolledBefore);
  scrolledBefore = 0;
  keep();
}

function keep(): void {
  if (review !== undefined) remember({ review, scrolled: Math.round(window.scrollY) });
}

window.addEventListener('message', ({ data }: MessageEvent<ToReview | undefined>) => {
  if (data && Object.hasOwn(handlers, data.type)) dispatch(handlers, data);
});
window.addEventListener('scrollend', keep);

// The component library takes over the theme's colours when the page has loaded; before that it shows its own.
window.addEventListener('load', () => post({ type: 'ready' }));
