import type { PageStrings } from '../../webview/pageStrings.ts';
import type { SavedView } from '../../webview/protocol.ts';
import type { Candidate } from '../library/matching/match.ts';
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
  saveAllTracks(): string;
  /** All tracks of the album that the page is about. */
  tracksSection(): string;
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
  /** Offers to look for what may stand in for a track that cannot be played. */
  findReplacement(): string;
  /** The same, with the track's title. */
  findReplacementFor(title: string): string;
  /** What looking for it costs. */
  searchCost(): string;
  replacements(): string;
  noReplacement(): string;
  /** The person did not say in which country. */
  noCountry(): string;
  /** Why a track may be the recording that is looked for. */
  likeness(candidate: Candidate): string;
  replace(): string;
  /** The same, with the title and the album of what comes in place of the track. */
  replaceBy(title: string, album: string): string;
}
