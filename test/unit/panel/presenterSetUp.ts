import assert from 'node:assert/strict';
import { Emitter } from '../../../src/model/event.ts';
import type { AlbumTracks } from '../../../src/library/albumTracks.ts';
import type { Candidate } from '../../../src/library/matching/match.ts';
import type { ArtistReleases } from '../../../src/library/artists.ts';
import type { RelatedTracks, Relation } from '../../../src/library/relatedTracks.ts';
import type { Album, AlbumReference } from '../../../src/model/album.ts';
import type { Artist } from '../../../src/model/artist.ts';
import type { Track } from '../../../src/model/track.ts';
import { PanelPresenter } from '../../../src/panel/panelPresenter.ts';
import type { PanelSource } from '../../../src/panel/panelSource.ts';
import type { ArtistTracks } from '../../../src/spotify/client.ts';
import type { PageState, ToPage, TrackState } from '../../../webview/protocol.ts';
import { exampleTrack, exampleUri } from './exampleTrack.ts';
import { plainWords } from './plainWords.ts';

/** The track most tests show. */
export const uri = exampleTrack.uri;
export const otherUri = exampleUri('track', 'z');
export const otherTrack: Track = { ...exampleTrack, uri: otherUri, id: 'z'.repeat(22), name: 'Echo' };

function exampleArtist(id: string): Artist {
  return { id, uri: `spotify:artist:${id}`, name: 'Salt Meridian', images: [], genres: ['slowcore'] };
}

/** An album as Spotify answers in development mode. */
export function exampleAlbum(wanted: string): Album {
  return {
    uri: wanted,
    id: wanted.split(':')[2] ?? '',
    name: 'Paper Engines',
    artists: [{ name: 'Salt Meridian', uri: exampleUri('artist', 'b') }],
    albumType: 'album',
    totalTracks: 2,
    releaseDate: { value: '2019-05', precision: 'month' },
    images: [{ url: 'https://i.scdn.co/image/640', width: 640, height: 640 }],
    tracks: { items: [], offset: 0, total: 2, leftOut: 0, hasMore: true },
    copyrights: ['2019 Salt Meridian'],
    upc: '123456789012',
  };
}

/** A library whose answers come when the test says so. */
export class FakeSource implements PanelSource {
  readonly label?: string;
  readonly changes = new Emitter<unknown>();
  readonly onDidChange = this.changes.event;
  readonly requests: { uri: string; signal: AbortSignal; answer: PromiseWithResolvers<Track> }[] = [];
  readonly lookedUp: string[] = [];
  readonly atHand = new Map<string, Track>();
  saved: 'saved' | 'notSaved' | 'unknown' = 'unknown';

  constructor(label?: string) {
    if (label) this.label = label;
  }

  track(wanted: string, signal: AbortSignal): Promise<Track> {
    const answer = Promise.withResolvers<Track>();
    this.requests.push({ uri: wanted, signal, answer });
    return answer.promise;
  }

  known(wanted: string): Track | undefined {
    return this.atHand.get(wanted);
  }

  asKnown(track: Track): Track {
    return track;
  }

  savedState(): 'saved' | 'notSaved' | 'unknown' {
    return this.saved;
  }

  addedAt(): string | undefined {
    return this.saved === 'saved' ? '2021-03-12T14:03:00Z' : undefined;
  }

  lookUpSaved(uris: readonly string[]): void {
    this.lookedUp.push(...uris);
  }

  /** Saved tracks that are related to whatever is asked about. */
  relatives: RelatedTracks = { byArtists: [], onAlbum: [], versions: [] };
  readonly relations: Relation[] = [];
  savedTracks: object = {};

  related(relation: Relation): Promise<RelatedTracks> {
    this.relations.push(relation);
    return Promise.resolve(this.relatives);
  }

  /** Albums that can be had without a request. */
  readonly albumsAtHand = new Set<string>();
  /** What Spotify was asked for the sections of a page; an error stands for one that it answers with. */
  readonly asked: string[] = [];
  failure: Error | undefined;
  tracksOfAlbum: AlbumTracks = { tracks: [], missing: 0, error: undefined };

  /** What stands in for any track; undefined where the person names no country. */
  replacements: readonly Candidate[] | undefined = [];

  findReplacements(track: Track): Promise<readonly Candidate[] | undefined> {
    return this.#answer(`replacements for ${track.uri}`, this.replacements);
  }

  readonly albums = new Map<string, Album>();

  knownAlbum(wanted: string): Album | undefined {
    return this.albums.get(wanted);
  }

  isAlbumAtHand(wanted: string): boolean {
    return this.albumsAtHand.has(wanted);
  }

  album(wanted: string): Promise<Album> {
    const known = this.albums.get(wanted);
    return known ? Promise.resolve(known) : this.#answer(`album ${wanted}`, exampleAlbum(wanted));
  }

  albumTracks({ uri: wanted }: Album): Promise<AlbumTracks> {
    return this.#answer(`tracks of ${wanted}`, this.tracksOfAlbum);
  }

