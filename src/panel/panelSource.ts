import type { AlbumTracks } from '../library/albumTracks.ts';
import type { ArtistReleases } from '../library/artists.ts';
import type { Candidate } from '../library/matching/match.ts';
import type { RelatedTracks, Relation } from '../library/relatedTracks.ts';
import type { Album } from '../model/album.ts';
import type { Artist } from '../model/artist.ts';
import type { Event } from '../model/event.ts';
import type { Track } from '../model/track.ts';
import type { ArtistTracks } from '../spotify/client.ts';

/** What the panel needs to know; satisfied by the current library, demo or real. What rejects does so with a `SpotifyError`. */
export interface PanelSource {
  /** "Demo" or "Test server"; missing for the person's own library. */
  readonly label?: string;
  /** Fires when saved states, dates or the session may have changed. */
  readonly onDidChange: Event<unknown>;
  /** From the local library at once when it is there, else one request. */
  track(uri: string, signal: AbortSignal): Promise<Track>;
  /** The track if it is at hand without a request. */
  known(uri: string): Track | undefined;
  /** The track with what is known by now of whether it can be played. */
  asKnown(track: Track): Track;
  savedState(uri: string): 'saved' | 'notSaved' | 'unknown';
  /** ISO 8601. */
  addedAt(uri: string): string | undefined;
  /** Asks Spotify about a state that is unknown; the answer arrives through `onDidChange`. */
  lookUpSaved(uris: readonly string[]): void;
  /** Another object whenever saved tracks are different from before. */
  readonly savedTracks: object;
  /** Saved tracks that have to do with something; without a request. */
  related(relation: Relation): Promise<RelatedTracks>;
  /**
   * What may stand in for a track that cannot be played, best first; at most two requests. Undefined when the person
   * does not say in which country.
   */
  findReplacements(track: Track, signal: AbortSignal): Promise<readonly Candidate[] | undefined>;
  /** A saved album, if it is at hand. */
  knownAlbum(uri: string): Album | undefined;
  /** Whether an album with all its tracks can be had without a request. */
  isAlbumAtHand(uri: string): boolean;
  /** The saved album, or else one request. */
  album(uri: string, signal: AbortSignal): Promise<Album>;
  /** One request for each 50 tracks beyond those the album came with. */
  albumTracks(album: Album): Promise<AlbumTracks>;
  /** The same after another try for what could not be read. */
  readMissingTracks(album: Album): Promise<AlbumTracks>;
  knownArtist(id: string): Artist | undefined;
  /** One request, unless the artist was read before. */
  artist(id: string, signal: AbortSignal): Promise<Artist>;
  /** Whether Spotify tells this app of artists' top tracks; else popular results of a search stand for them. */
  readonly hasTopTracks: boolean;
  /** One request, unless they were read before. */
  artistTracks(artist: { readonly id: string; readonly name: string }): Promise<ArtistTracks>;
  knownReleases(id: string): ArtistReleases | undefined;
  /** One request for the next ten. */
  moreReleases(id: string, signal: AbortSignal): Promise<ArtistReleases>;
}
