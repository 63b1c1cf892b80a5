import type { PageMemory, PageState, SectionId, ToPage } from '../../webview/protocol.ts';
import type { Disposable } from '../model/event.ts';
import { makePage } from './makePage.ts';
import { PageRequests } from './pageRequests.ts';
import type { PageContext, PanelPage } from './panelPage.ts';
import type { PanelActions } from './panelActions.ts';
import type { PanelSource } from './panelSource.ts';
import type { PanelWords } from './panelWords.ts';
import { isAlbumUri, isArtistUri } from './pageUri.ts';
import type { Place } from './places.ts';
import { Places } from './places.ts';
import { SavedNews } from './savedNews.ts';
import { UsualSections } from './usualSections.ts';

/** What the presenter works with. */
export interface PresenterPorts {
  post(message: ToPage): void;
  setTitle(title: string): void;
  /** The page belongs to a library that is no longer looked at. */
  close(): void;
  /** The library that is looked at now, if any. */
  current(): PanelSource | undefined;
  readonly actions: PanelActions;
  readonly words: PanelWords;
  /** BCP 47. */
  readonly locale: string;
  /** Epoch milliseconds. */
  now(): number;
}

/** Decides what the details page shows, and carries out what the page asks for. Knows no editor. */
export class PanelPresenter implements Disposable {
  readonly #ports: PresenterPorts;
  readonly #requests: PageRequests;
  readonly #places = new Places();
  readonly #usual = new UsualSections();
  readonly #news = new SavedNews();
  #source: PanelSource | undefined;
  #sourceChanges: Disposable | undefined;
  /** Whose library the page comes from; kept while nobody is signed in. */
  #origin: { readonly label: string | undefined } | undefined;
  /** Missing while there is no library. */
  #page: PanelPage | undefined;
  #isReady = false;
  #isDisposed = false;
  #posted = '';

  constructor(ports: PresenterPorts) {
    this.#ports = ports;
    this.#requests = new PageRequests({
      state: () => this.#places.current && this.#state(),
      page: () => this.#page,
      actions: ports.actions,
      isThere: isBlank => this.#pageIsThere(isBlank),
      goTo: place => this.#goTo(place),
      go: step => this.#go(step),
      setOpen: (section, isOpen) => this.#setOpen(section, isOpen),
      copied: text => ports.post({ type: 'copied', text }),
    });
  }

  /** What the page is about. */
  get uri(): string {
    return this.#places.current?.uri ?? '';
  }

  /** Shows a track, an album or an artist at once as far as it is known, then fills in the rest. */
  show(uri: string): void {
    if (uri === this.uri && this.#page && !hasProblem(this.#state())) {
      this.#render();
      return;
    }
    if (uri !== this.uri) this.#places.start({ uri, open: new Set() });
    this.#build({ isNew: true });
  }

  /** Shows what was shown before a reload, with the pages that can be gone back to. */
  restore(memory: PageMemory): void {
    this.#places.restore(memory);
    if (this.#places.current) this.#usual.learn(this.#places.current);
    this.#build();
  }

  /** Takes a message of the page; what is malformed or not on offer is logged and left alone. */
  receive(value: unknown): void {
    this.#requests.receive(value);
  }

  /** The library that is looked at is another one now, or there is none any more. */
  sourceChanged(): void {
    const source = this.#ports.current();
    if (source && this.#origin && this.#origin.label !== source.label) this.#ports.close();
    else if (source !== this.#source) this.#build();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#page?.dispose();
    this.#sourceChanges?.dispose();
  }

  #goTo(place: Omit<Place, 'open'>): void {
    this.#places.add({ ...place, open: new Set() });
    this.#build({ isNew: true });
  }

  #go(step: -1 | 1): void {
    if (this.#places.go(step)) this.#build();
  }

  /** Makes the page of the current place; a new one has those sections open that usually are. */
  #build({ isNew = false } = {}): void {
    const place = this.#places.current;
    this.#page?.dispose();
    this.#page = undefined;
    this.#follow(this.#ports.current());
    if (!place) return;
    this.#page = this.#source && this.#pageFor(place, this.#source);
    if (isNew) this.#usual.openOn(place, this.#page?.sections ?? []);
    this.#changed();
  }

  #pageFor(place: Place, source: PanelSource): PanelPage {
    const { actions, words, locale } = this.#ports;
    // A page that is being made, or has gone, changes nothing.
    const onDidChange = (): void => {
      if (this.#page === page) this.#changed();
    };
    const context: PageContext = {
      source,
      words,
      actions,
      locale,
      now: () => this.#ports.now(),
      onDidChange,
    };
    const page = makePage(place, context);
    return page;
  }

  #follow(source: PanelSource | undefined): void {
    if (source === this.#source) return;
    this.#sourceChanges?.dispose();
    this.#source = source;
    this.#sourceChanges = source?.onDidChange(() => {
      this.#page?.refresh();
      this.#render();
    });
    if (source) this.#origin = { label: source.label };
  }

  #changed(): void {
    const open = this.#places.current?.open;
    for (const section of this.#page?.sections ?? []) if (open?.has(section.id)) section.read?.();
    this.#render();
  }

  #setOpen(id: SectionId, isOpen: boolean): void {
    const open = this.#places.current?.open;
    if (isOpen) open?.add(id);
    else open?.delete(id);
    this.#usual.set(id, isOpen);
    this.#changed();
  }

  #pageIsThere(isBlank: boolean): void {
    if (isBlank) this.#posted = '';
    // The page comes back after having been hidden: what could not be found out before may be known now.
    if (this.#isReady) {
      this.#page?.lookUpSaved?.();
      for (const section of this.#page?.sections ?? []) section.lookUpSaved?.();
    }
    this.#isReady = true;
    this.#render();
  }

  #render(): void {
    if (this.#isDisposed || !this.#places.current) return;
    const state = this.#state();
    const title = this.#page?.title ?? '';
    this.#ports.setTitle(title === '' ? state.strings.heading : title);
    const text = JSON.stringify(state);
    // Also before the page is there: VS Code holds the message until then, which saves asking for it.
    if (text !== this.#posted) {
      this.#posted = text;
      this.#ports.post({ type: 'render', state });
    }
    this.#announce(state);
  }

  #announce(state: PageState): void {
    const news = this.#news.since(state);
    if (!this.#isReady) return;
    const { words } = this.#ports;
    for (const now of news) {
      const sentence = now === 'saved' ? words.savedNow() : words.removedNow();
      this.#ports.post({ type: 'announce', sentence });
    }
  }

  /** What the page is called while there is no title to show. */
  get #heading(): string {
    const { words } = this.#ports;
    if (isAlbumUri(this.uri)) return words.albumSection();
    return isArtistUri(this.uri) ? words.artistTitle() : words.title();
  }

  #state(): PageState {
    const { words } = this.#ports;
    const place = this.#places.current;
    const common = {
      uri: this.uri,
      strings: { ...words.page(), heading: this.#heading },
      ...(this.#source?.label ? { source: this.#source.label } : {}),
      canGoBack: this.#places.canGoBack,
      canGoForward: this.#places.canGoForward,
      memory: this.#places.memory,
    };
    if (!this.#page) {
      return { ...common, kind: 'failed', problem: { sentence: words.signedOut(), canRetry: false } };
    }
    return { ...common, ...this.#page.content(place?.open ?? new Set<SectionId>()) };
  }
}

function hasProblem(state: PageState): boolean {
  return 'problem' in state;
}
