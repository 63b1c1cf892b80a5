import type { Handlers } from '../../webview/message.ts';
import { claimedType, dispatch } from '../../webview/message.ts';
import { parseFromPage } from '../../webview/protocol.ts';
import type { FromPage, PageState, SavedView, SectionId } from '../../webview/protocol.ts';
import type { Track } from '../model/track.ts';
import {
  offersLink,
  offersSection,
  offersToAct,
  offersToActOn,
  offersToCopy,
  offersToOpen,
  offersToShow,
  savedStates,
} from './offered.ts';
import type { PanelActions } from './panelActions.ts';
import type { PanelPage } from './panelPage.ts';
import type { PanelSection } from './panelSection.ts';
import type { Place } from './places.ts';

/** What requests are about, and what they lead to besides actions. */
export interface RequestPorts {
  /** What there is to see now; undefined before anything was shown. */
  state(): PageState | undefined;
  page(): PanelPage | undefined;
  readonly actions: PanelActions;
  /** The page is there. @param isBlank whether it shows nothing yet */
  isThere(isBlank: boolean): void;
  /** Goes on to another page. */
  goTo(place: Omit<Place, 'open'>): void;
  /** Goes back (-1) or forward (1) among the pages that were shown. */
  go(step: -1 | 1): void;
  setOpen(section: SectionId, isOpen: boolean): void;
  /** This is in the clipboard now. */
  copied(text: string): void;
}

/**
 * What the page asks for. It may have been looking at something a moment ago that is gone: only what it offers now is
 * carried out.
 */
export class PageRequests {
  readonly #ports: RequestPorts;
  readonly #handlers: Handlers<FromPage>;

  constructor(ports: RequestPorts) {
    this.#ports = ports;
    const { actions } = ports;
    this.#handlers = {
      ready: () => ports.isThere(true),
      shown: () => ports.isThere(false),
      retry: () => ports.page()?.retry(),
      save: ({ uri }) => this.#change(uri, 'notSaved', track => actions.save(track)),
      remove: ({ uri }) => this.#change(uri, 'saved', track => actions.remove(track)),
      copyLink: ({ uri }) =>
        this.#onOffer(
          state => offersLink(state, uri),
          () => this.#copy(uri, () => actions.copyLink(uri)),
        ),
      copyText: ({ text }) =>
        this.#onOffer(
          state => offersToCopy(state, text),
          () => this.#copy(text, () => actions.copy(text)),
        ),
      open: ({ uri }) =>
        this.#onOffer(
          state => offersToOpen(state, uri),
          () => actions.open(uri),
        ),
      show: ({ uri }) =>
        this.#onOffer(
          state => offersToShow(state, uri),
          state => ports.goTo({ uri, name: nameIn(state, uri), album: ports.page()?.albumAt?.(uri) }),
        ),
      back: () => ports.go(-1),
      forward: () => ports.go(1),
      leave: () => actions.leave(),
      unfold: ({ section }) => this.#setOpen(section, true),
      fold: ({ section }) => this.#setOpen(section, false),
      readAgain: ({ section }) => this.#section(section)?.readAgain?.(),
      more: ({ section }) => this.#section(section)?.more?.(),
      act: ({ section, uri }) =>
        this.#onOffer(
          state => uri === state.uri && offersToAct(state, section),
          () => this.#section(section)?.act?.(),
        ),
      actOn: ({ section, row, uri }) =>
        this.#onOffer(
          state => uri === state.uri && offersToActOn(state, section, row),
          () => this.#section(section)?.actOn?.(row),
        ),
    };
  }

  /** Takes a message of the page; what is malformed or not on offer is logged and left alone. */
  receive(value: unknown): void {
    const message = parseFromPage(value);
    if (message) dispatch(this.#handlers, message);
    else this.#ports.actions.log(`Details page: ignored a message of type ${claimedType(value)}.`);
  }

  #change(uri: string, from: SavedView, change: (track: Track) => void): void {
    this.#onOffer(
      state => savedStates(state).get(uri) === from,
      () => {
        const track = this.#ports.page()?.trackAt(uri);
        if (track) change(track);
      },
    );
  }

  #copy(text: string, copy: () => void): void {
    copy();
    this.#ports.copied(text);
  }

  #setOpen(id: string, isOpen: boolean): void {
    const state = this.#ports.state();
    if (state && offersSection(state, id)) this.#ports.setOpen(id, isOpen);
    else this.#ignored();
  }

  #section(id: string): PanelSection | undefined {
    const section = this.#ports.page()?.sections.find(each => each.id === id);
    if (!section) this.#ignored();
    return section;
  }

  #onOffer(isOffered: (state: PageState) => boolean, act: (state: PageState) => void): void {
    const state = this.#ports.state();
    if (state && isOffered(state)) act(state);
    else this.#ignored();
  }

  #ignored(): void {
    this.#ports.actions.log('Details page: ignored a request about something it does not show.');
  }
}

/** The artist's name as the page shows it. */
function nameIn(state: PageState, uri: string): string | undefined {
  const artists =
    state.kind === 'track' ? state.track.artists : state.kind === 'album' ? state.album.artists : [];
  return artists.find(artist => artist.uri === uri)?.text;
}
