import type { SectionId } from '../../webview/protocol.ts';
import type { AlbumReference } from '../model/album.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import type { AlbumOnPage } from './albumSection.ts';
import { AlbumSection } from './albumSection.ts';
import { albumView } from './albumView.ts';
import type { PageContent, PageContext, PanelPage } from './panelPage.ts';
import type { PanelSection } from './panelSection.ts';
import { RelatedSection } from './relatedSection.ts';
import type { RelatedList } from './relations.ts';
import { Relations } from './relations.ts';
import { trackIn } from './trackIn.ts';

/** A page about an album: what is known of it at once, its tracks with one request where they are not at hand. */
export class AlbumPage implements PanelPage {
  readonly uri: string;
  readonly sections: readonly PanelSection[];
  readonly #context: PageContext;
  readonly #relations: Relations;
  readonly #tracks: AlbumSection;
  /** As it was named where the person came from. */
  readonly #seen: AlbumReference | undefined;

  constructor(uri: string, context: PageContext, seen: AlbumReference | undefined) {
    this.uri = uri;
    this.#context = context;
    this.#seen = seen;
    this.#relations = new Relations(context.source, () => this.#found());
    this.#tracks = new AlbumSection('tracks', context, () => this.#onPage());
    this.sections = [this.#tracks, this.#byArtists()];
    this.#relate();
    // Without its tracks, too, where nothing is known that could be shown above them.
    if (!this.#album) this.#tracks.read();
  }

  get title(): string {
    return this.#album?.name.trim() ?? '';
  }

  content(open: ReadonlySet<SectionId>): PageContent {
    const album = this.#album;
    if (!album) {
      const { problem } = this.#tracks;
      return problem ? { kind: 'failed', problem } : { kind: 'loading' };
    }
    const { words, locale } = this.#context;
    const sections = this.sections.flatMap(section => section.view(open.has(section.id)) ?? []);
    const details = { id: 'details', title: words.details(), groups: [], waiting: 0 } as const;
    return {
      kind: 'album',
      album: albumView(
        {
          uri: this.uri,
          album,
          tracks: this.#tracks.allTracks,
          isSavingOffered: !this.#tracks.isAllSaved,
          locale,
        },
        words,
      ),
      isPartial: this.#tracks.isUnderWay,
      sections: [...sections, { ...details, isOpen: open.has('details') }],
    };
  }

  trackAt(uri: string): Track | undefined {
    return trackIn(this.sections, uri);
  }

  refresh(): void {
    this.#relations.refresh();
  }

  retry(): void {
    this.#tracks.readAgain();
  }

  dispose(): void {
    this.#relations.dispose();
    for (const section of this.sections) section.dispose?.();
  }

  /** The album itself, or what was said of it elsewhere: where the person came from, or on a saved track. */
  get #album(): AlbumReference | undefined {
    const [row] = this.#relations.onAlbum.shown;
    return this.#tracks.whole ?? this.#context.source.knownAlbum(this.uri) ?? this.#seen ?? row?.track.album;
  }

  #onPage(): AlbumOnPage | undefined {
    return {
      uri: this.uri,
      album: this.#album,
      tracks: this.#relations.onAlbum.shown.map(({ track }) => track),
      isCurrent: () => false,
    };
  }

  #byArtists(): RelatedSection {
    const { words } = this.#context;
    const artists = (): AlbumReference['artists'] => this.#album?.artists ?? [];
    const title = (): string => words.alsoBy(artists().map(({ name }) => name));
    return new RelatedSection({ id: 'byArtists', title, list: () => this.#others, artists }, this.#context);
  }

  /** What else there is by the artists: the tracks of this album stand above. */
  get #others(): RelatedList {
    const { shown, saved } = this.#relations.byArtists;
    const others = shown.filter(({ track }) => track.album?.uri !== this.uri);
    return { shown: others, saved: Math.max(0, saved - (shown.length - others.length)) };
  }

  #found(): void {
    this.#relate();
    this.#context.onDidChange();
  }

  /** By whom the album is may be found out only later. */
  #relate(): void {
    const artistIds = (this.#album?.artists ?? []).flatMap(({ id }) => id ?? []);
    this.#relations.find({ artistIds, albumId: parseSpotifyReference(this.uri)?.id });
  }
}
