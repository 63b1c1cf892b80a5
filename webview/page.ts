import { attribution } from './attribution.ts';
import { registerComponents } from './components.ts';
import { confirmCopied } from './copyButton.ts';
import { failedPage } from './failedPage.ts';
import { post, remember, remembered } from './host.ts';
import { loadingPage } from './loadingPage.ts';
import { dispatch, type Handlers } from './message.ts';
import './page.css';
import type { Part } from './part.ts';
import type { PageState, ToPage } from './protocol.ts';
import { trackPage } from './trackPage.ts';

registerComponents();

const page = place('page');
const announcements = place('announcements');
const attribute = attribution(place('source'));

let uri = remembered().uri;
let copied = '';
let detailsOpen = remembered().detailsOpen ?? true;

const parts = {
  loading: loadingPage(),
  failed: failedPage(),
  track: trackPage(detailsOpen, isOpen => {
    detailsOpen = isOpen;
    keep();
  }),
};

const handlers: Handlers<ToPage> = {
  render: ({ state }) => render(state),
  announce: ({ sentence }) => announce(sentence),
  copied: ({ text }) => {
    confirmCopied(text);
    announce(copied);
  },
};

function render(state: PageState): void {
  if (state.uri !== uri) window.scrollTo(0, 0);
  uri = state.uri;
  copied = state.strings.copied;
  const part = show(state);
  if (part.parentElement !== page) swap(part);
  page.setAttribute(
    'aria-busy',
    String(state.kind === 'loading' || (state.kind === 'track' && state.isPartial)),
  );
  attribute(state);
  keep();
}

/** Whoever was in what goes away, as on its Retry button, stays on the page instead of being thrown out of it. */
function swap(part: HTMLElement): void {
  const hadFocus = page.contains(document.activeElement);
  page.replaceChildren(part);
  if (hadFocus) page.focus();
}

function show(state: PageState): HTMLElement {
  switch (state.kind) {
    case 'loading':
      return updated(parts.loading, state);
    case 'failed':
      return updated(parts.failed, state);
    case 'track':
      return updated(parts.track, state);
  }
}

function updated<State extends PageState>(part: Part<State>, state: State): HTMLElement {
  part.update(state, state.strings);
  return part.root;
}

/** A sentence that stands there already is not read out again: it has to go first. */
function announce(sentence: string): void {
  announcements.textContent = '';
  setTimeout(() => (announcements.textContent = sentence), 50);
}

function keep(): void {
  if (uri !== undefined) remember({ uri, detailsOpen });
}

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no place called ${id}.`);
  return found;
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage | undefined>) => {
  if (data && Object.hasOwn(handlers, data.type)) dispatch(handlers, data);
});

// The component library takes over the theme's colours when the page has loaded; before that it shows its own.
window.addEventListener('load', () => post({ type: 'ready' }));