  readMissingTracks({ uri: wanted }: Album): Promise<AlbumTracks> {
    return this.#answer(`missing tracks of ${wanted}`, this.tracksOfAlbum);
  }

  readonly artists = new Map<string, Artist>();
  hasTopTracks = false;
  tracksOfArtist: ArtistTracks = { source: 'search', tracks: [] };
  readonly releases: AlbumReference[] = [];
  releasePages = 0;

  knownArtist(id: string): Artist | undefined {
    return this.artists.get(id);
  }

  artist(id: string): Promise<Artist> {
    return this.#answer(`artist ${id}`, exampleArtist(id));
  }

  artistTracks({ id, name }: { readonly id: string; readonly name: string }): Promise<ArtistTracks> {
    return this.#answer(`tracks of ${name} ${id}`, this.tracksOfArtist);
  }

  knownReleases(): ArtistReleases | undefined {
    if (this.releasePages === 0) return undefined;
    const releases = this.releases.slice(0, this.releasePages * 10);
    const { length: total } = this.releases;
    return { releases, total, hasMore: releases.length < total };
  }

  async moreReleases(id: string): Promise<ArtistReleases> {
    await this.#answer(`releases of ${id}`, undefined);
    this.releasePages++;
    return this.knownReleases()!;
  }

  #answer<T>(question: string, answer: T): Promise<T> {
    this.asked.push(question);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve(answer);
  }

  change(saved: 'saved' | 'notSaved' | 'unknown'): void {
    this.saved = saved;
    this.changes.fire(undefined);
  }
}

/** What a test sees of a presenter's doings. */
export interface PresenterSetUp {
  readonly presenter: PanelPresenter;
  readonly posted: readonly ToPage[];
  /** What was asked of others, in words. */
  readonly done: readonly string[];
  readonly acted: readonly Track[];
  readonly logged: readonly string[];
  readonly titles: readonly string[];
  /** How often the presenter wanted its panel closed. */
  readonly closed: number;
  /** What the page shows now. */
  readonly state: PageState;
  readonly track: TrackState;
  readonly announced: readonly string[];
  replaceSource(next: FakeSource | undefined): void;
  ready(): void;
}

/** A presenter with a page that only takes notes. Without a source nobody is signed in. */
export function setUp(first?: FakeSource): PresenterSetUp {
  const posted: ToPage[] = [];
  const done: string[] = [];
  const acted: Track[] = [];
  const logged: string[] = [];
  const titles: string[] = [];
  let source = first;
  let closed = 0;
  const act = (what: string, track: Track): void => {
    done.push(`${what} ${track.uri}`);
    acted.push(track);
  };
  const presenter = new PanelPresenter({
    post: message => void posted.push(message),
    setTitle: title => void titles.push(title),
    close: () => {
      closed++;
    },
    current: () => source,
    actions: {
      save: track => act('save', track),
      remove: track => act('remove', track),
      saveAlbum: each => void done.push(`saveAlbum ${each}`),
      replace: (original, replacement) => {
        done.push(`replace ${original.uri} by ${replacement.uri}`);
        return Promise.resolve();
      },
      leave: () => void done.push('leave'),
      open: each => void done.push(`open ${each}`),
      copy: text => void done.push(`copy ${text}`),
      copyLink: each => void done.push(`copyLink ${each}`),
      explain: error => ({ sentence: String(error), canRetry: true }),
      log: message => void logged.push(message),
    },
    words: plainWords,
    locale: 'en-GB',
    now: () => Date.parse('2026-11-21T12:00:00Z'),
  });
  return {
    presenter,
    posted,
    done,
    acted,
    logged,
    titles,
    get closed() {
      return closed;
    },
    get state(): PageState {
      const last = posted.findLast(({ type }) => type === 'render');
      assert.ok(last?.type === 'render', 'nothing was rendered');
      return last.state;
    },
    get track(): TrackState {
      const { state } = this;
      assert.ok(state.kind === 'track', `the page is ${state.kind}`);
      return state;
    },
    get announced() {
      return posted.flatMap(message => (message.type === 'announce' ? [message.sentence] : []));
    },
    replaceSource(next: FakeSource | undefined) {
      source = next;
      presenter.sourceChanged();
    },
    ready() {
      presenter.receive({ type: 'ready' });
    },
  };
}

/** Shown, ready, and with the whole track. */
export async function setUpTrack(
  saved: 'saved' | 'notSaved' | 'unknown' = 'notSaved',
): Promise<{ panel: PresenterSetUp; source: FakeSource }> {
  const source = new FakeSource();
  source.saved = saved;
  source.atHand.set(uri, exampleTrack);
  const panel = setUp(source);
  panel.presenter.show(uri);
  panel.ready();
  source.requests[0]!.answer.resolve(exampleTrack);
  await settle();
  return { panel, source };
}

/** Lets promises that were settled be heard. */
export const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
