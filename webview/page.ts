import { albumPage } from './albumPage.ts';
import { announcer } from './announcer.ts';
import { artistPage } from './artistPage.ts';
import { attribution } from './attribution.ts';
import './base.css';
import { registerButtons } from './components.ts';
import { confirmCopied } from './copyButton.ts';
import { failedPage } from './failedPage.ts';
import { post, remember, remembered } from './host.ts';
import { keepFocus } from './keepFocus.ts';
import { loadingPage } from './loadingPage.ts';
import { dispatch, type Handlers } from './message.ts';
import { followKeys, navigation } from './navigation.ts';
import './page.css';
import type { Part } from './part.ts';
import { place } from './place.ts';
import type { PageMemory, PageState, ToPage } from './protocol.ts';
import { trackPage } from './trackPage.ts';

registerButtons();

const page = place('page');
const announce = announcer(place('announcements'));
const attribute = attribution(place('source'));

let shown: PageState | undefined;
/** How far down each page was, by URI, for when the person comes back to it. */
const scrolled = new Map<string, number>();

const bar = navigation();
const parts = {
  loading: loadingPage(),
  failed: failedPage(),
  track: trackPage(),
  artist: artistPage(),
  album: albumPage(),
};
let part: HTMLElement | undefined;

const handlers: Handlers<ToPage> = {
  render: ({ state }) => render(state),
  announce: ({ sentence }) => announce(sentence),
  copied: ({ text }) => {
    confirmCopied(text);
    announce(shown?.strings.copied ?? '');
  },
};

function render(state: PageState): void {
  const before = shown;
  shown = state;
  if (before && before.uri !== state.uri) scrolled.set(before.uri, window.scrollY);
  // Whoever was in what goes away, as on its Retry button, stays on the page instead of being thrown out of it.
  const hadFocus = document.hasFocus() && page.contains(document.activeElement);
  const stayNear = keepFocus(page);
  const next = show(state);
  const isNew = next !== part;
  if (isNew) page.replaceChildren(bar.root, next);
  part = next;
  bar.update(state, state.strings);
  const isOther = before !== undefined && before.uri !== state.uri;
  if (isOther) window.scrollTo(0, isGoingBack(before, state) ? (scrolled.get(state.uri) ?? 0) : 0);
  if (hadFocus && (isOther || isNew)) focusTitle(next);
  else stayNear();
  page.setAttribute(
    'aria-busy',
    String(state.kind === 'loading' || ('isPartial' in state && state.isPartial)),
  );
  attribute(state.strings.dataFrom, state.source);
  remember(state.memory);
}

function isGoingBack(before: PageState, now: PageState): boolean {
  return now.memory.current < before.memory.current;
}

/** The title is where reading begins; without one the page itself. */
function focusTitle(root: HTMLElement): void {
  const title = root.querySelector<HTMLElement>('h1[tabindex]') ?? page;
  title.focus({ preventScroll: true });
}

function show(state: PageState): HTMLElement {
  switch (state.kind) {
    case 'loading':
      return updated(parts.loading, state);
    case 'failed':
      return updated(parts.failed, state);
    case 'track':
      return updated(parts.track, state);
    case 'artist':
      return updated(parts.artist, state);
    case 'album':
      return updated(parts.album, state);
  }
}

function updated<State extends PageState>(part: Part<State>, state: State): HTMLElement {
  part.update(state, state.strings);
  return part.root;
}

/**
 * What the extension has put into the page for its first time. A page that has been here before, and comes back after
 * having been hidden, would show what was so then.
 */
function firstState(): PageState | undefined {
  const { state } = page.dataset;
  delete page.dataset.state;
  const isFirst = remembered<PageMemory>().places === undefined;
  return state !== undefined && isFirst ? (JSON.parse(state) as PageState) : undefined;
}

const first = firstState();
if (first) render(first);

window.addEventListener('message', ({ data }: MessageEvent<ToPage | undefined>) => {
  if (data && Object.hasOwn(handlers, data.type)) dispatch(handlers, data);
});

followKeys(() => shown);

// The component library takes over the theme's colours and sizes when the page has loaded, which VS Code waits for before it
// shows it: what stands there already is drawn with them.
window.addEventListener('load', () => post({ type: shown ? 'shown' : 'ready' }));
