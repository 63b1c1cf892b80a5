import { isDeepStrictEqual } from 'node:util';
import type { Album, SavedAlbum } from '../model/album.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { SpotifyClient } from '../spotify/client.ts';
import { abortable } from '../spotify/abortable.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { AlbumTracks } from './albumTracks.ts';
import { AlbumTracksReading } from './albumTracks.ts';
import type { KeptTracks } from './keptTracks.ts';
import { Latest } from './latest.ts';

interface AlbumsParts {
  readonly client: Pick<SpotifyClient, 'album' | 'albumTracks'>;
  readonly savedAlbum: (uri: string) => SavedAlbum | undefined;
  readonly kept: KeptTracks;
  /** Hears of albums of which other tracks are known than before, or none any more. */
  readonly onDidChange: (uris: readonly string[]) => void;
}

/** Albums whose tracks are kept; those opened latest. */
const mostAlbums = 50;

/** One album's tracks: as they are known, and how to read them. */
interface Opened {
  readonly album: Album;
  readonly reading: AlbumTracksReading;
  known: AlbumTracks | undefined;
  working: Promise<AlbumTracks> | undefined;
}

/** Albums with all their tracks. */
export class Albums {
  readonly #parts: AlbumsParts;
  readonly #stopped = new AbortController();
  readonly #read = new Latest<Promise<Album>>(mostAlbums);
  readonly #known = new Latest<Album>(mostAlbums);
  readonly #opened = new Latest<Opened>(mostAlbums);

  constructor(parts: AlbumsParts) {
    this.#parts = parts;
  }

  /** An album that is saved or was read already. */
  known(uri: string): Album | undefined {
    return this.#parts.savedAlbum(uri)?.album ?? this.#known.get(uri);
  }

  /**
   * An album with its first tracks: the saved one, or else read with one request and kept. Rejects with a
   * `SpotifyError`.
   * @param signal breaks the request off if it is made for this call; others that wait for the album make it again
   */
  async get(uri: string, signal?: AbortSignal): Promise<Album> {
    const saved = this.#parts.savedAlbum(uri);
    if (saved) return saved.album;
    const reference = parseSpotifyReference(uri);
    if (reference?.kind !== 'album') throw new SpotifyError('notFound', 'not an album');
    const earlier = this.#read.get(uri);
    if (!earlier) return this.#fetch(uri, reference.id, signal);
    this.#read.set(uri, earlier);
    return abortable(earlier, signal).catch((error: unknown) => {
      const isStopped = (signal?.aborted ?? false) || this.#stopped.signal.aborted;
      if (isStopped || !SpotifyError.is(error, 'cancelled')) throw error;
      return this.get(uri, signal);
    });
  }

  /** Whether all tracks can be had without a request: they were read before, or came with the album. */
  isAtHand(uri: string): boolean {
    const album = this.known(uri);
    const hasAll = album !== undefined && album.tracks.items.length > 0 && !album.tracks.hasMore;
    return hasAll || this.#opened.get(uri)?.known !== undefined;
  }

  /**
   * All tracks of an album, with one request for each 50 beyond those it came with; none where they are kept. Pages
   * that fail are told of, and are not asked for again until `readMissing` or `forget`. Rejects with a `SpotifyError`
   * only once this is disposed of.
   */
  tracksOf(album: Album): Promise<AlbumTracks> {
    const opened = this.#open(album);
    return opened.known ? Promise.resolve(opened.known) : this.#readOn(opened);
  }

  /** All tracks of an album, after another try for those that could not be read. Rejects as `tracksOf` does. */
  async readMissing(album: Album): Promise<AlbumTracks> {
    const opened = this.#open(album);
    const { known } = opened;
    if (known?.missing === 0) return known;
    const result = await this.#readOn(opened);
    if (known) this.#parts.onDidChange([album.uri]);
    return result;
  }

  /** From now on albums are read anew. */
  forget(): void {
    const uris = [...this.#opened.keys()];
    this.#read.clear();
    this.#known.clear();
    this.#opened.clear();
    if (uris.length > 0) this.#parts.onDidChange(uris);
  }

  /** Stops what is being read. */
  dispose(): void {
    this.#stopped.abort();
  }

  #fetch(uri: string, id: string, signal: AbortSignal | undefined): Promise<Album> {
    const stopped = this.#stopped.signal;
    const options = { signal: signal ? AbortSignal.any([stopped, signal]) : stopped };
    const reading = this.#parts.client.album(id, options);
    this.#read.set(uri, reading);
    reading.then(
      album => this.#known.set(uri, album),
      () => this.#read.delete(uri, reading),
    );
    return reading;
  }

  /** What was read of an album stays as long as the album comes with the same first tracks. */
  #open(album: Album): Opened {
    const known = this.#opened.get(album.uri);
    const isSame = known?.album === album || isDeepStrictEqual(known?.album.tracks, album.tracks);
    const opened = known && isSame ? known : this.#begin(album);
    this.#opened.set(album.uri, opened);
    return opened;
  }

  #begin(album: Album): Opened {
    const { client } = this.#parts;
    const reading = new AlbumTracksReading(album, (offset, limit, signal) =>
      client.albumTracks(album.id, offset, limit, { signal }),
    );
    return { album, reading, known: undefined, working: undefined };
  }

  #readOn(opened: Opened): Promise<AlbumTracks> {
    opened.working ??= this.#finish(opened).finally(() => (opened.working = undefined));
    return opened.working;
  }

  async #finish(opened: Opened): Promise<AlbumTracks> {
    const result = await opened.reading.read(this.#stopped.signal);
    this.#parts.kept.keepSimplified(result.tracks);
    opened.known = result;
    return result;
  }
}
