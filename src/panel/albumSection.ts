import type { RowGroupView, SectionView } from '../../webview/protocol.ts';
import type { AlbumTracks } from '../library/albumTracks.ts';
import type { Album, AlbumReference } from '../model/album.ts';
import type { Track } from '../model/track.ts';
import { lookUpUnknown } from './lookUpUnknown.ts';
import type { PageContext } from './panelPage.ts';
import type { PanelSection } from './panelSection.ts';
import type { PanelSource } from './panelSource.ts';
import { Reading } from './reading.ts';
import { artistNames, trackRow } from './trackRow.ts';

/** An album as the page around it knows it. */
export interface AlbumOnPage {
  readonly uri: string;
  /** Undefined while nothing is known but the URI. */
  readonly album: AlbumReference | undefined;
  /** Those that are known without asking. */
  readonly tracks: readonly Track[];
  /** Whether the page is about the track with this URI. */
  readonly isCurrent: (uri: string) => boolean;
}

/** Room is kept for so many rows at most; more do not fit on a screen. */
const mostWaiting = 50;

/** The tracks of an album: the saved ones at once, all the others when somebody opens it. */
export class AlbumSection implements PanelSection {
  readonly id: 'album' | 'tracks';
  readonly #context: PageContext;
  readonly #shown: () => AlbumOnPage | undefined;
  readonly #reading: Reading;
  #whole: Album | undefined;
  #read: AlbumTracks | undefined;

  /**
   * @param id `tracks` on the page of the album itself, else `album`
   * @param shown undefined for files of a person's own, whose album is nowhere but in their name
   */
  constructor(id: 'album' | 'tracks', context: PageContext, shown: () => AlbumOnPage | undefined) {
    this.id = id;
    this.#context = context;
    this.#shown = shown;
    this.#reading = new Reading(context);
  }

  get isFree(): boolean {
    const shown = this.#shown();
    return shown !== undefined && this.#context.source.isAlbumAtHand(shown.uri);
  }

  /** The album itself, once it has been read. */
  get whole(): Album | undefined {
    return this.#whole;
  }

  /** All tracks; undefined while some are not known. */
  get allTracks(): readonly Track[] | undefined {
    return this.#read?.missing === 0 ? this.#read.tracks : undefined;
  }

  /** Whether all tracks are known and saved. */
  get isAllSaved(): boolean {
    const { source } = this.#context;
    return this.allTracks?.every(({ uri }) => source.savedState(uri) === 'saved') ?? false;
  }

  get isUnderWay(): boolean {
    return this.#reading.isUnderWay;
  }

  /** Why something is missing. */
  get problem(): SectionView['problem'] {
    const { problem, isUnderWay } = this.#reading;
    const { error } = this.#read ?? {};
    return problem ?? (error && !isUnderWay ? this.#context.actions.explain(error) : undefined);
  }

  view(isOpen: boolean): SectionView | undefined {
    const shown = this.#shown();
    if (!shown) return undefined;
    const { words } = this.#context;
    const { problem } = this;
    const { album } = shown;
    const tracks = this.#tracks(shown);
    const saved = tracks.filter(track => this.#context.source.savedState(track.uri) === 'saved').length;
    const total = this.#read
      ? tracks.length + this.#read.missing
      : Math.max(album?.totalTracks ?? 0, tracks.length);
    const isCounted = album?.totalTracks !== undefined || this.#read !== undefined;
    const hasMoreToSave = !(isCounted && saved === total);
    return {
      id: this.id,
      title: this.id === 'tracks' ? words.tracksSection() : words.albumSection(),
      ...(isCounted ? { count: words.albumCount(total, saved) } : {}),
      isOpen,
      groups: isOpen ? this.#groups(tracks, shown) : [],
      waiting:
        isOpen && this.#reading.isUnderWay ? Math.min(Math.max(total - tracks.length, 0), mostWaiting) : 0,
      ...(problem && isOpen ? { problem } : {}),
      ...(this.id !== 'tracks' && hasMoreToSave
        ? { action: { label: words.saveAll(), inFull: words.saveAllInFull() } }
        : {}),
    };
  }

  trackAt(uri: string): Track | undefined {
    const shown = this.#shown();
    return shown && this.#tracks(shown).find(track => track.uri === uri);
  }

  read(): void {
    if (this.#read || this.#reading.problem) return;
    this.#begin((album, source) => source.albumTracks(album));
  }

  readAgain(): void {
    if (!this.problem) return;
    this.#begin((album, source) => source.readMissingTracks(album));
    this.#context.onDidChange();
  }

  act(): void {
    const shown = this.#shown();
    if (shown) this.#context.actions.saveAlbum(shown.uri);
  }

  lookUpSaved(): void {
    const uris = (this.#read?.tracks ?? []).filter(({ isLocal }) => !isLocal).map(({ uri }) => uri);
    lookUpUnknown(this.#context.source, uris);
  }

  dispose(): void {
    this.#reading.dispose();
  }

  #begin(tracksOf: (album: Album, source: PanelSource) => Promise<AlbumTracks>): void {
    const uri = this.#shown()?.uri;
    if (uri === undefined) return;
    this.#reading.begin(async signal => {
      const { source } = this.#context;
      const whole = await source.album(uri, signal);
      const read = await tracksOf(whole, source);
      if (signal.aborted) return;
      this.#whole = whole;
      this.#read = read;
      this.lookUpSaved();
    });
  }

  /** As far as they are known. */
  #tracks({ tracks }: AlbumOnPage): readonly Track[] {
    if (this.#read) return this.#read.tracks;
    return tracks.toSorted(
      (a, b) => (a.discNumber ?? 1) - (b.discNumber ?? 1) || (a.trackNumber ?? 0) - (b.trackNumber ?? 0),
    );
  }

  #groups(tracks: readonly Track[], shown: AlbumOnPage): RowGroupView[] {
    const discs = [...new Set(tracks.map(({ discNumber = 1 }) => discNumber))];
    const number = new Intl.NumberFormat(this.#context.locale);
    return discs.map(disc => ({
      ...(discs.length > 1 || disc > 1
        ? { heading: this.#context.words.discHeading(number.format(disc)) }
        : {}),
      rows: tracks
        .filter(({ discNumber = 1 }) => discNumber === disc)
        .map(track =>
          trackRow(track, this.#context, {
            ...(track.trackNumber === undefined ? {} : { number: number.format(track.trackNumber) }),
            details: [artistNames(track.artists, shown.album?.artists)],
            isCurrent: shown.isCurrent(track.uri),
          }),
        ),
    }));
  }
}
