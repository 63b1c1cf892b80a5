import type { RowGroupView, SectionView } from '../../webview/protocol.ts';
import type { AlbumTracks } from '../library/albumTracks.ts';
import type { Album, AlbumReference } from '../model/album.ts';
import type { Track } from '../model/track.ts';
import type { PageContext } from './panelPage.ts';
import type { PanelSection } from './panelSection.ts';
import type { PanelSource } from './panelSource.ts';
import { Reading } from './reading.ts';
import type { Relations } from './relations.ts';
import { artistNames, trackRow } from './trackRow.ts';

/** The track a page is about. */
export interface TrackOnPage {
  /** What was asked for; the track itself may have another URI, where Spotify plays another version. */
  readonly uri: string;
  readonly track: Track;
}

/** Room is kept for so many rows at most; more do not fit on a screen. */
const mostWaiting = 50;

/** The album of a track: its saved tracks at once, all the others when somebody opens it. */
export class AlbumSection implements PanelSection {
  readonly id = 'album';
  readonly #context: PageContext;
  readonly #relations: Relations;
  readonly #shown: () => TrackOnPage | undefined;
  readonly #reading: Reading;
  #read: AlbumTracks | undefined;

  constructor(context: PageContext, relations: Relations, shown: () => TrackOnPage | undefined) {
    this.#context = context;
    this.#relations = relations;
    this.#shown = shown;
    this.#reading = new Reading({ explain: context.actions.explain, onDidChange: context.onDidChange });
  }

  get isFree(): boolean {
    const { album } = this;
    return album?.uri !== undefined && this.#context.source.isAlbumAtHand(album.uri);
  }

  /** Undefined for files of a person's own, whose album is nowhere but in their name. */
  get album(): AlbumReference | undefined {
    return this.#shown()?.track.album;
  }

  view(isOpen: boolean): SectionView | undefined {
    const { album } = this;
    const shown = this.#shown();
    if (!album?.uri || !shown) return undefined;
    const { words } = this.#context;
    const tracks = this.#tracks(shown);
    const saved = tracks.filter(track => this.#context.source.savedState(track.uri) === 'saved').length;
    const total = this.#read
      ? tracks.length + this.#read.missing
      : Math.max(album.totalTracks ?? 0, tracks.length);
    const isAllSaved = this.#read !== undefined && saved === total;
    const problem = this.#problem;
    return {
      id: 'album',
      title: words.albumSection(),
      ...(album.totalTracks !== undefined || this.#read ? { count: words.albumCount(total, saved) } : {}),
      isOpen,
      groups: isOpen ? this.#groups(tracks, shown) : [],
      waiting:
        isOpen && this.#reading.isUnderWay ? Math.min(Math.max(total - tracks.length, 0), mostWaiting) : 0,
      ...(problem && isOpen ? { problem } : {}),
      ...(isAllSaved ? {} : { action: { label: words.saveAll(), inFull: words.saveAllInFull() } }),
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
    if (!this.#problem) return;
    this.#begin((album, source) => source.readMissingTracks(album));
    this.#context.onDidChange();
  }

  act(): void {
    const { album } = this;
    if (album?.uri !== undefined) this.#context.actions.saveAlbum(album.uri);
  }

  lookUpSaved(): void {
    const { source } = this.#context;
    const uris = (this.#read?.tracks ?? []).filter(({ isLocal }) => !isLocal).map(({ uri }) => uri);
    const open = uris.filter(uri => source.savedState(uri) === 'unknown');
    if (open.length > 0) source.lookUpSaved(open);
  }

  dispose(): void {
    this.#reading.dispose();
  }

  #begin(tracksOf: (album: Album, source: PanelSource) => Promise<AlbumTracks>): void {
    const uri = this.album?.uri;
    if (uri === undefined) return;
    this.#reading.begin(async signal => {
      const { source } = this.#context;
      const read = await tracksOf(await source.album(uri, signal), source);
      if (signal.aborted) return;
      this.#read = read;
      this.lookUpSaved();
    });
  }

  get #problem(): SectionView['problem'] {
    const { problem, isUnderWay } = this.#reading;
    const { error } = this.#read ?? {};
    return problem ?? (error && !isUnderWay ? this.#context.actions.explain(error) : undefined);
  }

  /** As far as they are known. */
  #tracks({ track }: TrackOnPage): readonly Track[] {
    if (this.#read) return this.#read.tracks;
    const known = [track, ...this.#relations.onAlbum.shown.map(row => row.track)];
    return known.sort(
      (a, b) => (a.discNumber ?? 1) - (b.discNumber ?? 1) || (a.trackNumber ?? 0) - (b.trackNumber ?? 0),
    );
  }

  #groups(tracks: readonly Track[], shown: TrackOnPage): RowGroupView[] {
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
            details: [artistNames(track.artists, this.album?.artists)],
            isCurrent: track.uri === shown.uri || track.uri === shown.track.uri,
          }),
        ),
    }));
  }
}
