import type { SectionId, TrackView } from '../../webview/protocol.ts';
import type { ProblemView } from '../../webview/sharedViews.ts';
import type { AlbumReference } from '../model/album.ts';
import { isUnavailable } from '../model/availability.ts';
import { parseSpotifyReference, spotifyLink } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import type { AlbumOnPage } from './albumSection.ts';
import { AlbumSection } from './albumSection.ts';
import { lookUpUnknown } from './lookUpUnknown.ts';
import type { PageContent, PageContext, PanelPage } from './panelPage.ts';
import type { PanelSection } from './panelSection.ts';
import { Reading } from './reading.ts';
import { RelatedSection } from './relatedSection.ts';
import { ReplacementSection } from './replacementSection.ts';
import { Relations } from './relations.ts';
import { tabTitle } from '../page/tabTitle.ts';
import { trackIn } from './trackIn.ts';
import { trackView } from './trackView.ts';

/** A page about a track: what is known of it at once, the rest when it has come. */
export class TrackPage implements PanelPage {
  readonly uri: string;
  readonly sections: readonly PanelSection[];
  readonly #context: PageContext;
  readonly #reading: Reading;
  readonly #relations: Relations;
  #track: Track | undefined;

  constructor(uri: string, context: PageContext) {
    this.uri = uri;
    this.#context = context;
    this.#relations = new Relations(context.source, context.onDidChange);
    this.#reading = new Reading(context);
    this.sections = this.#makeSections();
    this.#take(context.source.known(uri));
    this.#read();
    this.lookUpSaved();
  }

  get title(): string {
    return this.#track?.name.trim() ?? '';
  }

  content(open: ReadonlySet<SectionId>): PageContent {
    const track = this.#view(open.has('replacement'));
    const problem = this.#reading.problem;
    if (!track) return problem ? { kind: 'failed', problem } : { kind: 'loading' };
    const sections = this.sections.flatMap(section => section.view(open.has(section.id)) ?? []);
    return {
      kind: 'track',
      track,
      isPartial: this.#reading.isUnderWay,
      ...problemOf(problem),
      sections: [...sections, this.#details(open.has('details'))],
    };
  }

  trackAt(uri: string): Track | undefined {
    if (uri === this.uri && this.#track) return asAskedFor(this.#track, uri);
    return trackIn(this.sections, uri);
  }

  albumAt(uri: string): AlbumReference | undefined {
    return this.#track?.album?.uri === uri ? this.#track.album : undefined;
  }

  refresh(): void {
    this.#relations.refresh();
    this.lookUpSaved();
  }

  lookUpSaved(): void {
    if (!this.uri.startsWith('spotify:local:')) lookUpUnknown(this.#context.source, [this.uri]);
  }

  retry(): void {
    if (!this.#reading.problem?.canRetry) return;
    this.#read();
    this.#context.onDidChange();
  }

  dispose(): void {
    this.#reading.dispose();
    this.#relations.dispose();
    for (const section of this.sections) section.dispose?.();
  }

  #makeSections(): PanelSection[] {
    const { words } = this.#context;
    const relations = this.#relations;
    const artists = (): Track['artists'] => this.#track?.artists ?? [];
    return [
      new ReplacementSection(this.#context, () => this.#unavailable),
      new AlbumSection('album', this.#context, () => this.#album),
      new RelatedSection(
        {
          id: 'byArtists',
          title: () => words.alsoBy(artists().map(({ name }) => name)),
          list: () => relations.byArtists,
          artists,
        },
        this.#context,
      ),
      new RelatedSection(
        { id: 'versions', title: () => words.otherVersions(), list: () => relations.versions },
        this.#context,
      ),
    ];
  }

  /** Undefined for files of a person's own, whose album is nowhere but in their name. */
  get #album(): AlbumOnPage | undefined {
    const track = this.#track;
    const uri = track?.album?.uri;
    if (!track || uri === undefined) return undefined;
    return {
      uri,
      album: track.album,
      tracks: [track, ...this.#relations.onAlbum.shown.map(row => row.track)],
      isCurrent: each => each === this.uri || each === track.uri,
    };
  }

  /** The track, when it is known that it cannot be played. */
  get #unavailable(): Track | undefined {
    if (!this.#track || this.#track.isLocal) return undefined;
    const known = this.#context.source.asKnown(this.#track);
    return isUnavailable(known) ? asAskedFor(this.#track, this.uri) : undefined;
  }

  #read(): void {
    this.#reading.begin(async signal => {
      const track = await this.#context.source.track(this.uri, signal);
      if (!signal.aborted) this.#take(track);
    });
  }

  #take(track: Track | undefined): void {
    this.#track = track;
    if (!track) return;
    this.#relations.find({
      uri: this.uri,
      artistIds: track.artists.flatMap(({ id }) => id ?? []),
      albumId: track.album?.id,
      isrc: track.isrc,
    });
  }

  #view(isSearching: boolean): TrackView | undefined {
    if (!this.#track) return undefined;
    const { source, words, locale } = this.#context;
    const addedAt = source.addedAt(this.uri);
    const input = {
      uri: this.uri,
      track: source.asKnown(this.#track),
      saved: source.savedState(this.uri),
      ...(addedAt === undefined ? {} : { addedAt }),
      now: this.#context.now(),
      locale,
    };
    const view = trackView(input, words);
    return isSearching || !this.#unavailable ? view : { ...view, replacement: this.#offer(view.title) };
  }

  #offer(title: string): NonNullable<TrackView['replacement']> {
    const { words } = this.#context;
    return {
      label: words.findReplacement(),
      inFull: words.findReplacementFor(tabTitle(title)),
      cost: words.searchCost(),
    };
  }

  #details(isOpen: boolean): ReturnType<PanelSection['view']> & object {
    return { id: 'details', title: this.#context.words.details(), isOpen, groups: [], waiting: 0 };
  }
}

function problemOf(problem: ProblemView | undefined): { problem?: ProblemView } {
  return problem ? { problem } : {};
}

/** The track under the URI the person knows it by, which is the one their library holds. */
function asAskedFor(track: Track, uri: string): Track {
  const reference = parseSpotifyReference(uri);
  if (track.uri === uri || !reference) return track;
  return { ...track, uri, id: reference.id, url: spotifyLink(reference) };
}
