import { env, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { markdownText as plain } from '../interchange/markdownText.ts';
import type { SavedState } from '../library/savedStates.ts';
import { pauseSentence } from '../messages/explain.ts';
import { restrictionSentence } from '../messages/panel.ts';
import { removedWords } from '../messages/removed.ts';
import { viewWords } from '../messages/views.ts';
import type { AlbumReference } from '../model/album.ts';
import { isUnavailable } from '../model/availability.ts';
import { formatAgo, formatDay, formatLength, formatReleaseDate } from '../model/format.ts';
import { imageFor, isTrustedImage } from '../model/image.ts';
import { webPageOf } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import type { EndpointFamily, Lock } from '../spotify/locks.ts';
import type {
  AlbumElement,
  ArtistElement,
  DiscElement,
  Element,
  LoadMoreElement,
  NoteElement,
  RangeElement,
  TrackElement,
} from './elements.ts';
import { failureItem } from './failureItem.ts';
import { groupItem, groupTooltip } from './groupItem.ts';
import { removalItem } from './removalItem.ts';

/** What rendering a row needs to know beyond the row. */
export interface RowContext {
  readonly savedState: (uri: string) => SavedState;
  /** The track with all that is known of whether it can be played; default as the row has it. */
  readonly asKnown?: (track: Track) => Track;
  /** Where an artist's tracks came from, once they are here. */
  readonly sourceOfArtist: (element: ArtistElement) => 'topTracks' | 'search' | undefined;
  /** What Spotify makes requests of these families wait for. */
  readonly pauseOf: (families: readonly EndpointFamily[]) => Lock | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The one place that makes tree items of rows. */
export function treeItemFor(element: Element, context: RowContext): TreeItem {
  const item = itemFor(element, context);
  item.id = element.id;
  return item;
}

function itemFor(element: Element, context: RowContext): TreeItem {
  switch (element.kind) {
    case 'track':
      return trackItem(element, context);
    case 'album':
      return albumItem(element, context);
    case 'disc':
      return discItem(element);
    case 'group':
      return groupItem(element);
    case 'removal':
      return removalItem(element, context.now);
    case 'range':
      return rangeItem(element);
    case 'artist':
      return artistItem(element, context);
    case 'loadMore':
      return loadMoreItem(element);
    case 'failure':
      return failureItem(element, context.now);
    case 'note':
      return noteItem(element);
  }
}

function trackItem(element: TrackElement, { savedState, asKnown = asItIs, now }: RowContext): TreeItem {
  const { rank, place } = element;
  const track = asKnown(element.track);
  const state = savedState(track.uri);
  const title = titleOf(track);
  const item = new TreeItem(rank === undefined ? title : `${rank}  ${title}`);
  const removed = removedFact(element, now);
  const described = [...removed, trackDescription({ ...element, track })].filter(Boolean).join(' · ');
  item.description = besides(title, described);
  item.iconPath = new ThemeIcon(trackIcon({ ...element, track }, state));
  item.contextValue = track.isLocal ? 'track.local' : `track.${place === 'removed' ? place : state}`;
  item.command = { command: 'tracklist.showTrack', title: '', arguments: [element] };
  const said = [viewWords.by(title, artistNames(track)), track.album?.name, specialWords(track, 'long')];
  const state_ = place === 'savedTracks' || place === 'removed' ? '' : stateWord(state);
  item.accessibilityInformation = { label: [...said, state_, ...removed].flat().filter(Boolean).join(', ') };
  return item;
}

const asItIs = (track: Track): Track => track;

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const leftToRightMark = '\u200e';

/** Keeps a description to the right of its title where both are written from right to left. */
function besides(title: string, description: string): string {
  const runTogether = rightToLeft.test(title) && rightToLeft.test(description);
  return runTogether ? leftToRightMark + description : description;
}

/** As delivered; some titles at Spotify are empty or blank. */
function titleOf({ name }: { readonly name: string }): string {
  return name.trim() === '' ? viewWords.untitled() : name;
}

/** Below its album a row names neither the album nor artists who are the album's own. */
function trackDescription({ track, place }: TrackElement): string {
  const artists = artistNames(track);
  const isInAlbum = place === 'album';
  const names =
    isInAlbum && track.album && artistNames(track.album) === artists
      ? []
      : [artists, ...(isInAlbum ? [] : [track.album?.name])];
  return [...names, ...specialWords(track, 'short')].filter(Boolean).join(' · ');
}

function specialWords(track: Track, form: 'short' | 'long'): string[] {
  const words: string[] = [];
  if (track.explicit) words.push(form === 'short' ? viewWords.explicit() : viewWords.explicitLong());
  if (isUnavailable(track)) words.push(viewWords.notAvailable());
  if (track.isLocal) words.push(viewWords.local());
  return words;
}

/** Everywhere but in Saved Tracks, where everything is saved, the icon tells saved from not saved. */
function trackIcon({ track, place }: TrackElement, state: SavedState): string {
  if (track.isLocal) return 'file-media';
  if (place === 'removed') return 'circle-outline';
  if (place === 'savedTracks') return isUnavailable(track) ? 'circle-slash' : 'music';
  const icons: Record<SavedState, string> = { saved: 'check', notSaved: 'circle-outline', unknown: 'dash' };
  return icons[state];
}

function stateWord(state: SavedState): string {
  if (state === 'unknown') return '';
  return state === 'saved' ? viewWords.saved() : viewWords.notSaved();
}

function artistNames({ artists }: Pick<Track, 'artists'>): string {
  return artists
    .map(artist => artist.name)
    .filter(Boolean)
    .join(', ');
}

/** When the item was removed, where no row above it tells. */
function removedFact({ removedAt }: TrackElement | AlbumElement, now: number): string[] {
  return removedAt === undefined ? [] : [removedWords.when(removedAt, now)];
}

function albumItem(element: AlbumElement, { savedState, now }: RowContext): TreeItem {
  const { saved, place } = element;
  const { album } = saved;
  const title = titleOf(album);
  const { Collapsed, None } = TreeItemCollapsibleState;
  const item = new TreeItem(title, place === 'removed' ? None : Collapsed);
  const tracks = viewWords.tracks(album.totalTracks ?? album.tracks.total);
  const facts = [artistNames(album), album.releaseDate?.value.slice(0, 4), tracks];
  const parts = [...removedFact(element, now), ...facts].filter(Boolean);
  item.description = besides(title, parts.join(' · '));
  item.iconPath = new ThemeIcon('library');
  item.contextValue = `album.${place ?? savedState(album.uri)}`;
  item.accessibilityInformation = { label: [title, ...parts].join(', ') };
  return item;
}

function discItem({ disc }: DiscElement): TreeItem {
  const item = new TreeItem(viewWords.disc(disc));
  item.contextValue = 'disc';
  return item;
}

function rangeItem({ range }: RangeElement): TreeItem {
  const item = new TreeItem(viewWords.range(range), TreeItemCollapsibleState.Collapsed);
  item.iconPath = new ThemeIcon('calendar');
  item.contextValue = 'range';
  return item;
}

function artistItem(element: ArtistElement, { sourceOfArtist, pauseOf, now }: RowContext): TreeItem {
  const item = new TreeItem(element.artist.name, TreeItemCollapsibleState.Expanded);
  const source = sourceOfArtist(element);
  const pause = pauseOf(familiesOfArtist(source));
  const words = {
    topTracks: viewWords.topTracksOfArtist(),
    search: viewWords.searchedTracksOfArtist(),
  };
  const parts = [...(source ? [words[source]] : []), ...(pause ? [pauseSentence(pause, now)] : [])];
  if (parts.length > 0) item.description = parts.join(' · ');
  item.iconPath = new ThemeIcon('account');
  item.contextValue = 'artist';
  return item;
}

function familiesOfArtist(source: 'topTracks' | 'search' | undefined): readonly EndpointFamily[] {
  if (source === undefined) return ['artists', 'search'];
  return source === 'topTracks' ? ['artists'] : ['search'];
}

function loadMoreItem(element: LoadMoreElement): TreeItem {
  const item = new TreeItem(viewWords.loadMore());
  item.iconPath = new ThemeIcon('ellipsis');
  item.contextValue = 'loadMore';
  item.command = { command: 'tracklist.loadMore', title: '', arguments: [element] };
  return item;
}

function noteItem({ note }: NoteElement): TreeItem {
  const item = new TreeItem(viewWords[note]());
  item.contextValue = 'note';
  if (note === 'nothingMatches') item.command = { command: 'tracklist.clearFilter', title: '' };
  if (note === 'noAlbumWithoutLikes') item.command = { command: 'tracklist.showAllAlbums', title: '' };
  return item;
}

/** Edge of a cover in a tooltip, in pixels. */
const coverPixels = 160;

/**
 * What a row says when the pointer rests on it; undefined for rows that say everything themselves.
 * @param isInvented the music is the demo's, which has no page at Spotify
 * @param asKnown the track with all that is known of whether it can be played
 */
export function tooltipFor(
  element: Element,
  isInvented = false,
  asKnown = asItIs,
): MarkdownString | undefined {
  if (element.kind === 'track')
    return trackTooltip({ ...element, track: asKnown(element.track) }, isInvented);
  if (element.kind === 'album') return albumTooltip(element, isInvented);
  if (element.kind === 'group') return groupTooltip(element);
  return undefined;
}

function trackTooltip({ track, addedAt }: TrackElement, isInvented: boolean): MarkdownString {
  const { album } = track;
  const release = album?.releaseDate && formatReleaseDate(album.releaseDate, env.language);
  const lines = [
    `**${plain(titleOf(track))}**`,
    plain(artistNames(track)),
    plain([album?.name, release].filter(Boolean).join(' · ')),
    plain([formatLength(track.durationMs), ...specialWords(track, 'long')].join(' · ')),
    isUnavailable(track) ? plain(restrictionSentence(track.restrictionReason)) : '',
    plain(addedSentence(addedAt)),
    isInvented ? '' : linkLine(webPageOf('track', track)),
  ];
  return markdown(album, lines);
}

function albumTooltip({ saved: { album, addedAt } }: AlbumElement, isInvented: boolean): MarkdownString {
  const release = album.releaseDate && formatReleaseDate(album.releaseDate, env.language);
  const lines = [
    `**${plain(titleOf(album))}**`,
    plain(artistNames(album)),
    plain([release, viewWords.tracks(album.totalTracks ?? album.tracks.total)].filter(Boolean).join(' · ')),
    plain(addedSentence(addedAt)),
    isInvented ? '' : linkLine(webPageOf('album', album)),
  ];
  return markdown(album, lines);
}

function addedSentence(addedAt: string | undefined): string {
  if (addedAt === undefined) return '';
  const day = formatDay(addedAt, env.language);
  const ago = formatAgo(addedAt, Date.now(), env.language);
  return day && ago ? viewWords.added(day, ago) : '';
}

function markdown(album: AlbumReference | undefined, lines: readonly string[]): MarkdownString {
  const image = imageFor(album?.images ?? [], coverPixels);
  const cover =
    image && isTrustedImage(image) && !/[\s()<>]/.test(image.url)
      ? [`![](${image.url}|width=${coverPixels})`]
      : [];
  const text = new MarkdownString([...cover, ...lines.filter(Boolean)].join('\n\n'));
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}

function linkLine(url: string | undefined): string {
  return url?.startsWith('https://open.spotify.com/') && !/[\s()<>]/.test(url)
    ? `[${viewWords.openInSpotify()}](${url})`
    : '';
}
