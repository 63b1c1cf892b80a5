import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { SavedState } from '../library/savedStates.ts';
import { pauseSentence } from '../messages/explain.ts';
import { removedWords } from '../messages/removed.ts';
import { viewWords } from '../messages/views.ts';
import { titleOf } from '../messages/wording.ts';
import { artistNames } from '../model/artistNames.ts';
import { isUnavailable } from '../model/availability.ts';
import type { Track } from '../model/track.ts';
import type { EndpointFamily, Lock } from '../spotify/locks.ts';
import { besideTitle } from './besideTitle.ts';
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
import { groupItem } from './groupItem.ts';
import { removalItem } from './removalItem.ts';
import { specialWords } from './rowWords.ts';

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
  item.description = besideTitle(title, [...removed, ...trackFacts({ ...element, track })]);
  item.iconPath = new ThemeIcon(trackIcon({ ...element, track }, state));
  item.contextValue = track.isLocal ? 'track.local' : `track.${place === 'removed' ? place : state}`;
  item.command = { command: 'tracklist.showTrack', title: '', arguments: [element] };
  const said = [viewWords.by(title, artistNames(track)), track.album?.name, specialWords(track, 'long')];
  const saidState = place === 'savedTracks' || place === 'removed' ? '' : stateWord(state);
  item.accessibilityInformation = {
    label: [...said, saidState, ...removed].flat().filter(Boolean).join(', '),
  };
  return item;
}

const asItIs = (track: Track): Track => track;

/**
 * Below its album a row names neither the album nor artists who are the album's own, and below its artist no other than
 * those who come in addition: there is little room for what is said above it.
 */
function trackFacts({ track, place, groupedBy }: TrackElement): (string | undefined)[] {
  const { album, artists } = track;
  const isInAlbum = place === 'album' || groupedBy === 'album';
  const areNamedAbove = isInAlbum
    ? album !== undefined && artistNames(album) === artistNames(track)
    : groupedBy === 'artist' && artists.length === 1;
  const names = [areNamedAbove ? '' : artistNames(track), isInAlbum ? '' : album?.name];
  return [...names, ...specialWords(track, 'short')];
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
  item.description = besideTitle(title, parts);
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
  if (parts.length > 0) item.description = besideTitle(element.artist.name, parts);
  item.iconPath = new ThemeIcon('account');
  item.contextValue = 'artist';
  item.accessibilityInformation = { label: [element.artist.name, ...parts].join(', ') };
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
