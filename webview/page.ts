import { announcer } from './announcer.ts';
import { attribution } from './attribution.ts';
import './base.css';
import { registerButtons } from './components.ts';
import { confirmCopied } from './copyButton.ts';
import { failedPage } from './failedPage.ts';
import { post, remember, remembered } from './host.ts';
import { loadingPage } from './loadingPage.ts';
import { dispatch, type Handlers } from './message.ts';
import './page.css';
import type { Part } from './part.ts';
import { place } from './place.ts';
import type { PageMemory, PageState, ToPage } from './protocol.ts';
import { replaceContent } from './replaceContent.ts';
import { trackPage } from './trackPage.ts';

registerButtons();

const page = place('page');
const announce = announcer(place('announcements'));
const attribute = attribution(place('source'));

const kept = remembered<PageMemory>();

let uri = kept.uri;
let copied = '';
let detailsOpen = kept.detailsOpen ?? true;

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
  if (part.parentElement !== page) replaceContent(page, part);
  page.setAttribute(
    'aria-busy',
    String(state.kind === 'loading' || (state.kind === 'track' && state.isPartial)),
  );
  attribute(state.strings.dataFrom, state.source);
  keep();
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

function keep(): void {
  if (uri !== undefined) remember({ uri, detailsOpen });
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage | undefined>) => {
  if (data && Object.hasOwn(handlers, data.type)) dispatch(handlers, data);
});

// The component library takes over the theme's colours when the page has loaded; before that it shows its own.
window.addEventListener('load', () => post({ type: 'ready' }));
