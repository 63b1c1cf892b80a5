import type { AlbumReference } from '../model/album.ts';
import type { ArtistReference } from '../model/artist.ts';
import { isAlike } from '../model/isAlike.ts';
import type { SavedTrack } from '../model/track.ts';

/**
 * Makes one object of what tracks have in common. Spotify repeats album and artists with every track, and a
 * library has far fewer of them than tracks; titles and dates recur as well. Only what is alike in everything is
 * shared.
 */
export class SharedParts {
  readonly #albums = new Map<string, AlbumReference>();
  readonly #artists = new Map<string, ArtistReference>();
  readonly #credits = new Map<string, readonly ArtistReference[]>();
  readonly #texts = new Map<string, string>();

  /** The same entry, made of parts that other entries may have as well. */
  readonly savedTrack = ({ addedAt, track }: SavedTrack): SavedTrack => ({
    addedAt: oneOf(this.#texts, addedAt, addedAt),
    track: {
      ...track,
      name: oneOf(this.#texts, track.name, track.name),
      artists: this.#credit(track.artists),
      ...(track.album ? { album: this.#album(track.album) } : {}),
    },
  });

  #album(album: AlbumReference): AlbumReference {
    return oneOf(this.#albums, album.id, { ...album, artists: this.#credit(album.artists) });
  }

  #credit(artists: readonly ArtistReference[]): readonly ArtistReference[] {
    const key = artists.map(({ id }) => id).join();
    return oneOf(
      this.#credits,
      key,
      artists.map(each => oneOf(this.#artists, each.id, each)),
    );
  }
}

/** What is known under `key` when it is alike; otherwise `part`, which is known from now on. */
function oneOf<Part>(parts: Map<string, Part>, key: string | undefined, part: Part): Part {
  if (key === undefined) return part;
  const known = parts.get(key);
  if (known !== undefined && isAlike(known, part)) return known;
  parts.set(key, part);
  return part;
}
