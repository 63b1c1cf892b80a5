import type { GroupedBy, TrackGroup } from '../library/arrangement/groupRows.ts';
import type { Removal } from '../library/journal.ts';
import type { SavedAlbum } from '../model/album.ts';
import type { ArtistReference } from '../model/artist.ts';
import type { TimeRange } from '../model/timeRange.ts';
import type { Track } from '../model/track.ts';

/** A track, wherever it appears. */
export interface TrackElement {
  readonly kind: 'track';
  /** Stable, and different for each place the track appears in. */
  readonly id: string;
  readonly track: Track;
  /** ISO 8601; only in Saved Tracks and Recently Removed, where it may be empty. */
  readonly addedAt?: string;
  /** From 1; only in ranked lists. */
  readonly rank?: number;
  /** In Saved Tracks everything is saved, so rows need not say it; in an album the album need not be named. */
  readonly place: 'savedTracks' | 'album' | 'ranking' | 'removed';
  /** By what it stands together with others below a group, whose row says that already. */
  readonly groupedBy?: GroupedBy;
  /** Epoch milliseconds; where no row above it tells. */
  readonly removedAt?: number;
}

/** An album, in Saved Albums and Recently Removed. */
export interface AlbumElement {
  readonly kind: 'album';
  readonly id: string;
  readonly saved: SavedAlbum;
  /** In Recently Removed it does not unfold. */
  readonly place?: 'removed';
  /** Epoch milliseconds; where no row above it tells. */
  readonly removedAt?: number;
}

/** Several items that were removed together, in Recently Removed. */
export interface RemovalElement {
  readonly kind: 'removal';
  readonly id: string;
  readonly removal: Removal;
}

/** Stands above the tracks of one disc of an album that has several. */
export interface DiscElement {
  readonly kind: 'disc';
  readonly id: string;
  /** From 1. */
  readonly disc: number;
}

/** Saved tracks that have something in common, in Saved Tracks. */
export interface GroupElement {
  readonly kind: 'group';
  readonly id: string;
  readonly group: TrackGroup;
}

/** A period of Top Tracks. */
export interface RangeElement {
  readonly kind: 'range';
  readonly id: string;
  readonly range: TimeRange;
}

/** An artist whose tracks a person asked for. */
export interface ArtistElement {
  readonly kind: 'artist';
  readonly id: string;
  readonly artist: ArtistReference & { readonly id: string };
}

/** Fetches the next page of a period. */
export interface LoadMoreElement {
  readonly kind: 'loadMore';
  readonly id: string;
  readonly range: TimeRange;
}

/** Says what could not be loaded. */
export interface FailureElement {
  readonly kind: 'failure';
  readonly id: string;
  readonly error: unknown;
  /** Pages that are missing from a list that is otherwise shown. */
  readonly missingPages?: number;
  /** Tracks that are missing from an album that is otherwise shown. */
  readonly missingTracks?: number;
  /** Tries again. */
  readonly retry: () => unknown;
}

/** Says that there is nothing, where that is not an error. */
export interface NoteElement {
  readonly kind: 'note';
  readonly id: string;
  readonly note:
    | 'noTopTracks'
    | 'noTracksOfArtist'
    | 'noSavedTracks'
    | 'nothingMatches'
    | 'noSavedAlbums'
    | 'likesOnTheirWay'
    | 'noAlbumWithoutLikes'
    | 'noTracksInAlbum'
    | 'nothingRemoved';
}

/** A row of a view: plain data. One function makes tree items of them. */
export type Element =
  | TrackElement
  | AlbumElement
  | DiscElement
  | GroupElement
  | RemovalElement
  | RangeElement
  | ArtistElement
  | LoadMoreElement
  | FailureElement
  | NoteElement;
