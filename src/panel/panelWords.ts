import type { PageStrings, SavedView } from '../../webview/protocol.ts';
import type { TrackWords } from './trackWords.ts';

/** Everything the panel says, in the person's language. */
export interface PanelWords extends TrackWords {
  page(): PageStrings;
  /** What the page and its tab are called while there is no title to show. */
  title(): string;
  artistTitle(): string;
  /** There is no library to look into. */
  signedOut(): string;
  /** Read out when a track on the page was saved or removed, here or elsewhere. */
  savedNow(): string;
  removedNow(): string;
  /** Describes an artist's picture. */
  picture(artist: string): string;
  details(): string;
  albumSection(): string;
  /** "12 tracks, 5 saved". */
  albumCount(total: number, saved: number): string;
  saveAll(): string;
  saveAllInFull(): string;
  discHeading(position: string): string;
  alsoBy(artists: readonly string[]): string;
  otherVersions(): string;
  inLibrary(): string;
  noneInLibrary(): string;
  /** Names a section by where its tracks come from. */
  artistTracks(source: 'topTracks' | 'search'): string;
  noArtistTracks(): string;
  releases(): string;
  noReleases(): string;
  count(count: number): string;
  tracks(count: number): string;
  /** The button for `next` of `left` further rows. */
  showMore(next: number, left: number): string;
  /** What the button of a row is called that saves or removes it. */
  changeRow(saved: SavedView, title: string): string;
  openRow(title: string): string;
}
