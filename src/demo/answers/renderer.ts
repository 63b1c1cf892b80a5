import { spotifyLink, spotifyUri } from '../../model/spotifyUri.ts';
import type { SpotifyKind } from '../../model/spotifyUri.ts';
import type { CatalogueAlbum, CatalogueArtist, CatalogueTrack } from '../catalogue/entities.ts';
import { hash } from '../hash.ts';
import type { LocalFile } from '../localFile.ts';
import { localFileUri } from '../localFile.ts';
import type { QuotaMode } from '../quotaMode.ts';
import {
  albumRestriction,
  marketsOfAlbum,
  marketsOfTrack,
  playedInstead,
  restriction,
} from './availability.ts';
import { sliceOf } from './paging.ts';
import type { Paging } from './paging.ts';

type Json = Record<string, unknown>;

export interface RendererOptions {
  readonly mode: QuotaMode;
  /** Address the links in answers begin with, up to and including `/v1`. */
  readonly base: string;
  /** The market that was asked for, which turns relinking on. */
  readonly market: string | undefined;
  /** The listener's country. */
  readonly country: string;
  /** Address of a cover. */
  readonly coverUrl: CoverUrl;
}

/**
 * Address of the picture of an album or artist.
 * @param key its id
 * @param pixels width and height
 */
export type CoverUrl = (key: string, pixels: number) => string;

const coverSizes = [640, 300, 64];
const embeddedTracks = 50;

/** Writes catalogue entries the way the Web API does, with the fields that the quota mode has. */
export class Renderer {
  readonly #options: RendererOptions;
  readonly #extended: boolean;

  constructor(options: RendererOptions) {
    this.#options = options;
    this.#extended = options.mode === 'extended';
  }

  track(asked: CatalogueTrack): Json {
    const track = this.#played(asked);
    return {
      album: this.simplifiedAlbum(track.album),
      ...this.#trackFields(track, asked),
      external_ids: { isrc: track.isrc },
      ...(this.#extended ? { popularity: popularity(track.id) } : {}),
    };
  }

  simplifiedTrack(asked: CatalogueTrack): Json {
    return this.#trackFields(this.#played(asked), asked);
  }

  localTrack(file: LocalFile): Json {
    return {
      album: { ...nobody(file.album), album_type: null, artists: [], images: [], type: 'album', ...noDate },
      artists: [{ ...nobody(file.artist), type: 'artist' }],
      ...(this.#extended ? { available_markets: [], popularity: 0 } : {}),
      ...nobody(file.name),
      disc_number: 0,
      duration_ms: file.seconds * 1000,
      explicit: false,
      external_ids: {},
      is_local: true,
      track_number: 0,
      type: 'track',
      uri: localFileUri(file),
    };
  }

  album(album: CatalogueAlbum): Json {
    const href = `${this.#options.base}/albums/${album.id}/tracks`;
    const paging: Paging = { href, query: this.#marketQuery(), limit: embeddedTracks, offset: 0 };
    return {
      ...this.simplifiedAlbum(album),
      tracks: sliceOf(album.tracks, paging, track => this.simplifiedTrack(track)),
      copyrights: [
        { text: `© ${album.releaseDate.slice(0, 4)} ${album.label}`, type: 'C' },
        { text: `℗ ${album.releaseDate.slice(0, 4)} ${album.label}`, type: 'P' },
      ],
      external_ids: { upc: album.upc },
      genres: [],
      ...(this.#extended ? { label: album.label, popularity: popularity(album.id) } : {}),
    };
  }

  simplifiedAlbum(album: CatalogueAlbum): Json {
    const { market, country } = this.#options;
    const reason = albumRestriction(album, market ?? country);
    return {
      album_type: album.type,
      total_tracks: album.tracks.length,
      ...(this.#extended ? { available_markets: marketsOfAlbum(album) } : {}),
      ...this.#identity('album', album.id),
      images: album.hasCover ? this.#images(album.id) : [],
      name: album.name,
      release_date: album.releaseDate,
      release_date_precision: (['year', 'month', 'day'] as const)[album.releaseDate.split('-').length - 1],
      ...(reason ? { restrictions: { reason } } : {}),
      artists: album.artists.map(artist => this.simplifiedArtist(artist)),
    };
  }

  /** As listed among an artist's releases. */
  artistAlbum(album: CatalogueAlbum, group: string): Json {
    return { ...this.simplifiedAlbum(album), ...(this.#extended ? { album_group: group } : {}) };
  }

  artist(artist: CatalogueArtist): Json {
    return {
      ...this.simplifiedArtist(artist),
      images: this.#images(artist.id),
      genres: this.#extended ? artist.genres : [],
      ...(this.#extended
        ? {
            followers: { href: null, total: hash(artist.id) % 2_000_000 },
            popularity: popularity(artist.id),
          }
        : {}),
    };
  }

  simplifiedArtist(artist: CatalogueArtist): Json {
    return { ...this.#identity('artist', artist.id), name: artist.name };
  }

  #trackFields(track: CatalogueTrack, asked: CatalogueTrack): Json {
    const { market, country } = this.#options;
    const reason = restriction(track, market ?? country);
    // Without a market nothing is replaced in the answer, yet what is played in its place is no restriction.
    const isBlocked = reason !== undefined && playedInstead(track, country) === track;
    return {
      artists: track.artists.map(artist => this.simplifiedArtist(artist)),
      ...(this.#extended ? { available_markets: marketsOfTrack(track) } : {}),
      disc_number: track.disc,
      duration_ms: track.durationMs,
      explicit: track.explicit,
      ...this.#identity('track', track.id),
      is_local: false,
      ...(market ? { is_playable: reason === undefined } : {}),
      ...(this.#extended && track !== asked ? { linked_from: this.#identity('track', asked.id) } : {}),
      name: track.name,
      ...((market ? reason !== undefined : isBlocked) ? { restrictions: { reason } } : {}),
      track_number: track.number,
    };
  }

  #played(track: CatalogueTrack): CatalogueTrack {
    return this.#options.market ? playedInstead(track, this.#options.market) : track;
  }

  #identity(kind: SpotifyKind, id: string): Json {
    return {
      external_urls: { spotify: spotifyLink({ kind, id }) },
      href: `${this.#options.base}/${kind}s/${id}`,
      id,
      type: kind,
      uri: spotifyUri(kind, id),
    };
  }

  #images(key: string): Json[] {
    return coverSizes.map(pixels => ({
      url: this.#options.coverUrl(key, pixels),
      height: pixels,
      width: pixels,
    }));
  }

  #marketQuery(): URLSearchParams {
    const { market } = this.#options;
    return new URLSearchParams(market ? { market } : {});
  }
}

/** What a thing outside the catalogue has in place of an identity. */
function nobody(name: string): Json {
  return { external_urls: {}, href: null, id: null, name, uri: null };
}

const noDate = { release_date: null, release_date_precision: null };

/** 0–100, the same for the same id. */
function popularity(id: string): number {
  return hash(id) % 101;
}
