import type { Handlers } from '../../webview/message.ts';
import { claimedType, dispatch } from '../../webview/message.ts';
import { parseFromPage } from '../../webview/protocol.ts';
import type { FromPage, PageState, ProblemView, ToPage, TrackView } from '../../webview/protocol.ts';
import type { Disposable } from '../model/event.ts';
import { parseSpotifyReference, spotifyLink } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import { offersToCopy, offersToOpen } from './offered.ts';
import type { PanelActions } from './panelActions.ts';
import type { PanelWords } from './panelWords.ts';
import type { TrackSource } from './trackSource.ts';
import { trackView } from './trackView.ts';

/** What the presenter works with. */
export interface PresenterPorts {
  post(message: ToPage): void;
  setTitle(title: string): void;
  /** The track belongs to a library that is no longer looked at. */
  close(): void;
  /** The library that is looked at now, if any. */
  current(): TrackSource | undefined;
  readonly actions: PanelActions;
  readonly words: PanelWords;
  /** BCP 47. */
  readonly locale: string;
  /** Epoch milliseconds. */
  now(): number;
}

/** Decides what the details page shows, and carries out what the page asks for. Knows no editor. */
export class TrackPresenter implements Disposable {
  readonly #ports: PresenterPorts;
  readonly #handlers: Handlers<FromPage>;
  #uri = '';
  #source: TrackSource | undefined;
  #sourceChanges: Disposable | undefined;
  /** Whose library the track on the page comes from; kept while nobody is signed in. */
  #origin: { readonly label: string | undefined } | undefined;
  #track: Track | undefined;
  #problem: ProblemView | undefined;
  #loading: AbortController | undefined;
  #isReady = false;
  #posted = '';
  #saved: TrackView['saved'] = 'unknown';

