import type { Album, SavedAlbum } from '../model/album.ts';
import type { ArtistReference } from '../model/artist.ts';
import { Emitter } from '../model/event.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { TimeRange } from '../model/timeRange.ts';
import { timeRanges } from '../model/timeRange.ts';
import type { SavedTrack, Track } from '../model/track.ts';
import type { ArtistTracks, SpotifyClient, WriteOptions } from '../spotify/client.ts';
import { pageSize } from '../spotify/client.ts';
import type { Clock } from '../spotify/clock.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { CurationOutcome } from './curation.ts';
import { Curation, uriOf } from './curation.ts';
import type { Change, Journal, SavedItem } from './journal.ts';
import type { LibraryChange, ListName } from './libraryChange.ts';
import { entriesIn } from './listPages.ts';
import { RankedList } from './rankedList.ts';
import { SavedList } from './savedList.ts';
import type { SavedState } from './savedStates.ts';
import { SavedStates } from './savedStates.ts';
import { SharedParts } from './sharedParts.ts';

interface LibraryParts {
  readonly client: SpotifyClient;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** A track that is at hand outside the saved ones; `whole` unless it is simplified. */
interface KeptTrack {
  readonly track: Track;
  readonly whole: boolean;
}

/** Tracks outside the saved ones that are kept for the next time they are shown. */
const mostKeptTracks = 1_000;

/** One person's music as the product shows it: what is known, what is being read, and what may be changed. */
export class Library {
  readonly savedTracks: SavedList<SavedTrack>;
  readonly savedAlbums: SavedList<SavedAlbum>;
  readonly topTracks: Readonly<Record<TimeRange, RankedList>>;
  readonly #client: SpotifyClient;
  readonly #states: SavedStates;
  readonly #curation: Curation;
  readonly #changed = new Emitter<LibraryChange>();
  readonly #tracks = new Map<string, KeptTrack>();
  readonly #albumTracks = new Map<string, Promise<readonly Track[]>>();
  readonly #artistTracks = new Map<string, Promise<ArtistTracks>>();

  /** The one event of everything that is different now. */
  readonly onDidChange = this.#changed.event;

