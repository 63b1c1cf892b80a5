import type { Random } from '../random.ts';
import type { CatalogueAlbum, CatalogueArtist, CatalogueTrack } from './entities.ts';
import { spotifyId } from './spotifyId.ts';

/** Something that was recorded once and may appear on several releases. */
export interface Recording {
  readonly name: string;
  readonly artists: readonly CatalogueArtist[];
  readonly durationMs: number;
  readonly explicit: boolean;
  readonly isrc: string;
}

/** A release before it has ids. */
export interface ReleasePlan {
  readonly name: string;
  readonly type: CatalogueAlbum['type'];
  readonly artists: readonly CatalogueArtist[];
  readonly releaseDate: string;
  readonly label: string;
  /** One list of recordings for each disc. */
  readonly discs: readonly (readonly Recording[])[];
  readonly hasCover?: boolean;
}

/** What a track gets beyond its recording: where it may be played. */
export type Availability = Pick<CatalogueTrack, 'markets' | 'blocked' | 'replacement'>;

/** Makes releases out of recordings and gives everything its ids and codes. */
export class Press {
  readonly albums: CatalogueAlbum[] = [];
  trackCount = 0;
  readonly #random: Random;
  #recordings = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  artist(name: string, genres: readonly string[]): CatalogueArtist {
    return { id: spotifyId(this.#random), name, genres };
  }

  /**
   * A well-formed ISRC that no other recording has.
   * @param country its two-letter prefix
   */
  isrc(country: string, year: number): string {
    const count = this.#recordings++;
    const registrant = Math.floor(count / 100_000)
      .toString(36)
      .toUpperCase()
      .padStart(3, 'TL0');
    return `${country}${registrant}${String(year % 100).padStart(2, '0')}${String(count % 100_000).padStart(5, '0')}`;
  }

  /** Publishes a release; `availability` is asked once for each of its tracks. */
  release(
    plan: ReleasePlan,
    availability?: (recording: Recording, index: number) => Availability,
  ): CatalogueAlbum {
    const tracks: CatalogueTrack[] = [];
    const { name, type, artists, releaseDate, label } = plan;
    const id = spotifyId(this.#random);
    const hasCover = plan.hasCover ?? true;
    const album = { id, name, type, artists, releaseDate, tracks, label, upc: this.#upc(), hasCover };
    plan.discs.forEach((recordings, disc) => {
      recordings.forEach((recording, index) => {
        const track = {
          id: spotifyId(this.#random),
          name: recording.name,
          artists: recording.artists,
          album,
          disc: disc + 1,
          number: index + 1,
          durationMs: recording.durationMs,
          explicit: recording.explicit,
          isrc: recording.isrc,
        };
        tracks.push(availability ? { ...track, ...availability(recording, tracks.length) } : track);
      });
    });
    this.albums.push(album);
    this.trackCount += tracks.length;
    return album;
  }

  /** Thirteen digits, the last of which checks the others. */
  #upc(): string {
    const digits = Array.from({ length: 12 }, () => this.#random.between(0, 9));
    const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
    return digits.join('') + String((10 - (sum % 10)) % 10);
  }
}
