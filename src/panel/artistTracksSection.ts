import type { SectionView } from '../../webview/protocol.ts';
import type { Track } from '../model/track.ts';
import type { ArtistTracks } from '../spotify/client.ts';
import { lookUpUnknown } from './lookUpUnknown.ts';
import type { PageContext } from './panelPage.ts';
import type { PanelSection } from './panelSection.ts';
import { Reading } from './reading.ts';
import { artistNames, trackRow } from './trackRow.ts';

/** Tracks that stand for an artist at Spotify, called what they are: top tracks, or results of a search. */
export class ArtistTracksSection implements PanelSection {
  readonly id = 'artistTracks';
  readonly isFree = false;
  readonly #context: PageContext;
  /** Undefined while the artist's name is not known, by which tracks are searched. */
  readonly #artist: () => { readonly id: string; readonly name: string } | undefined;
  readonly #reading: Reading;
  #read: ArtistTracks | undefined;

  constructor(
    context: PageContext,
    artist: () => { readonly id: string; readonly name: string } | undefined,
  ) {
    this.#context = context;
    this.#artist = artist;
    this.#reading = new Reading(context);
  }

  view(isOpen: boolean): SectionView {
    const { words, source } = this.#context;
    const from = this.#read?.source ?? (source.hasTopTracks ? 'topTracks' : 'search');
    const tracks = this.#read?.tracks ?? [];
    const { isUnderWay, problem } = this.#reading;
    return {
      id: 'artistTracks',
      title: words.artistTracks(from),
      isOpen,
      groups: isOpen ? [{ rows: tracks.map(track => this.#row(track)) }] : [],
      waiting: isOpen && (isUnderWay || (!this.#read && !problem)) ? 10 : 0,
      ...(isOpen && this.#read?.tracks.length === 0 ? { note: words.noArtistTracks() } : {}),
      ...(isOpen && problem ? { problem } : {}),
    };
  }

  trackAt(uri: string): Track | undefined {
    return this.#read?.tracks.find(track => track.uri === uri);
  }

  read(): void {
    if (!this.#read && !this.#reading.problem) this.#begin();
  }

  readAgain(): void {
    if (!this.#reading.problem) return;
    this.#begin();
    this.#context.onDidChange();
  }

  lookUpSaved(): void {
    const uris = (this.#read?.tracks ?? []).map(({ uri }) => uri);
    lookUpUnknown(this.#context.source, uris);
  }

  dispose(): void {
    this.#reading.dispose();
  }

  #begin(): void {
    const artist = this.#artist();
    if (!artist) return;
    this.#reading.begin(async signal => {
      const read = await this.#context.source.artistTracks(artist);
      if (signal.aborted) return;
      this.#read = read;
      this.lookUpSaved();
    });
  }

  #row(track: Track): ReturnType<typeof trackRow> {
    const artist = this.#artist();
    return trackRow(track, this.#context, {
      details: [artistNames(track.artists, artist ? [artist] : []), track.album?.name],
    });
  }
}