  constructor({ client, journal, clock, log }: LibraryParts) {
    this.#client = client;
    const now = (): number => clock.now();
    this.savedTracks = new SavedList<SavedTrack>({
      fetchPage: (offset, limit, priority, signal) => client.savedTracks(offset, limit, { priority, signal }),
      uriOf: row => row.track.uri,
      now,
      sharing: () => new SharedParts().savedTrack,
      onDidChange: uris => this.#fire('savedTracks', uris),
    });
    this.savedAlbums = new SavedList<SavedAlbum>({
      fetchPage: (offset, limit, priority, signal) => client.savedAlbums(offset, limit, { priority, signal }),
      uriOf: row => row.album.uri,
      now,
      onDidChange: uris => this.#fire('savedAlbums', uris),
    });
    this.topTracks = topLists(client, {
      onDidChange: () => this.#fire('topTracks'),
      keep: tracks => this.#keep(tracks, true),
    });
    this.#states = new SavedStates({
      fromLists: uri => this.#stateInLists(uri),
      areSaved: (uris, signal) => client.areSaved(uris, { signal }),
      onDidLearn: uris => this.#changed.fire({ lists: [], uris }),
      log,
    });
    this.#curation = new Curation({
      client,
      journal,
      states: this.#states,
      now,
      lists: {
        show: items => this.#show(items),
        hide: items => this.#hide(items),
        didSettle: uris => this.#changed.fire({ lists: [], uris }),
      },
    });
  }

  savedState(uri: string): SavedState {
    return this.#states.get(uri);
  }

  /** ISO 8601; undefined unless the item is saved and its row is known. */
  addedAt(uri: string): string | undefined {
    return (this.savedTracks.get(uri) ?? this.savedAlbums.get(uri))?.addedAt;
  }

  /** Asks Spotify about states that are unknown; the answer arrives through `onDidChange`. */
  lookUpSaved(uris: readonly string[]): void {
    this.#states.lookUp(uris);
  }

  /** The fullest form of a track that is at hand without a request. */
  knownTrack(uri: string): Track | undefined {
    return this.savedTracks.get(uri)?.track ?? this.#tracks.get(uri)?.track;
  }

  /** Whole track: from the library when it is there, else one request. Rejects with a `SpotifyError`. */
  async track(uri: string, signal?: AbortSignal): Promise<Track> {
    const kept = this.#tracks.get(uri);
    const whole = this.savedTracks.get(uri)?.track ?? (kept?.whole ? kept.track : undefined);
    if (whole) return whole;
    const reference = parseSpotifyReference(uri);
    if (reference?.kind !== 'track') throw new SpotifyError('notFound', 'not a track');
    const track = await this.#client.track(reference.id, { signal });
    this.#keep([track], true);
    return track;
  }

  /** An album with its first tracks: from the library when it is there, else one request. Rejects with a `SpotifyError`. */
  async album(uri: string, signal?: AbortSignal): Promise<Album> {
    const saved = this.savedAlbums.get(uri);
    if (saved) return saved.album;
    const reference = parseSpotifyReference(uri);
    if (reference?.kind !== 'album') throw new SpotifyError('notFound', 'not an album');
    return this.#client.album(reference.id, { signal });
  }

  /** All tracks of an album in disc and track order, each naming the album. Rejects with a `SpotifyError`. */
  albumTracks(album: Album): Promise<readonly Track[]> {
    return cached(this.#albumTracks, album.uri, async () => {
      const tracks = [...album.tracks.items];
      let page = album.tracks;
      for (let offset = entriesIn(page); page.hasMore; offset += entriesIn(page)) {
        page = await this.#client.albumTracks(album.id, offset, pageSize);
        tracks.push(...page.items);
      }
      const named = tracks.sort(byDiscAndNumber).map(track => ({ ...track, album }));
      this.#keep(named, false);
      return named;
    });
  }

  /** Tracks that stand for an artist, with where they come from. Rejects with a `SpotifyError`. */
  artistTracks(artist: ArtistReference & { readonly id: string }): Promise<ArtistTracks> {
    return cached(this.#artistTracks, artist.id, async () => {
      const result = await this.#client.artistTracks(artist.id, artist.name);
      this.#keep(result.tracks, true);
      return result;
    });
  }

  /** Reads the list again at Spotify; it keeps what it has while that goes on. */
  async refresh(list: ListName): Promise<void> {
    await this.#curation.whenIdle();
    this.#states.forget();
    if (list === 'savedTracks') return this.savedTracks.refresh();
    if (list === 'savedAlbums') {
      this.#albumTracks.clear();
      return this.savedAlbums.refresh();
    }
    for (const range of timeRanges) this.topTracks[range].reset();
    this.#artistTracks.clear();
    this.#fire('topTracks');
  }

  async save(items: readonly SavedItem[], options?: WriteOptions): Promise<CurationOutcome> {
    return this.#withDates(await this.#curation.save(items, options));
  }

  remove(items: readonly SavedItem[], options?: WriteOptions): Promise<CurationOutcome> {
    return this.#curation.remove(items, options);
  }

  /** The change that `undo` would take back. */
  get undoable(): Change | undefined {
    return this.#curation.undoable;
  }

  async undo(options?: WriteOptions): Promise<CurationOutcome | undefined> {
    const outcome = await this.#curation.undo(options);
    return outcome && this.#withDates(outcome);
  }

  /** Stops everything under way; changes that follow are cancelled. */
  dispose(): void {
    this.#curation.dispose();
    this.savedTracks.dispose();
    this.savedAlbums.dispose();
    this.#states.dispose();
    this.#changed.dispose();
  }

  /** Only Spotify knows the dates and the order of several items saved at once, and the rows of bare links. */
  #withDates(outcome: CurationOutcome): CurationOutcome {
    const { kind, applied } = outcome;
    if (kind !== 'save' || (applied.length < 2 && applied.every(isKnown))) return outcome;
    for (const [name, list] of [
      ['savedTracks', applied.some(isTrackItem) ? this.savedTracks : undefined],
      ['savedAlbums', applied.every(isTrackItem) ? undefined : this.savedAlbums],
    ] as const)
      if (list && list.status.phase !== 'idle') void this.refresh(name);
    return outcome;
  }

  #stateInLists(uri: string): SavedState {
    const list = uri.startsWith('spotify:album:') ? this.savedAlbums : this.savedTracks;
    if (list.get(uri)) return 'saved';
    return list.isComplete ? 'notSaved' : 'unknown';
  }

  #show(items: readonly SavedItem[]): void {
    const { tracks, albums } = byKind(items.filter(isKnown));
    if (tracks.length > 0) this.savedTracks.insert(tracks);
    if (albums.length > 0) this.savedAlbums.insert(albums);
    this.#changed.fire({ lists: [], uris: items.map(uriOf) });
  }

  #hide(items: readonly SavedItem[]): void {
    const { tracks, albums } = byKind(items);
    this.#keep(
      tracks.filter(isKnown).map(({ track }) => track),
      true,
    );
    if (tracks.length > 0) this.savedTracks.remove(tracks.map(uriOf));
    if (albums.length > 0) this.savedAlbums.remove(albums.map(uriOf));
    this.#changed.fire({ lists: [], uris: items.map(uriOf) });
  }

  #keep(tracks: readonly Track[], whole: boolean): void {
    for (const track of tracks) {
      const before = this.#tracks.get(track.uri);
      this.#tracks.delete(track.uri);
      this.#tracks.set(track.uri, before?.whole && !whole ? before : { track, whole });
    }
    const surplus = Math.max(0, this.#tracks.size - mostKeptTracks);
    for (const uri of [...this.#tracks.keys()].slice(0, surplus)) this.#tracks.delete(uri);
  }

  #fire(list: ListName, uris: readonly string[] = []): void {
    this.#changed.fire({ lists: [list], uris });
  }
}

