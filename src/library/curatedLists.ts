import type { SavedAlbum } from '../model/album.ts';
import type { SavedTrack } from '../model/track.ts';
import type { Change, SavedItem } from './journal.ts';
import { uriOf } from './journal.ts';
import type { KeptTracks } from './keptTracks.ts';
import type { Readings, SavedList } from './savedList.ts';
import type { SavedState } from './savedStates.ts';

/** A change that is shown although Spotify has not answered yet. */
export interface ShownChange {
  /** Spotify has answered: what was not applied is shown as before again. */
  settle(outcome: { readonly applied: readonly SavedItem[]; readonly unknown: readonly SavedItem[] }): void;
}

interface CuratedListsParts {
  readonly tracks: SavedList<SavedTrack>;
  readonly albums: SavedList<SavedAlbum>;
  readonly kept: KeptTracks;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Hears of lists that are known not to be Spotify's any more. */
  readonly onStale: (list: 'savedTracks' | 'savedAlbums') => void;
}

type List = SavedList<SavedTrack> | SavedList<SavedAlbum>;

/** A list is believed for so long after Spotify has confirmed it: the person may use other devices as well. */
const believedMs = 60_000;

/** A person's saved tracks and albums, as far as changing them goes. */
export class CuratedLists {
  readonly #parts: CuratedListsParts;
  /** What was sent to be saved and may have been. */
  readonly #uncertain = new Map<string, SavedItem>();

  constructor(parts: CuratedListsParts) {
    this.#parts = parts;
  }

  /** What the lists at hand say. */
  stateOf(uri: string): SavedState {
    const list = this.#listOf(uri);
    if (list.get(uri)) return 'saved';
    return list.isComplete ? 'notSaved' : 'unknown';
  }

  readingsOf(uri: string): Readings {
    return this.#listOf(uri).readings;
  }

  rowOf(uri: string): SavedItem | undefined {
    return this.#listOf(uri).get(uri);
  }

  /**
   * Makes sure that the lists can be believed about `uris`, with at most one request for each list. Returns those
   * about which they cannot. Rejects with a `SpotifyError`.
   */
  async confirm(uris: readonly string[]): Promise<string[]> {
    const doubted: string[] = [];
    for (const [name, list] of [
      ['savedTracks', this.#parts.tracks],
      ['savedAlbums', this.#parts.albums],
    ] as const) {
      const concerned = uris.filter(uri => this.#listOf(uri) === list);
      if (concerned.length === 0 || this.#isFresh(list) || (await list.confirm())) continue;
      doubted.push(...concerned);
      if (list.isComplete) this.#parts.onStale(name);
    }
    return doubted;
  }

  /** Shows `items` as saved or removed. */
  begin(kind: Change['kind'], items: readonly SavedItem[]): ShownChange {
    const { tracks, albums, kept } = this.#parts;
    const split = byKind(items);
    const titled = split.tracks.filter(isKnown);
    if (kind === 'remove') kept.keep(titled.map(({ track }) => track));
    const whole = titled.map(row => ({ ...row, track: kept.whole(row.track.uri) ?? row.track }));
    const settlements = [
      beginIn(tracks, kind, split.tracks.map(uriOf), whole),
      beginIn(albums, kind, split.albums.map(uriOf), split.albums),
    ];
    return {
      settle: ({ applied, unknown }) => {
        if (kind === 'save') for (const item of unknown) this.#uncertain.set(uriOf(item), item);
        const uris = new Set(applied.map(uriOf));
        for (const settle of settlements) settle?.(uris);
      },
    };
  }

  /** Shows tracks that were saved with a date of their own at the place where that puts them. */
  date(items: readonly SavedItem[]): void {
    const { tracks } = this.#parts;
    const rows = items.flatMap(item => {
      const row = tracks.get(uriOf(item));
      return row ? { ...row, addedAt: item.addedAt } : [];
    });
    if (rows.length > 0) tracks.date(rows);
  }

  /** Spotify has told whether items are saved: lists that say otherwise follow. */
  correct(answers: ReadonlyMap<string, boolean>): void {
    for (const [uri, isSaved] of answers) {
      const state = this.stateOf(uri);
      const item = this.#uncertain.get(uri);
      this.#uncertain.delete(uri);
      if (!isSaved && state === 'saved') this.#listOf(uri).remove([uri]);
      if (!isSaved || state === 'saved') continue;
      if (item && isKnown(item)) this.#insert(item);
      else if (state === 'notSaved') this.#parts.onStale(isAlbumUri(uri) ? 'savedAlbums' : 'savedTracks');
    }
  }

  #insert(item: SavedItem): void {
    if ('track' in item) this.#parts.tracks.insert([item]);
    else this.#parts.albums.insert([item]);
  }

  /** Also what is being read is believed: it is as new as can be. */
  #isFresh({ status: { phase, updatedAt = -Infinity }, rows }: List): boolean {
    if (phase === 'loading' || (phase === 'idle' && rows.length === 0)) return true;
    return phase === 'complete' && this.#parts.now() - updatedAt <= believedMs;
  }

  #listOf(uri: string): List {
    return isAlbumUri(uri) ? this.#parts.albums : this.#parts.tracks;
  }
}

/** Tracks saved by link alone have no title here; Spotify brings their rows. */
export function isKnown(item: SavedItem): boolean {
  return !('track' in item) || item.track.artists.length > 0 || item.track.name !== '';
}

function beginIn<Row extends SavedItem>(
  list: SavedList<Row>,
  kind: Change['kind'],
  uris: readonly string[],
  rows: readonly Row[],
): ((applied: ReadonlySet<string>) => void) | undefined {
  if (uris.length === 0) return undefined;
  return kind === 'save' ? list.beginSaving(uris, rows) : list.beginRemoving(uris);
}

function isAlbumUri(uri: string): boolean {
  return uri.startsWith('spotify:album:');
}

function byKind(items: readonly SavedItem[]): { tracks: SavedTrack[]; albums: SavedAlbum[] } {
  const tracks: SavedTrack[] = [];
  const albums: SavedAlbum[] = [];
  for (const item of items) {
    if ('track' in item) tracks.push(item);
    else albums.push(item);
  }
  return { tracks, albums };
}
