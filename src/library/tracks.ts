import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { SavedTrack, Track } from '../model/track.ts';
import { searchPageSize } from '../spotify/calls/search.ts';
import { searchQuery } from '../spotify/calls/searchQuery.ts';
import type { SpotifyClient } from '../spotify/client.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { KeptTracks } from './keptTracks.ts';
import { withoutRepetition } from './rowOrder.ts';
import type { SavedList } from './savedList.ts';

interface TracksParts {
  readonly client: Pick<SpotifyClient, 'track' | 'tracks' | 'searchTracks'>;
  readonly savedTracks: Pick<SavedList<SavedTrack>, 'get' | 'update'>;
  readonly kept: KeptTracks;
}

/** Tracks one by one: from the library where they are there, else from Spotify, and then kept. */
export class Tracks {
  readonly #parts: TracksParts;

  constructor(parts: TracksParts) {
    this.#parts = parts;
  }

  /** The fullest form of a track that is at hand without a request. */
  known(uri: string): Track | undefined {
    const { savedTracks, kept } = this.#parts;
    return this.#whole(uri) ?? savedTracks.get(uri)?.track ?? kept.get(uri);
  }

  /** Whole track: from the library when it is there, else one request. Rejects with a `SpotifyError`. */
  async get(uri: string, signal?: AbortSignal): Promise<Track> {
    const whole = this.#whole(uri);
    if (whole) return whole;
    const reference = parseSpotifyReference(uri);
    if (reference?.kind !== 'track') throw new SpotifyError('notFound', 'not a track');
    const { client, savedTracks, kept } = this.#parts;
    const track = await client.track(reference.id, { signal });
    kept.keep([track]);
    const row = savedTracks.get(uri);
    if (row && !kept.isWhole(row.track)) savedTracks.update({ ...row, track });
    return track;
  }

  /**
   * Whole tracks, in order: from the library where they are there, the others in as few requests as the quota mode
   * allows. Rejects with a `SpotifyError` when one of them cannot be had.
   */
  async several(uris: readonly string[]): Promise<Track[]> {
    const open = uris.filter(uri => !this.#whole(uri));
    const ids = new Map(open.map(uri => [uri, parseSpotifyReference(uri)?.id ?? uri]));
    const { found, error } = await this.#parts.client.tracks([...ids.values()]);
    if (error) throw error;
    this.#parts.kept.keep([...found.values()]);
    return uris.map(uri => {
      const track = this.#whole(uri) ?? found.get(ids.get(uri) ?? '');
      if (!track) throw new SpotifyError('notFound', 'one of several tracks is not there');
      return track;
    });
  }

  /** Up to ten that Spotify finds for what somebody has typed, with one request. Rejects with a `SpotifyError`. */
  async search(text: string, signal?: AbortSignal): Promise<readonly Track[]> {
    if (searchQuery({ text }) === '') return [];
    const { items } = await this.#parts.client.searchTracks({ text }, 0, searchPageSize, { signal });
    this.#parts.kept.keep(items);
    return withoutRepetition(items, track => track.uri);
  }

  #whole(uri: string): Track | undefined {
    const { savedTracks, kept } = this.#parts;
    const saved = savedTracks.get(uri)?.track;
    return saved && kept.isWhole(saved) ? saved : kept.whole(uri);
  }
}