interface TopListPorts {
  readonly onDidChange: () => void;
  readonly keep: (tracks: readonly Track[]) => void;
}

function topLists(client: SpotifyClient, ports: TopListPorts): Record<TimeRange, RankedList> {
  const listOf = (range: TimeRange): RankedList =>
    new RankedList(async offset => {
      const page = await client.topTracks(range, offset, pageSize);
      ports.keep(page.items);
      return page;
    }, ports.onDidChange);
  return {
    short_term: listOf('short_term'),
    medium_term: listOf('medium_term'),
    long_term: listOf('long_term'),
  };
}

/** Tracks saved by link alone have no title here; the refresh after saving brings their rows. */
function isKnown(item: SavedItem): boolean {
  return !isTrackItem(item) || item.track.artists.length > 0 || item.track.name !== '';
}

function isTrackItem(item: SavedItem): item is SavedTrack {
  return 'track' in item;
}

function byKind(items: readonly SavedItem[]): { tracks: SavedTrack[]; albums: SavedAlbum[] } {
  const tracks: SavedTrack[] = [];
  const albums: SavedAlbum[] = [];
  for (const item of items) {
    if (isTrackItem(item)) tracks.push(item);
    else albums.push(item);
  }
  return { tracks, albums };
}

function byDiscAndNumber(a: Track, b: Track): number {
  return (a.discNumber ?? 1) - (b.discNumber ?? 1) || (a.trackNumber ?? 0) - (b.trackNumber ?? 0);
}

/** One request for each key, however many ask; a failure is not kept. */
function cached<T>(cache: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const loading = load();
  cache.set(key, loading);
  loading.catch(() => cache.delete(key));
  return loading;
}
