import type { ArtistView, SectionId } from '../../webview/protocol.ts';
import type { AlbumReference } from '../model/album.ts';
import type { Artist } from '../model/artist.ts';
import { nameToSee } from '../model/nameToSee.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import { ArtistTracksSection } from './artistTracksSection.ts';
import type { PageContent, PageContext, PanelPage } from './panelPage.ts';
import type { PanelSection } from './panelSection.ts';
import { pictureView } from './pictureView.ts';
import { Reading } from './reading.ts';
import { RelatedSection } from './relatedSection.ts';
import { Relations } from './relations.ts';
import { trackIn } from './trackIn.ts';
import { ReleasesSection } from './releasesSection.ts';

/** A page about an artist: saved tracks at once, one request for the picture, the rest when somebody opens it. */
export class ArtistPage implements PanelPage {
  readonly uri: string;
  readonly sections: readonly PanelSection[];
  readonly #id: string;
  readonly #context: PageContext;
  readonly #reading: Reading;
  readonly #relations: Relations;
  /** As it stood where the person came from. */
  readonly #nameSeen: string | undefined;
  #artist: Artist | undefined;

  constructor(uri: string, context: PageContext, nameSeen: string | undefined) {
    this.uri = uri;
    this.#id = parseSpotifyReference(uri)?.id ?? '';
    this.#context = context;
    this.#nameSeen = nameSeen;
    this.#reading = new Reading(context);
    this.#relations = new Relations(context.source, context.onDidChange);
    this.sections = [
      new RelatedSection(
        {
          id: 'inLibrary',
          title: () => context.words.inLibrary(),
          list: () => this.#relations.byArtists,
          artists: () => (this.#named ? [this.#named] : []),
          none: () => context.words.noneInLibrary(),
        },
        context,
      ),
      new ArtistTracksSection(context, () => this.#named),
      new ReleasesSection(context, this.#id),
    ];
    this.#artist = context.source.knownArtist(this.#id);
    this.#relations.find({ artistIds: [this.#id] });
    if (!this.#artist) this.#read();
  }

  get title(): string {
    return this.#name?.trim() ?? '';
  }

  content(open: ReadonlySet<SectionId>): PageContent {
    const problem = this.#reading.problem;
    const name = this.#name;
    if (name === undefined) return problem ? { kind: 'failed', problem } : { kind: 'loading' };
    return {
      kind: 'artist',
      artist: this.#view(name),
      isPartial: this.#reading.isUnderWay,
      ...(problem ? { problem } : {}),
      sections: this.sections.flatMap(section => section.view(open.has(section.id)) ?? []),
    };
  }

  trackAt(uri: string): Track | undefined {
    return trackIn(this.sections, uri);
  }

  albumAt(uri: string): AlbumReference | undefined {
    return this.#context.source.knownReleases(this.#id)?.releases.find(release => release.uri === uri);
  }

  refresh(): void {
    this.#relations.refresh();
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

  #read(): void {
    this.#reading.begin(async signal => {
      const artist = await this.#context.source.artist(this.#id, signal);
      if (!signal.aborted) this.#artist = artist;
    });
  }

  /** From Spotify, from where the person came from, or from a saved track. */
  get #name(): string | undefined {
    if (this.#artist) return this.#artist.name;
    if (this.#nameSeen !== undefined) return this.#nameSeen;
    const [row] = this.#relations.byArtists.shown;
    return row?.track.artists.find(({ id }) => id === this.#id)?.name;
  }

  get #named(): { readonly id: string; readonly name: string } | undefined {
    const name = this.#name;
    return name === undefined ? undefined : { id: this.#id, name };
  }

  #view(name: string): ArtistView {
    const { words } = this.#context;
    const genres = this.#artist?.genres.filter(genre => genre.trim() !== '') ?? [];
    const shown = nameToSee({ name }) || words.untitled();
    const picture = this.#artist && pictureView(this.#artist.images, words.picture(shown));
    return {
      uri: this.uri,
      name: shown,
      ...(picture ? { picture } : {}),
      facts: genres.slice(0, 5),
    };
  }
}