  constructor(ports: PresenterPorts) {
    this.#ports = ports;
    this.#handlers = {
      ready: () => this.#pageIsReady(),
      retry: () => this.#retry(),
      save: ({ uri }) => this.#change(uri, 'notSaved', track => ports.actions.save(track)),
      remove: ({ uri }) => this.#change(uri, 'saved', track => ports.actions.remove(track)),
      copyLink: ({ uri }) =>
        this.#onView(
          view => view.canOpen && uri === view.uri,
          () => {
            ports.actions.copyLink(uri);
            ports.post({ type: 'copied', text: uri });
          },
        ),
      open: ({ uri }) =>
        this.#onView(
          view => offersToOpen(view, uri),
          () => ports.actions.open(uri),
        ),
      copyText: ({ text }) =>
        this.#onView(
          view => offersToCopy(view, text),
          () => {
            ports.actions.copy(text);
            ports.post({ type: 'copied', text });
          },
        ),
    };
  }

  /** The track that is shown. */
  get uri(): string {
    return this.#uri;
  }

  /** Shows the track at once as far as it is known, then fills in the rest. */
  show(uri: string): void {
    if (uri === this.#uri && !this.#problem) {
      this.#render();
    } else {
      this.#uri = uri;
      this.#load();
    }
  }

  /** Takes a message of the page; what is malformed or not on offer is logged and left alone. */
  receive(value: unknown): void {
    const message = parseFromPage(value);
    if (message) dispatch(this.#handlers, message);
    else this.#ports.actions.log(`Details page: ignored a message of type ${claimedType(value)}.`);
  }

  /** The library that is looked at is another one now, or there is none any more. */
  sourceChanged(): void {
    const source = this.#ports.current();
    if (source && this.#origin && this.#origin.label !== source.label) this.#ports.close();
    else if (source !== this.#source) this.#load();
  }

  dispose(): void {
    this.#loading?.abort();
    this.#sourceChanges?.dispose();
  }

  #load(): void {
    this.#loading?.abort();
    this.#follow(this.#ports.current());
    this.#saved = 'unknown';
    this.#problem = undefined;
    this.#track = this.#source?.known(this.#uri);
    if (this.#source) void this.#fillIn(this.#source);
    else this.#problem = { sentence: this.#ports.words.signedOut(), canRetry: false };
    this.#render();
    this.#lookUpSaved();
  }

  #follow(source: TrackSource | undefined): void {
    if (source === this.#source) return;
    this.#sourceChanges?.dispose();
    this.#source = source;
    this.#sourceChanges = source?.onDidChange(() => {
      this.#render();
      this.#lookUpSaved();
    });
    if (source) this.#origin = { label: source.label };
  }

  async #fillIn(source: TrackSource): Promise<void> {
    const loading = new AbortController();
    this.#loading = loading;
    try {
      const track = await source.track(this.#uri, loading.signal);
      if (loading.signal.aborted) return;
      this.#track = track;
    } catch (error) {
      if (loading.signal.aborted) return;
      this.#problem = this.#ports.actions.explain(error);
    }
    this.#loading = undefined;
    this.#render();
  }

  #lookUpSaved(): void {
    const isOpen =
      !this.#uri.startsWith('spotify:local:') && this.#source?.savedState(this.#uri) === 'unknown';
    if (isOpen) this.#source?.lookUpSaved([this.#uri]);
  }

  #pageIsReady(): void {
    // The page comes back after having been hidden: what could not be found out before may be known now.
    if (this.#isReady) this.#lookUpSaved();
    this.#isReady = true;
    this.#posted = '';
    this.#render();
  }

  #retry(): void {
    if (this.#problem?.canRetry) this.#load();
  }

  #change(uri: string, from: TrackView['saved'], change: (track: Track) => void): void {
    const track = this.#track;
    this.#onView(
      view => uri === view.uri && view.canSave && view.saved === from,
      () => track && change(asAskedFor(track, uri)),
    );
  }

  /** What the page was looking at a moment ago may be gone: acts only on what is offered now. */
  #onView(isOffered: (view: TrackView) => boolean, act: () => void): void {
    const view = this.#view();
    if (view && isOffered(view)) act();
    else this.#ports.actions.log('Details page: ignored a request about something it does not show.');
  }

  #render(): void {
    const state = this.#state();
    const title = this.#track?.name.trim() ?? '';
    this.#ports.setTitle(title === '' ? this.#ports.words.title() : title);
    const text = JSON.stringify(state);
    if (this.#isReady && text !== this.#posted) {
      this.#posted = text;
      this.#ports.post({ type: 'render', state });
    }
    if (state.kind === 'track') this.#announce(state.track.saved);
  }

  #announce(saved: TrackView['saved']): void {
    const before = this.#saved;
    this.#saved = saved;
    if (saved === before || saved === 'unknown' || before === 'unknown' || !this.#isReady) return;
    const { words } = this.#ports;
    this.#ports.post({
      type: 'announce',
      sentence: saved === 'saved' ? words.savedNow() : words.removedNow(),
    });
  }

  #state(): PageState {
    const common = {
      uri: this.#uri,
      strings: this.#ports.words.page(),
      ...(this.#source?.label ? { source: this.#source.label } : {}),
    };
    const problem = this.#problem;
    const track = this.#view();
    if (track)
      return {
        kind: 'track',
        ...common,
        track,
        isPartial: this.#loading !== undefined,
        ...(problem ? { problem } : {}),
      };
    return problem ? { kind: 'failed', ...common, problem } : { kind: 'loading', ...common };
  }

  #view(): TrackView | undefined {
    if (!this.#track || !this.#source) return undefined;
    const addedAt = this.#source.addedAt(this.#uri);
    const input = {
      uri: this.#uri,
      track: this.#track,
      saved: this.#source.savedState(this.#uri),
      ...(addedAt === undefined ? {} : { addedAt }),
      now: this.#ports.now(),
      locale: this.#ports.locale,
    };
    return trackView(input, this.#ports.words);
  }
}

/** The track under the URI the person knows it by, which is the one their library holds. */
function asAskedFor(track: Track, uri: string): Track {
  const reference = parseSpotifyReference(uri);
  if (track.uri === uri || !reference) return track;
  return { ...track, uri, id: reference.id, url: spotifyLink(reference) };
}
